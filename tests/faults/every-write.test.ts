/** kill -9 before every single write of every operation: the next start finishes or forgets it, and sent again it is answered once. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTill } from '../payments/paying';
import { LOOKING } from '../preflight/waiting';
import { isPostgres } from '../support/databases';
import { FakeStripe } from '../support/stripe';
import { type BrokenOff, brokenOffEverywhere, OPERATIONS, sendAgain } from './points/every-write';
import type { World } from './points/operation';
import { aMinuteLater, preloading, YEAR_MS } from './preloads';
import { Station } from './station';

/** `npm run soak-faults` breaks each operation off before every write; here the third, the ninth, and so on. */
const isThorough = Boolean(process.env.EVERY_WRITE);
const next = isThorough ? (write: number) => write + 1 : (write: number) => write * 3 || 3;
/** What the start says of what it finished finds no room: the shop must outlive that. */
const fullLog = existsSync('/dev/full') ? '/dev/full' : undefined;
const names = process.env.WORK?.split(', ') ?? Object.keys(OPERATIONS);
const stripe = new FakeStripe();

(isPostgres() ? describe : describe.skip)('every operation, broken off before its writes', () => {
  let station: Station;
  let world: World;
  beforeAll(async () => {
    const { env } = await stripe.listen();
    station = await Station.open({ ...env, ...LOOKING });
    world = { shop: station.shop, known: await openTill(station.shop, 'stripe'), stripe };
    // What looks at files would go on in the name of whoever sent one.
    Object.assign(station.env, { PREFLIGHT_AT_ONCE: '0' });
  }, 120_000);
  afterAll(() => Promise.all([station?.close(), stripe.stop()]));

  /** Breaks them off; after the next start nothing is half there, and each that is sent again is answered, once. */
  async function breakOff(names: string[], restart: () => Promise<void>): Promise<BrokenOff[]> {
    const broken = (await Promise.all(names.map((name) => brokenOffEverywhere(world, name, next)))).flat();
    await restart();
    await station.expectWhole();
    for (const one of broken) await sendAgain(one, station.ledger);
    await station.expectWhole();
    const tries = names.map((name) => `${name} ${broken.filter((one) => one.name === name).length - 1}`);
    if (isThorough) console.log(`Broken off: ${tries.join(', ')}`);
    return broken;
  }

  test('is finished or forgotten by the next start, and answered once when it is sent again', async () => {
    await station.restart(preloading('stop-at-write'));
    const broken = await breakOff(names, () => station.cut(aMinuteLater(), fullLog));
    expect(broken.length).toBeGreaterThanOrEqual(2 * names.length);
  }, 900_000);

  // Whoever signs a notice, and whoever logs when they worked, does so by a clock that is right.
  const byTheRightClock = ['pay an order', 'approve a log', 'take an approval back', 'delete an approved log'];
  const byAnyClock = names.filter((name) => !byTheRightClock.includes(name));
  const ifThorough = isThorough ? test : test.skip;
  ifThorough(
    'so it is by a clock that was a year ahead when the power went',
    async () => {
      await station.restart({ ...preloading('stop-at-write', 'clock'), CLOCK_SHIFT_MS: String(YEAR_MS) });
      await station.signIn();
      await breakOff(byAnyClock, () => station.cut());
    },
    900_000,
  );
});
