/** Sixty mails through a storm; `npm run soak-mail` does a thousand, with more power cuts. */
import { expect, test } from '@jest/globals';
import { cloneDatabase, isPostgres } from '../support/databases';
import { randomFrom } from '../support/random';
import { mailStorm } from './mail-storm';

const SEED = Number(process.env.SEED ?? 20261121);
const MAILS = 60;

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
