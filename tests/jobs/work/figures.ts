/** The figures of past weeks that a coordinator's dashboard draws. */
import { expect, test } from '@jest/globals';
import { median, runsOutAt, weekly, weekOf } from '../../../cloud/domain/jobs/figures';
import { pointer } from '../../support/api';
import { theShop } from '../../support/house';
import { batchFields, logFields, queuedJob } from '../../support/shop';

const shop = theShop();

test('a week begins on Monday at midnight, UTC', () => {
  expect(weekOf(new Date('2026-03-08T23:59:59Z')).toISOString()).toBe('2026-03-02T00:00:00.000Z');
  expect(weekOf(new Date('2026-03-09T00:00:00Z')).toISOString()).toBe('2026-03-09T00:00:00.000Z');
});

test('the median is the middle, or between the two in the middle', () => {
  expect([median([]), median([7]), median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([undefined, 7, 2, 2.5]);
});

test('every week has its line, empty ones too', () => {
  const days = (from: string, to: string) => ({ createdAt: new Date(from), dispatchedAt: new Date(to) });
  expect(
    weekly(
      [days('2026-03-01', '2026-03-04'), days('2026-03-01', '2026-03-06'), days('2026-03-01', '2026-03-20')],
      new Date('2026-03-03'),
      new Date('2026-03-19'),
    ),
  ).toEqual([
    { weekStart: new Date('2026-03-02'), dispatched: 2, leadTimeDays: 4 },
    { weekStart: new Date('2026-03-09'), dispatched: 0 },
    { weekStart: new Date('2026-03-16'), dispatched: 1, leadTimeDays: 19 },
  ]);
});

test('what is not used does not run out', () => {
  const now = new Date('2026-03-01');
  expect(runsOutAt(100, 0, now)).toBeUndefined();
  expect(runsOutAt(100, 50, now)).toEqual(new Date('2026-03-03'));
});

test('a coordinator sees what was dispatched, used and worked; others do not', async () => {
  const { coordinator, technician1, ids } = shop;
  const batch = await coordinator.made('MaterialBatch', { ...batchFields(1000), color: 'Red' });
  const job = await queuedJob(shop, 'technician1', batch);
  await technician1.changed('PrintJob', job, { status: 'Printing' });
  const log = await technician1.made('TimeLog', {
    ...logFields(job),
    materialBatch: pointer('MaterialBatch', batch),
    materialGrams: 56,
  });
  const figures = async () => (await coordinator.call('shopFigures', { weeks: 2 })).body.result;
  expect((await figures()).used).toEqual([]);
  await coordinator.changed('TimeLog', log, { approvalStatus: 'Approved' });
  for (const status of ['Post-Processing', 'Ready', 'Dispatched'])
    await coordinator.changed('PrintJob', job, { status });
  const { weeks, used, worked, stock } = await figures();
  expect(weeks.map(({ dispatched }: { dispatched: number }) => dispatched)).toEqual([0, 1]);
  expect(used).toEqual([{ materialType: 'PLA', color: 'Red', grams: 56 }]);
  expect(worked).toEqual([{ technicianId: ids.technician1, minutes: 60 }]);
  expect(stock).toEqual([
    { materialType: 'PLA', color: 'Red', remainingGrams: 944, gramsPerDay: 2, runsOutAt: expect.anything() },
  ]);
  expect((await technician1.call('shopFigures')).body.code).toBe(1102);
  for (const weeks of [0, 105, 1.5, 'x'])
    expect((await coordinator.call('shopFigures', { weeks })).body.code).toBe(1015);
});
