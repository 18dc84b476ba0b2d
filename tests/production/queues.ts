/** Production queues: a line waits once, its job goes along by its own rules, and documents are made once. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { View } from '../sales/pricing';
import { date, pointer } from '../support/api';
import { ROOT } from '../support/process';
import { batchFields, checkFields } from '../support/shop';
import { faultsOf } from './json-schema';
import { done, enqueued, letPrint, newPrinter, newQueue, orderedLine, printableLine, until } from './plant';
import { known, shop } from './shop';

const item = async (id: string): Promise<View> => (await shop.coordinator.get('ProductionQueueItem', id)).body;
const job = async (id: string): Promise<View> => (await shop.coordinator.get('PrintJob', id)).body;
const move = (id: string, status: string, more = {}) =>
  shop.coordinator.update('ProductionQueueItem', id, { status, ...more });

test('a line waits in one place, at the end of an active queue, and knows its job and its order', async () => {
  const { line, order, job: jobId } = await orderedLine(shop, known);
  const queue = await newQueue(shop);
  const fields = { queue: pointer('ProductionQueue', queue), orderLine: pointer('OrderLine', line) };
  const tries = await Promise.all(
    Array.from({ length: 6 }, () => shop.coordinator.create('ProductionQueueItem', fields)),
  );
  expect(tries.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400, 400, 400]);
  expect(tries.find(({ status }) => status === 400)?.body.code).toBe(2203);
  const made = tries.find(({ status }) => status === 201)?.body.objectId;
  const first = await item(made);
  expect(first).toMatchObject({
    status: 'Waiting',
    position: 1,
    order: { objectId: order },
    printJob: { objectId: jobId },
  });
  expect(first.estimatedMinutes).toBe((await job(jobId)).estimatedPrintMinutes);
  expect(first.openKey).toBeUndefined();

  const second = await enqueued(shop, queue, (await orderedLine(shop, known)).line);
  expect((await item(second)).position).toBe(2);
  await shop.coordinator.changed('ProductionQueueItem', second, { position: 0.5 });
  const closed = await newQueue(shop, { active: false });
  const other = await shop.coordinator.update('ProductionQueueItem', second, {
    queue: pointer('ProductionQueue', closed),
  });
  expect(other.body.code).toBe(2204);
  expect((await shop.coordinator.remove('ProductionQueue', queue)).body.code).toBe(1107);

  // Cancelled, the line may wait again.
  expect((await move(made, 'Cancelled')).body.code).toBe(2206);
  expect((await move(made, 'Cancelled', { statusReason: 'Elsewhere' })).status).toBe(200);
  await enqueued(shop, queue, line);
}, 180_000);

test('the job goes along by its own rules, and refuses with its own words', async () => {
  const { line, job: jobId } = await orderedLine(shop, known);
  const id = await enqueued(shop, await newQueue(shop), line);
  await done(shop.coordinator, 'prepareOrderLine', { orderLineId: line });
  const received = await move(id, 'Printing');
  expect(received.body).toMatchObject({
    code: 1301,
    error: expect.stringContaining('cannot go from Received to Printing'),
  });
  expect(await item(id)).toMatchObject({ status: 'Prepared' });

  await shop.coordinator.changed('PrintJob', jobId, { status: 'File Review' });
  await shop.coordinator.made('FileCheck', checkFields(jobId));
  await shop.coordinator.changed('PrintJob', jobId, { status: 'Queued' });
  expect((await move(id, 'Printing')).body.code).toBe(1315);
  const batch = await shop.coordinator.made('MaterialBatch', batchFields());
  await shop.coordinator.changed('PrintJob', jobId, { materialBatch: pointer('MaterialBatch', batch) });

  const tries = await Promise.all(Array.from({ length: 5 }, () => move(id, 'Printing')));
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await job(jobId)).toMatchObject({ status: 'Printing', startedAt: { __type: 'Date' } });
  expect((await move(id, 'Failed')).body.code).toBe(2206);
  expect((await move(id, 'Failed', { statusReason: 'Came off the bed' })).status).toBe(200);
  expect(await job(jobId)).toMatchObject({ status: 'Failed', statusReason: 'Came off the bed' });
  const { body } = await shop.coordinator.find('AuditEvent', { entityId: jobId, action: { $in: ['start', 'fail'] } });
  expect(body.results.map(({ action, actorName }: View) => [action, actorName]).sort()).toEqual([
    ['fail', 'coordinator'],
    ['start', 'coordinator'],
  ]);

  // Printed again: the job by its own move, then the entry.
  await shop.coordinator.changed('PrintJob', jobId, { status: 'Queued', statusReason: 'Once more' });
  await done(shop.coordinator, 'prepareOrderLine', { orderLineId: line });
  for (const status of ['Printing', 'Done']) expect((await move(id, status)).status).toBe(200);
  expect(await job(jobId)).toMatchObject({ status: 'Post-Processing' });
}, 180_000);

test('of two moves at once one is made, and the job is where that one took it', async () => {
  const { line, job: jobId } = await printableLine(shop, known);
  const id = await enqueued(shop, await newQueue(shop), line);
  await done(shop.coordinator, 'prepareOrderLine', { orderLineId: line });
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      index % 2 ? move(id, 'Printing') : move(id, 'Failed', { statusReason: 'No' }),
    ),
  );
  expect(answers.some(({ status }) => status === 200)).toBe(true);
  const { status } = await item(id);
  const expected = status === 'Printing' ? ['Printing'] : ['Queued', 'Failed'];
  expect(expected).toContain((await job(jobId)).status);
}, 180_000);

test('the document is of the published form, made once for many askers, and anew when something has changed', async () => {
  const { line, orderNumber } = await printableLine(shop, known, {
    quantity: 3,
    toleranceId: undefined,
    color: 'Black',
  });
  const queueId = await newQueue(shop, { printer: pointer('Printer', await newPrinter(shop)) });
  const asked = { orderLineId: line, queueId };
  const answers = await Promise.all(Array.from({ length: 6 }, () => shop.coordinator.call('prepareOrderLine', asked)));
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
  const [first] = answers.map(({ body }) => body.result);
  for (const { body } of answers) expect(body.result).toEqual(first);
  const schema = JSON.parse(readFileSync(`${ROOT}/docs/printer-payload.schema.json`, 'utf8'));
  expect(faultsOf(schema, first.payload)).toEqual([]);
  expect(first.payload).toMatchObject({
    version: 1,
    orderNumber,
    line: 1,
    quantity: 3,
    file: { format: 'stl', sizeBytes: 684 },
    material: { name: 'PLA', densityGramsPerCm3: 1.24, batch: expect.stringMatching(/^B-/) },
    settings: { quality: 'Standard', layerHeightMm: 0.2 },
  });
  for (const broken of [{ version: 2 }, { quantity: 0 }, { file: undefined }, { more: 1 }])
    expect(faultsOf(schema, { ...first.payload, ...broken })).not.toEqual([]);
  expect(await item(first.queueItemId)).toMatchObject({
    status: 'Prepared',
    printerAssignment: { objectId: first.payloadId },
  });

  await shop.manager.changed('Material', known.pla, { nozzleCelsius: 210, bedCelsius: 60 });
  const second = await done(shop.coordinator, 'prepareOrderLine', asked);
  expect(second.payload.material).toMatchObject({ nozzleCelsius: 210, bedCelsius: 60 });
  expect(second.queueItemId).toBe(first.queueItemId);
  const rows = await shop.coordinator.find(
    'PrinterAssignmentPayload',
    { orderLine: pointer('OrderLine', line) },
    { order: 'number' },
  );
  expect(rows.body.results.map(({ number, status }: View) => [number, status])).toEqual([
    [1, 'Superseded'],
    [2, 'Prepared'],
  ]);
  // Nothing goes to a printer that is not connected, and nothing that was superseded.
  expect((await shop.coordinator.call('sendToPrinter', { payloadId: second.payloadId })).body.code).toBe(2211);
  expect((await shop.coordinator.call('sendToPrinter', { payloadId: first.payloadId })).body.code).toBe(2210);
}, 180_000);

test('what a cancelled order has in queues is cancelled, and nothing more of it goes in', async () => {
  const { line, order } = await orderedLine(shop, known);
  const queue = await newQueue(shop);
  const id = await enqueued(shop, queue, line);
  await shop.coordinator.changed('Order', order, { lifecycleStage: 'Cancelled', statusReason: 'No answer' });
  const row = await until(shop.coordinator, 'ProductionQueueItem', id, ({ status }) => status === 'Cancelled');
  expect(row.statusReason).toContain('was cancelled');
  const again = await shop.coordinator.call('prepareOrderLine', { orderLineId: line, queueId: queue });
  expect(again.body.code).toBe(2205);
}, 180_000);

test('what is due by when stands against what the queue works until then', async () => {
  const queue = await newQueue(shop, { minutesPerDay: 100 });
  const days = (count: number) => new Date(Date.now() + count * 86_400_000);
  const ids: string[] = [];
  for (const [minutes, due] of [
    [150, 5],
    [200, 1],
    [10, 9],
  ] as const) {
    const { line, job: jobId } = await orderedLine(shop, known);
    await shop.coordinator.changed('PrintJob', jobId, { estimatedPrintMinutes: minutes, dueDate: date(days(due)) });
    ids.push(await enqueued(shop, queue, line));
  }
  const { queues } = await done(shop.technician1, 'queueCapacity', {});
  const found = queues.find(({ queueId }: View) => queueId === queue);
  // Of today no more is counted than it still has.
  const today = Math.min(100, Math.floor((86_400_000 - (Date.now() % 86_400_000)) / 60_000));
  expect(found).toMatchObject({ minutesPerDay: 100, waitingMinutes: 360, late: [ids[1]] });
  expect(found.days.map(({ date: day, minutes }: View) => [day, minutes])).toEqual([
    [days(1).toISOString().slice(0, 10), 200],
    [days(5).toISOString().slice(0, 10), 350],
    [days(9).toISOString().slice(0, 10), 360],
  ]);
  expect(Math.abs(found.days[0].capacityMinutes - (today + 100))).toBeLessThanOrEqual(1);
}, 180_000);

test('production is the coordinators’: others are refused, and wrong arguments named', async () => {
  const { line, job: jobId } = await orderedLine(shop, known);
  const queue = await newQueue(shop);
  await letPrint(shop, jobId);
  const { payloadId } = await done(shop.coordinator, 'prepareOrderLine', { orderLineId: line, queueId: queue });
  const calls: [string, Record<string, unknown>][] = [
    ['prepareOrderLine', { orderLineId: line }],
    ['sendToPrinter', { payloadId }],
  ];
  for (const [name, params] of calls) {
    expect((await shop.technician1.call(name, params)).body.code).toBe(1102);
    expect((await shop.stranger.call(name, params)).body.code).toBe(1201);
  }
  expect((await shop.stranger.call('queueCapacity')).body.code).toBe(1201);
  const wrong: [string, Record<string, unknown>][] = [
    ['prepareOrderLine', {}],
    ['prepareOrderLine', { orderLineId: { $ne: '' } }],
    ['prepareOrderLine', { orderLineId: 'nobody' }],
    ['prepareOrderLine', { orderLineId: line, printerId: 'nobody' }],
    ['prepareOrderLine', { orderLineId: line, queueId: 7 }],
    ['prepareOrderLine', { orderLineId: line, printer: 'x' }],
    ['sendToPrinter', { payloadId: '\u0000' }],
    ['sendToPrinter', { payloadId: ['x'] }],
    ['sendToPrinter', { payloadId: 'nobody' }],
    ['sendToPrinter', { payloadId, again: 'yes' }],
    ['queueCapacity', { queueId: queue }],
  ];
  for (const [name, params] of wrong) expect((await shop.coordinator.call(name, params)).status).toBe(400);
  const fields = { orderLine: pointer('OrderLine', line), queue: pointer('ProductionQueue', queue) };
  for (const set of [
    { printJob: pointer('PrintJob', jobId) },
    { printerState: {} },
    { openKey: 'x' },
    { status: 'Done' },
  ])
    expect((await shop.coordinator.create('ProductionQueueItem', { ...fields, ...set })).status).toBe(400);
  expect((await shop.technician1.create('ProductionQueueItem', fields)).status).toBeGreaterThanOrEqual(400);
  expect((await shop.manager.update('PrinterAssignmentPayload', payloadId, { status: 'Sent' })).status).toBe(400);
}, 180_000);
