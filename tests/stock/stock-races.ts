/** Grams under simultaneous writes: exact to the hundredth, counted once, never below zero. */
import { expect, jest, test } from '@jest/globals';
import { pointer } from '../support/api';
import { approve, byHistory, hundredths, jobToLogOn, logAll, newBatch, remaining, usage } from './shelf';
import { shop } from './shop';

jest.setTimeout(120_000);
const sum = (values: number[]) => values.reduce((total, value) => total + hundredths(value), 0) / 100;
const counted = (answers: { status: number }[], status: number) =>
  answers.filter((one) => one.status === status).length;

test('100 simultaneous approvals over five batches: all approved, every batch and job exact', async () => {
  const batches = await Promise.all(Array.from({ length: 5 }, () => newBatch(shop, 2000)));
  const jobs = await Promise.all(Array.from({ length: 4 }, () => jobToLogOn(shop)));
  const logs = Array.from({ length: 100 }, (_, index) => ({
    job: jobs[index % 4] as string,
    batch: batches[index % 5] as string,
    grams: (index * 37 + 1) / 100,
  }));
  const ids = await logAll(
    shop,
    logs.map(({ job, batch, grams }) => usage(job, batch, grams)),
  );
  const answers = await Promise.all(ids.map((id) => approve(shop, id)));
  expect(answers.filter(({ status }) => status !== 200).map(({ body }) => body)).toEqual([]);

  for (const batch of batches) {
    const used = sum(logs.filter((log) => log.batch === batch).map(({ grams }) => grams));
    expect(await remaining(shop, batch)).toBe(sum([2000, -used]));
    expect(await byHistory(shop, batch)).toBe(sum([2000, -used]));
  }
  for (const job of jobs) {
    const used = sum(logs.filter((log) => log.job === job).map(({ grams }) => grams));
    const row = (await shop.coordinator.get('PrintJob', job)).body;
    expect(row).toMatchObject({ approvedMaterialGrams: used, overEstimateGrams: sum([used, -40]) });
  }
});

test('50 simultaneous approvals of one log count once', async () => {
  const batch = await newBatch(shop, 100);
  const [log] = (await logAll(shop, [usage(await jobToLogOn(shop), batch, 30.5)])) as [string];
  const answers = await Promise.all(Array.from({ length: 50 }, () => approve(shop, log)));
  expect(counted(answers, 200)).toBeGreaterThan(0);
  // Whoever comes late finds it approved, which is what they asked for; the rest are told of the faster one.
  expect(answers.filter(({ status, body }) => status !== 200 && body.code !== 1105)).toEqual([]);
  expect(await remaining(shop, batch)).toBe(69.5);
  const { body } = await shop.coordinator.find('AuditEvent', { entityType: 'TimeLog', entityId: log }, { limit: 500 });
  const decided = body.results.filter(
    (event: { newValue?: { approvalStatus?: string } }) => event.newValue?.approvalStatus === 'Approved',
  );
  expect(decided).toHaveLength(1);
});

test('approvals that exceed a batch together: exactly those that do not fit are refused', async () => {
  const batch = await newBatch(shop, 100);
  const job = await jobToLogOn(shop);
  const amounts = Array.from({ length: 30 }, (_, index) => 5 + index / 4);
  const ids = await logAll(
    shop,
    amounts.map((grams) => usage(job, batch, grams)),
  );
  const answers = await Promise.all(ids.map((id) => approve(shop, id)));
  const fitted = amounts.filter((_, index) => answers[index]?.status === 200);
  const refused = amounts.filter((_, index) => answers[index]?.status !== 200);
  const left = await remaining(shop, batch);
  expect(left).toBe(sum([100, -sum(fitted)]));
  expect(left).toBeGreaterThanOrEqual(0);
  expect(left).toBe(await byHistory(shop, batch));
  expect(Math.min(...refused)).toBeGreaterThan(left);
  for (const [index, { status, body }] of answers.entries()) {
    if (status === 200) continue;
    expect(body.code).toBe(1501);
    const [, held, needed] = /holds ([\d.]+) g; ([\d.]+) g are needed/.exec(body.error) ?? [];
    expect(Number(needed)).toBe(amounts[index]);
    expect(Number(held)).toBeLessThan(Number(needed));
    expect((await shop.coordinator.get('TimeLog', ids[index] as string)).body.approvalStatus).toBe('Pending');
  }
});

test('a log approved and deleted at once is either, never both', async () => {
  const batch = await newBatch(shop, 1000);
  const job = await jobToLogOn(shop);
  const ids = await logAll(
    shop,
    Array.from({ length: 24 }, () => usage(job, batch, 10)),
  );
  let gone = 0;
  await Promise.all(
    ids.map(async (id) => {
      const [approved, deleted] = await Promise.all([approve(shop, id), shop.coordinator.remove('TimeLog', id)]);
      const found = await shop.coordinator.get('TimeLog', id);
      expect([200, 404]).toContain(found.status);
      expect(deleted.status === 200).toBe(found.status === 404);
      if (deleted.status !== 200) expect([approved.status, found.body.approvalStatus]).toEqual([200, 'Approved']);
      else gone++;
    }),
  );
  expect(await remaining(shop, batch)).toBe(1000 - 10 * (24 - gone));
  expect((await shop.coordinator.get('PrintJob', job)).body.approvedMaterialGrams ?? 0).toBe(10 * (24 - gone));
});

test('approved logs deleted while others are approved leave the batch exact', async () => {
  const batch = await newBatch(shop, 5000);
  const job = await jobToLogOn(shop);
  const ids = await logAll(
    shop,
    Array.from({ length: 80 }, () => usage(job, batch, 12.5)),
  );
  const approved = ids.slice(0, 40);
  for (const { status } of await Promise.all(approved.map((id) => approve(shop, id)))) expect(status).toBe(200);
  const answers = await Promise.all(
    ids.map((id) => (approved.includes(id) ? shop.coordinator.remove('TimeLog', id) : approve(shop, id))),
  );
  expect(answers.filter(({ status }) => status !== 200).map(({ body }) => body)).toEqual([]);
  expect(await remaining(shop, batch)).toBe(4500);
  expect(await byHistory(shop, batch)).toBe(4500);
  expect((await shop.coordinator.get('PrintJob', job)).body.approvedMaterialGrams).toBe(500);
});

test('everything at once on two batches: the history and the shelf agree', async () => {
  const batches = [await newBatch(shop, 300), await newBatch(shop, 300)] as const;
  const job = await jobToLogOn(shop);
  const ids = await logAll(
    shop,
    Array.from({ length: 40 }, (_, index) => usage(job, batches[index % 2] as string, 4 + (index % 7) * 1.25)),
  );
  await Promise.all(ids.slice(0, 20).map((id) => approve(shop, id)));
  const { coordinator } = shop;
  const storm = ids.flatMap((id, index) => [
    () => coordinator.update('TimeLog', id, { approvalStatus: index % 3 ? 'Approved' : 'Rejected' }),
    () => coordinator.update('TimeLog', id, { materialGrams: 3 + index / 4 }),
    () =>
      coordinator.update('TimeLog', id, {
        materialBatch: pointer('MaterialBatch', batches[(index + 1) % 2] as string),
      }),
    () =>
      coordinator.create('StockAdjustment', {
        materialBatch: pointer('MaterialBatch', batches[index % 2] as string),
        gramsChange: index % 2 ? -2.25 : 1.5,
        reason: 'spill or find',
      }),
    ...(index % 10
      ? []
      : [() => coordinator.update('MaterialBatch', batches[0], { remainingWeightGrams: 200 + index })]),
    ...(index % 5 ? [] : [() => coordinator.remove('TimeLog', id)]),
  ]);
  const answers = await Promise.all(storm.map((work) => work()));
  const known = new Set([200, 201, 400, 404]);
  expect(answers.filter(({ status }) => !known.has(status)).map(({ body }) => body)).toEqual([]);
  const codes = new Set(answers.filter(({ status }) => status >= 400).map(({ body }) => body.code));
  for (const code of codes) expect([101, 1105, 1108, 1501]).toContain(code);
  for (const batch of batches) {
    expect(await remaining(shop, batch)).toBe(await byHistory(shop, batch));
    expect(await remaining(shop, batch)).toBeGreaterThanOrEqual(0);
  }
});

test('grams given back by a write that loses were never anybody else’s', async () => {
  const { coordinator } = shop;
  const job = await jobToLogOn(shop);
  for (let round = 0; round < 4; round++) {
    const batch = await newBatch(shop, 100);
    const [full, ...waiting] = (await logAll(
      shop,
      Array.from({ length: 6 }, () => usage(job, batch, 100)),
    )) as [string, ...string[]];
    await approve(shop, full);
    await Promise.all([
      ...['Pending', 'Rejected', 'Pending'].map((approvalStatus) =>
        coordinator.update('TimeLog', full, { approvalStatus }),
      ),
      coordinator.update('TimeLog', full, { notes: 'looked at again' }),
      ...waiting.map((log) => approve(shop, log)),
      coordinator.remove('TimeLog', full),
    ]);
    const left = await remaining(shop, batch);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left).toBe(await byHistory(shop, batch));
  }
});
