/** The power is cut in the middle of accepted reprints: after the next start each has its one job. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { HeldWrites } from '../faults/held-writes';
import type { View } from '../sales/pricing';
import { pointer } from '../support/api';
import { isPostgres } from '../support/databases';
import { start } from '../support/process';
import { enter } from '../support/shop';
import { bring, done, inDatabase, newOrder, type Ordered, reprintForm, seen } from './orders';
import { known, shop } from './shop';

/** The writes by which a reprint comes about, the last one first. */
const WRITES = [
  'BEFORE UPDATE ON "ReprintRequest" FOR EACH ROW WHEN (OLD."printJob" IS NULL AND NEW."printJob" IS NOT NULL)',
  'BEFORE INSERT ON "PrintJob" FOR EACH ROW WHEN (NEW."reprintOf" IS NOT NULL)',
];
const FATES = ['lost', 'made'] as const;

interface Reprint {
  order: Ordered;
  reprintId: string;
}

(isPostgres() ? describe : describe.skip)('reprints under way when the power goes', () => {
  let held: HeldWrites;
  afterAll(() => held?.end());

  async function asked(): Promise<Reprint> {
    const order = await newOrder(shop, known);
    await bring(shop, order.job, 'Dispatched');
    const { reprintId } = await done(shop, 'requestReprint', reprintForm(order));
    return { order, reprintId };
  }

  /** The rows that were left open are as old as those of a server that died long ago. */
  const minutePasses = () =>
    inDatabase(shop, `UPDATE "ReprintRequest" SET "unsettledSince" = "unsettledSince" - interval '1 minute'`, []);

  async function expectWhole({ order: mine, reprintId }: Reprint): Promise<void> {
    const jobs = await shop.coordinator.find('PrintJob', { reprintOf: pointer('PrintJob', mine.job) });
    expect(jobs.body.results).toMatchObject([{ status: 'Received', order: { objectId: mine.order } }]);
    const { body } = await shop.coordinator.get('ReprintRequest', reprintId);
    expect(body).toMatchObject({ status: 'Accepted', printJob: { objectId: jobs.body.results[0].objectId } });
    const { reprints, lifecycleStage } = await seen(shop, mine.token);
    expect(reprints.map(({ status }: View) => status)).toEqual(['Accepted']);
    expect(lifecycleStage).toBe('In Production');
    const events = await shop.coordinator.find('AuditEvent', { entityId: reprintId });
    expect(events.body.results.map(({ action }: View) => action).sort()).toEqual(['accept', 'create']);
    const mails = await shop.coordinator.find('EmailMessage', {
      event: 'reprintAnswered',
      order: pointer('Order', mine.order),
    });
    expect(mails.body.results).toHaveLength(1);
  }

  test('the job, or the note of it, is lost or made after all: each reprint is whole', async () => {
    const reprints = await Promise.all(WRITES.flatMap(() => FATES.map(asked)));
    const waiting = [...reprints];
    const accepted: Promise<unknown>[] = [];
    const lost: number[] = [];
    held = await HeldWrites.in(shop.env.DATABASE_URI as string, []);
    await held.hold();
    for (const write of WRITES) {
      await held.also(write);
      for (const fate of FATES) {
        const { reprintId } = waiting.shift() as Reprint;
        const accepting = shop.coordinator.update('ReprintRequest', reprintId, { status: 'Accepted' });
        accepted.push(accepting.catch(() => undefined));
        const arrived = await held.arrivals(1);
        if (fate === 'lost') lost.push(...arrived);
      }
    }
    await shop.process.kill();
    await Promise.all(accepted);
    await held.lose(lost);
    await held.release();
    await held.settled();
    await minutePasses();
    Object.assign(shop, await enter(await start(shop.env), shop.env));
    for (const reprint of reprints) await expectWhole(reprint);
  }, 240_000);
});
