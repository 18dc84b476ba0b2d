/** What is booked against what is there: weigh-ins, adjustments, statuses, reservations, and who may decide. */
import { expect, test } from '@jest/globals';
import { type Api, date, pointer } from '../support/api';
import { Live } from '../support/live';
import { batchFields, clientFields, jobFields, logFields, queuedJob } from '../support/shop';
import { approve, byHistory, jobToLogOn, logAll, newBatch, remaining, usage } from './shelf';
import { shop } from './shop';

const batchRow = async (id: string) => (await shop.coordinator.get('MaterialBatch', id)).body;
const adjustmentsOf = async (batch: string) =>
  (await shop.coordinator.find('StockAdjustment', { materialBatch: pointer('MaterialBatch', batch) })).body.results;
const adjust = (batch: string, fields: Record<string, unknown>, as: Api = shop.coordinator) =>
  as.create('StockAdjustment', { materialBatch: pointer('MaterialBatch', batch), reason: 'weighed', ...fields });
const used = async (batch: string, grams: number) => {
  const [log] = (await logAll(shop, [usage(await jobToLogOn(shop), batch, grams)])) as [string];
  expect((await approve(shop, log)).status).toBe(200);
  return log;
};

test('a new batch starts full, and its grams are the server’s', async () => {
  const batch = await newBatch(shop, 750.25);
  expect(await batchRow(batch)).toMatchObject({ remainingWeightGrams: 750.25, status: 'Available' });
  const begun = await shop.coordinator.made('MaterialBatch', { ...batchFields(1000), remainingWeightGrams: 400 });
  expect(await remaining(shop, begun)).toBe(400);
  expect(await adjustmentsOf(begun)).toEqual([expect.objectContaining({ gramsChange: -600, countedGrams: 400 })]);
  expect(await byHistory(shop, begun)).toBe(400);
});

test('a coordinator’s plain save of other grams is a weigh-in, with its adjustment', async () => {
  const batch = await newBatch(shop, 1000);
  await used(batch, 100.5);
  await shop.coordinator.changed('MaterialBatch', batch, { remainingWeightGrams: 880.25 });
  expect(await remaining(shop, batch)).toBe(880.25);
  expect(await adjustmentsOf(batch)).toEqual([
    expect.objectContaining({
      gramsChange: -19.25,
      countedGrams: 880.25,
      reason: 'Weigh-in',
      adjustedBy: expect.objectContaining({ objectId: shop.ids.coordinator }),
    }),
  ]);
  expect(await byHistory(shop, batch)).toBe(880.25);
  await shop.coordinator.changed('MaterialBatch', batch, { remainingWeightGrams: 880.25, storageLocation: 'Shelf 2' });
  expect(await adjustmentsOf(batch)).toHaveLength(1);
});

test('another starting weight moves what is left by the same', async () => {
  const batch = await newBatch(shop, 1000);
  await used(batch, 300);
  await shop.coordinator.changed('MaterialBatch', batch, { startingWeightGrams: 900 });
  expect([await remaining(shop, batch), await byHistory(shop, batch)]).toEqual([600, 600]);
  const refused = await shop.coordinator.update('MaterialBatch', batch, { startingWeightGrams: 200 });
  expect(refused.body.code).toBe(1501);
  expect([await remaining(shop, batch), await byHistory(shop, batch)]).toEqual([600, 600]);
});

test('anybody else’s weigh-in is refused, and so is one of a retouched status', async () => {
  const batch = await newBatch(shop, 500);
  for (const who of [shop.technician1, shop.stranger]) {
    const { body } = await who.update('MaterialBatch', batch, { remainingWeightGrams: 400 });
    expect(body.code).toBe(119);
    expect((await adjust(batch, { gramsChange: -100 }, who)).body.code).toBe(119);
  }
  expect((await shop.coordinator.update('MaterialBatch', batch, { status: 'Depleted' })).body.code).toBe(1505);
  expect(await batchRow(batch)).toMatchObject({ remainingWeightGrams: 500, status: 'Available' });
  expect(await adjustmentsOf(batch)).toEqual([]);
});

test('an adjustment adds, takes or counts, and is never changed or deleted', async () => {
  const batch = await newBatch(shop, 500);
  const taken = await adjust(batch, { gramsChange: -120.01, reason: 'a tangle' });
  expect((await adjust(batch, { gramsChange: 20 })).status).toBe(201);
  expect((await adjust(batch, { countedGrams: 390 })).status).toBe(201);
  expect((await adjustmentsOf(batch)).map((row: { gramsChange: number }) => row.gramsChange).sort()).toEqual(
    [-120.01, 20, -9.99].sort(),
  );
  expect([await remaining(shop, batch), await byHistory(shop, batch)]).toEqual([390, 390]);
  const id = taken.body.objectId;
  for (const who of [shop.coordinator, shop.manager, shop.master]) {
    const changed = await who.update('StockAdjustment', id, { gramsChange: 0.5 });
    const removed = await who.remove('StockAdjustment', id);
    for (const { body } of [changed, removed]) expect(who === shop.master ? [1104] : [119, 1104]).toContain(body.code);
  }
  for (const [fields, code] of [
    [{ gramsChange: -390.01 }, 1501],
    [{ gramsChange: 0 }, 1504],
    [{ countedGrams: 390 }, 1504],
    [{}, 1504],
    [{ gramsChange: 1, countedGrams: 400 }, 1015],
    [{ countedGrams: -1 }, 1005],
    [{ gramsChange: 0.001 }, 1006],
    [{ gramsChange: 5, reason: ' ' }, 1001],
    [{ gramsChange: 5, adjustedBy: pointer('Technician', shop.ids.manager) }, 1101],
  ] as const)
    expect([fields, (await adjust(batch, fields)).body.code]).toEqual([fields, code]);
  expect([await remaining(shop, batch), (await adjustmentsOf(batch)).length]).toEqual([390, 3]);
});

test('sent again under one operationId, even at once, an adjustment is made once', async () => {
  const batch = await newBatch(shop, 100);
  const sent = () => adjust(batch, { gramsChange: 60, operationId: 'tablet-7' });
  const answers = [...(await Promise.all(Array.from({ length: 10 }, sent))), await sent()];
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.objectId}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
  expect([await remaining(shop, batch), (await adjustmentsOf(batch)).length]).toEqual([160, 1]);
});

test('counted by ten at once, a batch holds what was counted, by one adjustment', async () => {
  const batch = await newBatch(shop, 100);
  const answers = await Promise.all(Array.from({ length: 10 }, () => adjust(batch, { countedGrams: 130.5 })));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  for (const { status, body } of answers) if (status !== 201) expect(body.code).toBe(1504);
  expect([await remaining(shop, batch), await byHistory(shop, batch)]).toEqual([130.5, 130.5]);
});

test('the status follows the grams over every threshold, both ways, and goes out live', async () => {
  const { coordinator, manager } = shop;
  const name = `Wood-${Date.now()}`;
  const material = { name, densityGramsPerCm3: 1.2, lowStockGrams: 200, depletedGrams: 10 };
  const kind = await manager.made('Material', material);
  const batch = await coordinator.made('MaterialBatch', { ...batchFields(500), materialType: name });
  const shelf = await Live.subscribe(coordinator, 'MaterialBatch', { objectId: batch });
  const job = await coordinator.made('PrintJob', {
    ...jobFields(await coordinator.made('Client', clientFields())),
    materialType: name,
    assignedTechnician: pointer('Technician', shop.ids.technician1),
  });
  const log = await shop.technician1.made('TimeLog', usage(job, batch, 299.99));
  const steps: [() => Promise<unknown>, number, string][] = [
    [() => approve(shop, log), 200.01, 'Available'],
    [() => adjust(batch, { gramsChange: -0.01 }), 200, 'Low'],
    [() => adjust(batch, { countedGrams: 10.01 }), 10.01, 'Low'],
    [() => adjust(batch, { countedGrams: 10 }), 10, 'Depleted'],
    [() => coordinator.changed('TimeLog', log, { materialGrams: 290 }), 19.99, 'Low'],
    [() => coordinator.changed('TimeLog', log, { approvalStatus: 'Pending' }), 309.99, 'Available'],
  ];
  for (const [step, grams, status] of steps) {
    await step();
    expect(await batchRow(batch)).toMatchObject({ remainingWeightGrams: grams, status });
    await shelf.seen(({ object }) => object.remainingWeightGrams === grams && object.status === status);
  }
  await manager.changed('Material', kind, { lowStockGrams: 400 });
  expect((await batchRow(batch)).status).toBe('Low');
  await shelf.seen(({ object }) => object.remainingWeightGrams === 309.99 && object.status === 'Low');
  const { batchCode } = await batchRow(batch);
  const lowOnes = async () => (await coordinator.call('stockSummary')).body.result.low as string[];
  expect(await lowOnes()).toContain(batchCode);
  await coordinator.changed('MaterialBatch', batch, { status: 'Retired' });
  await coordinator.changed('TimeLog', log, { approvalStatus: 'Approved' });
  expect(await batchRow(batch)).toMatchObject({ remainingWeightGrams: 19.99, status: 'Retired' });
  expect(await lowOnes()).not.toContain(batchCode);
  await coordinator.changed('MaterialBatch', batch, { status: 'Available' });
  expect((await batchRow(batch)).status).toBe('Low');
  shelf.close();
});

test('queued jobs reserve their estimate, on their batch or on their material', async () => {
  const { coordinator, technician1 } = shop;
  const batch = await newBatch(shop, 500);
  const line = async () => {
    const { batches, materials } = (await coordinator.call('stockSummary')).body.result;
    const of = (rows: Record<string, unknown>[], where: Record<string, unknown>) =>
      rows.find((row) => Object.entries(where).every(([field, value]) => row[field] === value));
    return { batch: of(batches, { objectId: batch }), any: of(materials, { materialType: 'PLA', color: '' }) };
  };
  const job = await queuedJob(shop, 'technician1', batch);
  expect((await line()).batch).toMatchObject({ remainingGrams: 500, reservedGrams: 40, availableGrams: 460 });
  const reservedBefore = ((await line()).any?.reservedGrams as number) ?? 0;
  await coordinator.changed('PrintJob', job, { materialBatch: null });
  expect((await line()).batch).toMatchObject({ reservedGrams: 0, availableGrams: 500 });
  expect((await line()).any).toMatchObject({ reservedGrams: reservedBefore + 40 });
  await coordinator.changed('PrintJob', job, { materialBatch: pointer('MaterialBatch', batch) });
  await technician1.changed('PrintJob', job, { status: 'Printing' });
  expect((await line()).batch).toMatchObject({ reservedGrams: 0, availableGrams: 500 });
  const other = await queuedJob(shop, 'technician1', batch);
  expect((await line()).batch).toMatchObject({ reservedGrams: 40 });
  await coordinator.changed('PrintJob', other, { status: 'Cancelled', statusReason: 'withdrawn' });
  expect((await line()).batch).toMatchObject({ reservedGrams: 0 });
  const split = await queuedJob(shop, 'technician1', batch);
  await coordinator.changed('PrintJob', split, { quantity: 2 });
  await coordinator.call('splitJob', { jobId: split, runs: [{ quantity: 1 }, { quantity: 1 }] });
  expect((await line()).batch).toMatchObject({ reservedGrams: 40 });
});

test('a log is entered up to thirty days late, whatever became of the job, and then counts', async () => {
  const { coordinator, technician1 } = shop;
  const batch = await newBatch(shop, 500);
  const job = await jobToLogOn(shop);
  await coordinator.changed('PrintJob', job, { status: 'Cancelled', statusReason: 'withdrawn' });
  const DAY = 24 * 60;
  const late = { ...usage(job, batch, 70), ...logFields(job, 30 * DAY - 5) };
  const log = await technician1.made('TimeLog', late);
  expect((await approve(shop, log)).status).toBe(200);
  expect([await remaining(shop, batch), await byHistory(shop, batch)]).toEqual([430, 430]);
  const tooLate = await technician1.create('TimeLog', { ...late, ...logFields(job, 30 * DAY + 5) });
  expect([tooLate.body.code, tooLate.body.error]).toEqual([1412, 'A log can be entered up to 30 days late.']);
  const running = await technician1.made('TimeLog', {
    ...usage(job, batch, 5),
    endTime: undefined,
    startTime: date(new Date()),
  });
  expect((await approve(shop, running)).body.code).toBe(1418);
});

test('nobody decides about their own log, nor raises it once it is approved', async () => {
  const { coordinator, manager, technician1 } = shop;
  const batch = await newBatch(shop, 500);
  const job = await jobToLogOn(shop);
  const own = await coordinator.made('TimeLog', usage(job, batch, 10));
  for (const approvalStatus of ['Approved', 'Rejected'])
    expect((await coordinator.update('TimeLog', own, { approvalStatus })).body.code).toBe(1417);
  expect(await remaining(shop, batch)).toBe(500);
  await manager.changed('TimeLog', own, { approvalStatus: 'Approved' });
  const row = (await coordinator.get('TimeLog', own)).body;
  expect(row.approvedBy.objectId).toBe(shop.ids.manager);
  expect((await coordinator.update('TimeLog', own, { materialGrams: 400 })).body.code).toBe(1417);
  expect((await coordinator.update('TimeLog', own, { approvalStatus: 'Pending' })).body.code).toBe(1417);

  const log = await technician1.made('TimeLog', usage(job, batch, 20));
  expect((await technician1.update('TimeLog', log, { approvalStatus: 'Approved' })).body.code).toBe(1101);
  expect((await technician1.create('TimeLog', { ...usage(job, batch, 1), approvalStatus: 'Approved' })).body.code).toBe(
    1101,
  );
  await approve(shop, log);
  expect((await technician1.update('TimeLog', log, { materialGrams: 1 })).body.code).toBe(1421);
  const noBatch = await technician1.made('TimeLog', { ...logFields(job), materialGrams: 3 });
  expect((await approve(shop, noBatch)).body.code).toBe(1419);
  expect([await remaining(shop, batch), await byHistory(shop, batch)]).toEqual([470, 470]);
});
