/** Sixty mails through a storm; `npm run soak-mail` does a thousand, with more power cuts. */
import { expect, test } from '@jest/globals';
import { cloneDatabase, isPostgres } from '../support/databases';
import { mailStorm } from './mail-storm';

const SEED = Number(process.env.SEED ?? 20261121);
const MAILS = 60;

/** Evenly spread numbers from 0 to 1 that follow from the seed alone. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** On MongoDB a new database has no staff to act as; the storm itself asks nothing of the engine. */
const onPostgres = isPostgres() ? test : test.skip;

onPostgres(
  `each of ${MAILS} mails arrives once, whatever the mail service and the power do (seed ${SEED})`,
  async () => {
    const random = randomFrom(SEED);
    const calm = await mailStorm({
      databaseUri: await cloneDatabase(),
      mails: MAILS,
      kills: 1,
      random,
      pace: { timeoutMs: 1500, retryMs: 700 },
      withinMs: 120_000,
    });
    expect({ once: calm.takenOnce, more: calm.takenMore, states: Object.fromEntries(calm.states) }).toEqual({
      once: MAILS,
      more: 0,
      states: { Sent: MAILS },
    });
    // The storm was one: every bad mood was met, and the service was asked what it had taken.
    expect(calm.met.size).toBe(9);
    expect(calm.lookUps).toBeGreaterThan(0);
  },
  240_000,
);
