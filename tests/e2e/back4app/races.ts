import { expect, test } from '@jest/globals';
import { type Api, pointer } from '../../support/api';
import { codesOf, held, newBatch, newJob, pendingLogs, the } from './the-shop';

test('of twelve moves at once one is made, and recorded once', async () => {
  const job = await newJob(await newBatch(100));
  const movers = [the.coordinator, the.manager, the.technician];
  const move = (index: number) => (movers[index % 3] as Api).update('PrintJob', job, { status: 'File Review' });
  const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => move(index)));
  const { body } = await the.shop.admin.get('PrintJob', job);
  const events = await the.shop.admin.find('AuditEvent', { entityId: job, fromStatus: 'Received' });
  expect({
    ok: codesOf(answers).filter((code) => code === 'ok').length,
    revision: body.revision,
    events: events.body.results.length,
    unsettled: body.unsettled,
  }).toEqual({ ok: 1, revision: 2, events: 1, unsettled: [] });
});

test('approved at once, logs take exactly their grams, and none more than there are', async () => {
  const batch = await newBatch(50);
  const logs = await pendingLogs(batch, [12.5, 7.25, 9.99, 3.33, 20, 8.01]);
  const answers = await Promise.all(
    logs.flatMap((log) =>
      [the.coordinator, the.manager].map((who) => who.update('TimeLog', log, { approvalStatus: 'Approved' })),
    ),
  );
  const { left, must, open, approved } = await held(batch, 50);
  expect({ left, open }).toEqual({ left: must, open: [] });
  expect(left).toBeGreaterThanOrEqual(0);
  expect(approved).toBe(codesOf(answers).filter((code) => code === 'ok').length);
  expect(approved).toBeGreaterThanOrEqual(4);
});

test('one value is one row’s, and a create that is sent twice is made once', async () => {
  const same = {
    clientCode: 'SAME',
    companyName: 'Same',
    contactName: 'S',
    email: 's@s.example',
    billingStatus: 'Active',
  };
  const clients = await Promise.all(Array.from({ length: 6 }, () => the.coordinator.create('Client', same)));
  expect(codesOf(clients)).toEqual([137, 137, 137, 137, 137, 'ok']);
  const job = await newJob(await newBatch(10));
  const note = { printJob: pointer('PrintJob', job), noteType: 'General', message: 'Once', operationId: 'only-once' };
  const notes = await Promise.all(Array.from({ length: 4 }, () => the.coordinator.create('JobNote', note)));
  const made = notes.find(({ status }) => status === 201)?.body.objectId;
  expect(codesOf(notes)).toEqual([1112, 1112, 1112, 'ok']);
  expect(new Set(notes.filter(({ status }) => status !== 201).map(({ body }) => body.error))).toEqual(
    new Set([`This was made already: JobNote ${made}.`]),
  );
});
