/** The power is cut between the claim on a batch and the row that it was made for: the row decides what counts. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { approve, byHistory, jobToLogOn, logAll, newBatch, remaining, usage } from '../stock/shelf';
import { pointer } from '../support/api';
import { isPostgres } from '../support/databases';
import { start } from '../support/process';
import { enter, useShop } from '../support/shop';
import { HeldWrites } from './held-writes';

type Fate = 'lost' | 'made';

/** Something that is under way when the power goes. */
interface Work {
  send(): Promise<unknown>;
  /** What must be there after the next start. */
  expectKept(fate: Fate): Promise<void>;
}

(isPostgres() ? describe : describe.skip)('writes under way when the power goes', () => {
  const shop = useShop();
  let held: HeldWrites;
  beforeAll(async () => {
    held = await HeldWrites.in(shop.env.DATABASE_URI as string);
  }, 30_000);
  afterAll(() => held?.end());

  /** Cuts the power once every write is held, lets them be lost or made after all, and starts again. */
  async function cut(works: Record<Fate, Work[]>): Promise<void> {
    await held.hold();
    const send = (fate: Fate) => works[fate].map((work) => work.send().catch(() => undefined));
    const toBeLost = send('lost');
    const lost = await held.arrivals(toBeLost.length);
    const sent = [...toBeLost, ...send('made')];
    await held.arrivals(works.made.length);
    expect(await held.openPostings()).toBe(sent.length);
    await shop.process.kill();
    await Promise.all(sent);
    await held.lose(lost);
    await held.release();
    await held.settled();
    await held.minutePasses();
    Object.assign(shop, await enter(await start(shop.env), shop.env));
    expect(await held.openPostings()).toBe(0);
  }

  async function logOf100(approved: boolean): Promise<{ batch: string; log: string }> {
    const batch = await newBatch(shop, 500);
    const [log] = (await logAll(shop, [usage(await jobToLogOn(shop), batch, 100)])) as [string];
    if (approved) await approve(shop, log);
    return { batch, log };
  }

  async function expectHeld(batch: string, grams: number, log: string, approvalStatus: string | undefined) {
    const answer = await shop.coordinator.get('TimeLog', log);
    expect([answer.body.approvalStatus, await remaining(shop, batch)]).toEqual([approvalStatus, grams]);
    expect(await byHistory(shop, batch)).toBe(grams);
  }

  async function expectOnRecord(log: string, ...entries: string[]) {
    const { body } = await shop.coordinator.find('AuditEvent', { entityType: 'TimeLog', entityId: log });
    const events = body.results as { action: string; newValue?: { approvalStatus?: string } }[];
    const shown = events.map(({ action, newValue }) => (action === 'update' ? newValue?.approvalStatus : action));
    expect(shown).toEqual(['create', ...entries]);
  }

  async function approval(): Promise<Work> {
    const { batch, log } = await logOf100(false);
    return {
      send: () => approve(shop, log),
      expectKept: async (fate) => {
        await expectHeld(batch, fate === 'made' ? 400 : 500, log, fate === 'made' ? 'Approved' : 'Pending');
        await expectOnRecord(log, ...(fate === 'made' ? ['Approved'] : []));
        expect((await approve(shop, log)).status).toBe(200);
        await expectHeld(batch, 400, log, 'Approved');
      },
    };
  }

  async function takingBack(): Promise<Work> {
    const { batch, log } = await logOf100(true);
    return {
      send: () => shop.coordinator.update('TimeLog', log, { approvalStatus: 'Rejected' }),
      expectKept: async (fate) => {
        await expectHeld(batch, fate === 'made' ? 500 : 400, log, fate === 'made' ? 'Rejected' : 'Approved');
        await expectOnRecord(log, 'Approved', ...(fate === 'made' ? ['Rejected'] : []));
      },
    };
  }

  async function deletion(): Promise<Work> {
    const { batch, log } = await logOf100(true);
    return {
      send: () => shop.coordinator.remove('TimeLog', log),
      expectKept: async (fate) => {
        await expectHeld(batch, fate === 'made' ? 500 : 400, log, fate === 'made' ? undefined : 'Approved');
        await expectOnRecord(log, 'Approved', ...(fate === 'made' ? ['delete'] : []));
      },
    };
  }

  async function adjustment(fate: Fate): Promise<Work> {
    const batch = await newBatch(shop, 500);
    const materialBatch = pointer('MaterialBatch', batch);
    const fields = { materialBatch, gramsChange: -30.5, reason: 'a tangle', operationId: `scale-${fate}` };
    const send = () => shop.coordinator.create('StockAdjustment', fields);
    return {
      send,
      // It is in the posting whole, so that it is made either way; sent again it is still one.
      expectKept: async () => {
        expect([await remaining(shop, batch), await byHistory(shop, batch)]).toEqual([469.5, 469.5]);
        expect((await send()).status).toBe(201);
        const { body } = await shop.coordinator.find('StockAdjustment', { materialBatch });
        expect(body.results).toEqual([expect.objectContaining({ gramsChange: -30.5, reason: 'a tangle' })]);
        expect(await remaining(shop, batch)).toBe(469.5);
      },
    };
  }

  test('lost or made after all: no gram too many, none too few', async () => {
    const worksOf = (fate: Fate) => Promise.all([approval(), takingBack(), deletion(), adjustment(fate)]);
    const works = { lost: await worksOf('lost'), made: await worksOf('made') };
    await cut(works);
    for (const fate of ['lost', 'made'] as const) for (const work of works[fate]) await work.expectKept(fate);
  }, 240_000);
});
