/** The power is cut in the middle of an accepted reprint: after the next start it has its one job. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HeldWrites } from '../faults/held-writes';
import { LOOKING } from '../preflight/waiting';
import type { Choices, View } from '../sales/pricing';
import { openStore } from '../store/buyer';
import { pointer } from '../support/api';
import { isPostgres } from '../support/databases';
import { start } from '../support/process';
import { enter, useShop } from '../support/shop';
import { bring, done, inDatabase, newOrder, type Ordered, reprintForm, seen } from './orders';

/** The writes by which a reprint comes about, one after the other. */
const WRITES = [
  'BEFORE INSERT ON "PrintJob" FOR EACH ROW WHEN (NEW."reprintOf" IS NOT NULL)',
  'BEFORE UPDATE ON "ReprintRequest" FOR EACH ROW WHEN (OLD."printJob" IS NULL AND NEW."printJob" IS NOT NULL)',
];

(isPostgres() ? describe : describe.skip)('reprints under way when the power goes', () => {
  const shop = useShop(LOOKING);
  let held: HeldWrites;
  let known: Choices;
  beforeAll(async () => {
    known = await openStore(shop);
  }, 30_000);
  afterAll(() => held?.end());

  /** The rows that were left open are as old as those of a server that died long ago. */
  const minutePasses = () =>
    inDatabase(shop, `UPDATE "ReprintRequest" SET "unsettledSince" = "unsettledSince" - interval '1 minute'`, []);

  async function printedOrder(): Promise<Ordered> {
    const order = await newOrder(shop, known);
    await bring(shop, order.job, 'Dispatched');
    return order;
  }

  test.each([
    ['the job is lost', 0, 'lost'],
    ['the job is made after all', 0, 'made'],
    ['the note of the job is lost', 1, 'lost'],
    ['the note of the job is made after all', 1, 'made'],
  ])(
    '%s',
    async (_what, write, fate) => {
      const mine = await printedOrder();
      const { reprintId } = await done(shop, 'requestReprint', reprintForm(mine));
      held = await HeldWrites.in(shop.env.DATABASE_URI as string, [WRITES[write] as string]);
      await held.hold();
      const accepted = shop.coordinator
        .update('ReprintRequest', reprintId, { status: 'Accepted' })
        .catch(() => undefined);
      const pids = await held.arrived(1);
      await shop.process.kill();
      await accepted;
      if (fate === 'lost') await held.lose(pids);
      await held.release();
      await held.gone(pids);
      await inDatabase(shop, 'DROP FUNCTION wait_for_test CASCADE', []);
      await held.end();
      await minutePasses();
      Object.assign(shop, await enter(await start(shop.env), shop.env));

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
    },
    90_000,
  );
});
