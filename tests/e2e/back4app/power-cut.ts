import { expect, test } from '@jest/globals';
import { held, newBatch, pendingLogs, the } from './the-shop';

test('a power cut in the middle of approvals leaves nothing half done', async () => {
  const batch = await newBatch(200);
  const logs = await pendingLogs(batch, [1.01, 2.02, 3.03, 4.04, 5.05, 6.06, 7.07, 8.08]);
  const begun = logs.map((log) =>
    the.coordinator.update('TimeLog', log, { approvalStatus: 'Approved' }).catch(() => undefined),
  );
  await Promise.race(begun);
  await the.shop.end('SIGKILL');
  const acknowledged = (await Promise.all(begun)).filter((answer) => answer?.status === 200).length;
  // What was under way is left to its own request for a while, and so is its place in a queue.
  await the.shop.start(36_000);
  await the.shop.runJob('finish');
  const { left, must, open, approved } = await held(batch, 200);
  expect({ left, open }).toEqual({ left: must, open: [] });
  expect(approved).toBeGreaterThanOrEqual(acknowledged);
  const unsettled = await the.shop.admin.find('TimeLog', { unsettledSince: { $exists: true } });
  expect(unsettled.body.results).toEqual([]);
  const events = await the.shop.admin.find('AuditEvent', { entityId: { $in: logs }, action: 'update' });
  expect(events.body.results.map(({ newValue }: { newValue: unknown }) => newValue)).toEqual(
    Array(approved).fill(expect.objectContaining({ approvalStatus: 'Approved' })),
  );
  const recounted = await the.shop.admin.call('recountStock', { dryRun: true });
  expect(recounted.body.result.wrong).toEqual([]);
});
