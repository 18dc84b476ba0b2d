/** The promise of the README: a job from intake to hand-over, with nothing but REST and LiveQuery. */
import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { date, pointer } from '../support/api';
import { Live } from '../support/live';
import { cubeStl } from '../support/models';
import { batchFields, clientFields, useShop } from '../support/shop';

const shop = useShop();

test('a job goes from intake to Completed, and its grams come off the shelf exactly', async () => {
  const { coordinator, technician1, ids } = shop;
  const technicianSees = await Live.subscribe(technician1, 'PrintJob');
  const shelf = await Live.subscribe(coordinator, 'MaterialBatch');

  const client = await coordinator.made('Client', clientFields());
  const model = cubeStl(20);
  const file = await coordinator.upload('bracket.stl', model);
  const job = await coordinator.made('PrintJob', {
    client: pointer('Client', client),
    file,
    materialType: 'PLA',
    color: 'Black',
    estimatedPrintMinutes: 60,
    estimatedMaterialGrams: 42.5,
  });
  const made = (await coordinator.get('PrintJob', job, '?include=client')).body;
  expect(made).toMatchObject({ status: 'Received', fileName: 'bracket.stl', fileUrl: `${shop.url}/files/jobs/${job}` });
  expect(made.jobNumber).toMatch(/^PJ-\d{6}$/);
  expect(technicianSees.events).toEqual([]);

  await coordinator.changed('PrintJob', job, { assignedTechnician: pointer('Technician', ids.technician1) });
  const seen = await technicianSees.seen(({ object }) => object.objectId === job);
  expect(seen.op).toBe('enter');
  const list = await technician1.find('PrintJob', {}, { include: 'client,assignedTechnician', order: '-updatedAt' });
  expect(list.body.results.map((row: { objectId: string }) => row.objectId)).toEqual([job]);
  expect(list.body.results[0].client).toMatchObject({ companyName: 'Acme Robotics' });
  expect(list.body.results[0].client.email).toBeUndefined();

  const fetched = await fetch(`${shop.url}/files/jobs/${job}`, {
    headers: { 'X-Parse-Session-Token': technician1.sessionToken },
  });
  const bytes = Buffer.from(await fetched.arrayBuffer());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(createHash('sha256').update(model).digest('hex'));

  await technician1.changed('PrintJob', job, { status: 'File Review' });
  await technician1.made('FileCheck', {
    printJob: pointer('PrintJob', job),
    checkStatus: 'Passed',
    checksPassed: 8,
    checksFailed: 0,
  });
  const batch = await coordinator.made('MaterialBatch', batchFields(1000));
  await coordinator.changed('PrintJob', job, { status: 'Queued', materialBatch: pointer('MaterialBatch', batch) });
  await technician1.changed('PrintJob', job, { status: 'Printing' });

  const log = await technician1.made('TimeLog', {
    printJob: pointer('PrintJob', job),
    activityType: 'Print',
    startTime: date(new Date(Date.now() - 65 * 60_000)),
    endTime: date(new Date(Date.now() - 5 * 60_000)),
    materialBatch: pointer('MaterialBatch', batch),
    materialGrams: 45.25,
  });
  await technician1.changed('PrintJob', job, { status: 'Post-Processing' });
  await technician1.changed('PrintJob', job, { status: 'Ready' });
  const tooEarly = await coordinator.update('PrintJob', job, { status: 'Dispatched' });
  expect(tooEarly.body.code).toBe(1319);

  await coordinator.changed('TimeLog', log, { approvalStatus: 'Approved' });
  const pushed = await shelf.seen(({ object }) => object.remainingWeightGrams === 954.75);
  expect(pushed.object.objectId).toBe(batch);
  expect((await coordinator.get('MaterialBatch', batch)).body).toMatchObject({
    remainingWeightGrams: 954.75,
    status: 'Available',
  });
  expect((await coordinator.get('PrintJob', job)).body).toMatchObject({
    approvedMaterialGrams: 45.25,
    overEstimateGrams: 2.75,
    actualPrintMinutes: 60,
  });

  await coordinator.changed('PrintJob', job, { status: 'Dispatched', trackingNumber: 'DHL 123' });
  await coordinator.changed('PrintJob', job, { status: 'Completed' });
  await technicianSees.seen(({ object }) => object.status === 'Completed');
  const events = (await coordinator.find('AuditEvent', { entityId: job }, { order: 'occurredAt', limit: 100 })).body
    .results;
  expect(events.map(({ action }: { action: string }) => action)).toEqual([
    'create',
    'update',
    'startReview',
    'queueUnquoted',
    'start',
    'finishPrint',
    'finish',
    'dispatch',
    'complete',
  ]);
  expect(events[4]).toMatchObject({
    actorName: 'technician1',
    actorType: 'staff',
    fromStatus: 'Queued',
    toStatus: 'Printing',
  });
  technicianSees.close();
  shelf.close();
});
