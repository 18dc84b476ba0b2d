/** The whole job goes where its runs are, with its dates; and a split that breaks off is finished. */
import { expect, test } from '@jest/globals';
import { pointer } from '../../support/api';
import { isPostgres, onDatabase, refuseInserts } from '../../support/databases';
import { theShop } from '../../support/house';
import { start } from '../../support/process';
import { enter, logFields } from '../../support/shop';
import { movesOf, type Status, to, walk } from '../life';
import { jobOfTen, quantities, runsOf, split, splitAt } from '../splits';

const shop = theShop();
const whole = async (id: string) => (await shop.coordinator.get('PrintJob', id)).body;

test('the whole job stands where its slowest run is, from the first print on', async () => {
  const { job, runs } = await splitAt(shop, 'Queued', 5, 5);
  const [first, second] = runs.map(({ objectId }) => objectId) as [string, string];
  const steps: [string, Status, Status][] = [
    [first, 'Printing', 'Printing'],
    [first, 'Failed', 'Queued'],
    [first, 'Queued', 'Queued'],
    [second, 'Printing', 'Printing'],
    [first, 'Printing', 'Printing'],
    [second, 'Post-Processing', 'Printing'],
    [first, 'Post-Processing', 'Post-Processing'],
    [first, 'Ready', 'Post-Processing'],
    [second, 'On Hold', 'Post-Processing'],
    [second, 'Post-Processing', 'Post-Processing'],
    [second, 'Ready', 'Ready'],
    [first, 'Dispatched', 'Ready'],
    [second, 'Dispatched', 'Dispatched'],
    [first, 'Completed', 'Dispatched'],
    [second, 'Completed', 'Completed'],
  ];
  for (const [run, status, follows] of steps) {
    await shop.coordinator.changed('PrintJob', run, { status, statusReason: 'as it goes' });
    expect([status, (await whole(job)).status]).toEqual([status, follows]);
  }
  const rows = await runsOf(shop, job);
  const isoOf = (field: string) => rows.map((row) => row[field].iso as string).sort();
  const dates = await whole(job);
  expect(dates.startedAt.iso).toBe(isoOf('startedAt')[0]);
  for (const field of ['finishedAt', 'dispatchedAt', 'closedAt']) expect(dates[field].iso).toBe(isoOf(field)[1]);
  const moves = (await movesOf(shop, job)).filter(({ action }) => action === 'followRuns');
  expect(moves.map(({ fromStatus, toStatus, actorType }) => [fromStatus, toStatus, actorType])).toEqual(
    ['Queued', 'Printing', 'Queued', 'Printing', 'Post-Processing', 'Ready', 'Dispatched', 'Completed']
      .map((status, index, all) => [all[index - 1], status, 'system'])
      .slice(1),
  );
});

test('a cancelled run holds nobody up; all cancelled, the whole is', async () => {
  const { job, runs } = await splitAt(shop, 'Queued', 5, 3, 2);
  const [first, second, third] = runs.map(({ objectId }) => objectId) as [string, string, string];
  const cancelled = to('Cancelled', { statusReason: 'withdrawn' });
  await walk(shop, first, to('Printing'), to('Post-Processing'), to('Ready'));
  await walk(shop, second, cancelled);
  expect((await whole(job)).status).toBe('Printing');
  await walk(shop, third, cancelled);
  const ready = await whole(job);
  expect([ready.status, ready.finishedAt, ready.closedAt]).toEqual([
    'Ready',
    (await whole(first)).finishedAt,
    undefined,
  ]);
  await walk(shop, first, cancelled);
  const closed = await whole(job);
  expect([closed.status, closed.closedAt]).toEqual(['Cancelled', (await whole(first)).closedAt]);
});

test('the whole job is moved and changed through its runs only, and counts what they used', async () => {
  const { coordinator, technician1 } = shop;
  const { job, runs } = await splitAt(shop, 'Queued', 5, 5);
  for (const fields of [
    { status: 'Printing' },
    { status: 'Cancelled', statusReason: 'no' },
    { quantity: 11 },
    { estimatedMaterialGrams: 1 },
    { materialType: 'PETG' },
  ]) {
    const { body } = await coordinator.update('PrintJob', job, fields);
    expect([fields, body.code]).toEqual([fields, 1321]);
  }
  const [run] = runs as [(typeof runs)[number]];
  expect((await coordinator.update('PrintJob', run.objectId, { quantity: 6 })).body.code).toBe(1103);
  await coordinator.changed('PrintJob', job, { priority: 1 });
  const { materialBatch } = await whole(run.objectId);
  for (const { objectId } of runs) {
    const log = await technician1.made('TimeLog', { ...logFields(objectId), materialBatch, materialGrams: 20.55 });
    await coordinator.changed('TimeLog', log, { approvalStatus: 'Approved' });
  }
  expect(await whole(job)).toMatchObject({ approvedMaterialGrams: 41.1, overEstimateGrams: 1.1 });
});

test('seven runs that move at once bring the whole along, each status once', async () => {
  const { job, runs } = await splitAt(shop, 'Queued', 4, ...Array(6).fill(1));
  for (const status of ['Printing', 'Post-Processing', 'Ready', 'Dispatched']) {
    await Promise.all(runs.map(({ objectId }) => shop.coordinator.changed('PrintJob', objectId, { status })));
    expect((await whole(job)).status).toBe(status);
  }
  const followed = (await movesOf(shop, job)).filter(({ action }) => action === 'followRuns');
  expect(followed.map(({ toStatus }) => toStatus)).toEqual(['Printing', 'Post-Processing', 'Ready', 'Dispatched']);
});

test('split by many at once, and again afterwards, a job has one set of runs', async () => {
  const job = await jobOfTen(shop, 'Accepted');
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => split(shop, job, quantities(...(index % 2 ? [5, 5] : [2, 3, 5])))),
  );
  const won = answers.filter(({ status }) => status === 200);
  expect(won).toHaveLength(1);
  for (const { status, body } of answers) if (status !== 200) expect([1105, 1322]).toContain(body.code);
  expect((await split(shop, job, quantities(5, 5))).body.code).toBe(1322);
  const rows = await runsOf(shop, job);
  expect(rows.map(({ objectId }) => objectId).sort()).toEqual(
    won[0]?.body.result.runs.map(({ objectId }: { objectId: string }) => objectId).sort(),
  );
  expect((await whole(job)).runCount).toBe(rows.length);
  const events = await shop.coordinator.find('AuditEvent', { entityId: job, action: 'split' });
  expect(events.body.results).toHaveLength(1);
});

(isPostgres() ? test : test.skip)(
  'a split that broke off in the middle is finished by the sweep',
  async () => {
    const job = await jobOfTen(shop, 'Queued');
    const uri = shop.env.DATABASE_URI as string;
    const refusal = await refuseInserts(uri, 'PrintJob', `NEW."jobNumber" LIKE '%/2'`);
    expect((await split(shop, job, quantities(5, 3, 2))).status).toBe(500);
    expect(await runsOf(shop, job)).toHaveLength(1);
    await shop.process.kill();
    await refusal.end();
    for (const statement of [
      `DELETE FROM "AuditEvent" WHERE "entityId" IN (SELECT "objectId" FROM "PrintJob" WHERE "parentJob" = '${job}')`,
      `UPDATE "PrintJob" SET "unsettledSince" = now() - interval '1 minute' WHERE "unsettledSince" IS NOT NULL`,
    ])
      await onDatabase(uri, statement);
    Object.assign(shop, await enter(await start(shop.env), shop.env));
    const rows = await runsOf(shop, job);
    expect(rows.map(({ quantity }) => quantity).sort()).toEqual([2, 3, 5]);
    const where = { entityType: 'PrintJob', entityId: { $in: [job, ...rows.map(({ objectId }) => objectId)] } };
    const { body } = await shop.coordinator.find('AuditEvent', { ...where, action: { $in: ['split', 'create'] } });
    const written = body.results.map(({ entityId, action }: Record<string, string>) => `${entityId} ${action}`).sort();
    const expected = [`${job} split`, `${job} create`, ...rows.map(({ objectId }) => `${objectId} create`)].sort();
    expect(written).toEqual(expected);
    expect(
      (await shop.technician1.find('PrintJob', { parentJob: pointer('PrintJob', job) })).body.results,
    ).toHaveLength(3);
  },
  60_000,
);
