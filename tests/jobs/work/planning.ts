/** The order of the queue: suggested, laid against the shelf, and put in place. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asItStands, type PlannedJob, suggestOrder } from '../../../cloud/domain/jobs/planning';
import { forecast } from '../../../cloud/domain/stock/forecast';
import { date, pointer } from '../../support/api';
import { theShop } from '../../support/house';
import { batchFields, queuedJob } from '../../support/shop';

const NOW = new Date('2026-01-05T08:00:00Z');
const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const job = (objectId: string, color: string, dueInHours: number, more: Partial<PlannedJob> = {}): PlannedJob => ({
  objectId,
  materialType: 'PLA',
  color,
  priority: 3,
  dueDate: inHours(dueInHours),
  minutes: 60,
  grams: 10,
  technician: '',
  ...more,
});
const order = (jobs: PlannedJob[]) => suggestOrder(jobs, NOW).map(({ objectId }) => objectId);

test('jobs of one spool are printed together while the dates allow it', () => {
  const jobs = [job('a', 'Black', 20), job('b', 'White', 21), job('c', 'Black', 22), job('d', 'White', 23)];
  expect(order(jobs)).toEqual(['a', 'c', 'b', 'd']);
});

test('a spool is changed when a date would be missed otherwise', () => {
  const jobs = [job('a', 'Black', 2), job('b', 'White', 2.5), job('c', 'Black', 22)];
  expect(order(jobs)).toEqual(['a', 'b', 'c']);
});

test('priority comes before spools', () => {
  expect(order([job('a', 'Black', 20), job('b', 'White', 40, { priority: 1 }), job('c', 'White', 50)])).toEqual([
    'b',
    'c',
    'a',
  ]);
});

test('people print side by side', () => {
  const [first, second] = suggestOrder([job('a', 'Black', 20, { technician: 'x' }), job('b', 'White', 20)], NOW);
  expect([first?.startsAt, second?.startsAt]).toEqual([NOW, NOW]);
});

const anyJob = fc
  .record({
    color: fc.constantFrom('Black', 'White', 'Red', ''),
    due: fc.integer({ min: -10, max: 60 }),
    priority: fc.integer({ min: 1, max: 5 }),
    minutes: fc.integer({ min: 1, max: 600 }),
    technician: fc.constantFrom('', 'x', 'y'),
  })
  .map(({ color, due, ...rest }) => job('', color, due, rest));

test('of any queue, the suggestion keeps every job, every date that urgency alone would keep, and the order of priorities', () => {
  fc.assert(
    fc.property(fc.array(anyJob, { maxLength: 25 }), (drawn) => {
      const jobs = drawn.map((one, index) => ({ ...one, objectId: String(index).padStart(3, '0') }));
      const urgent = [...jobs].sort(
        (left, right) =>
          left.priority - right.priority ||
          left.dueDate.getTime() - right.dueDate.getTime() ||
          left.objectId.localeCompare(right.objectId),
      );
      const plain = asItStands(urgent, NOW);
      const suggested = suggestOrder(jobs, NOW);
      expect(suggested.map(({ objectId }) => objectId).sort()).toEqual(jobs.map(({ objectId }) => objectId));
      const lateInPlain = new Set(plain.filter(({ late }) => late).map(({ objectId }) => objectId));
      expect(suggested.filter(({ objectId, late }) => late && !lateInPlain.has(objectId))).toEqual([]);
      for (const technician of ['', 'x', 'y']) {
        const priorities = suggested
          .map(({ objectId }) => jobs[Number(objectId)] as PlannedJob)
          .filter((one) => one.technician === technician)
          .map(({ priority }) => priority);
        expect(priorities).toEqual([...priorities].sort());
      }
    }),
  );
});

test('the shelf runs short at the first job that it cannot cover', () => {
  const demand = (objectId: string, color: string, wanted: number, hours: number) => ({
    objectId,
    materialType: 'PLA',
    color,
    grams: wanted,
    startsAt: inHours(hours),
  });
  const lines = forecast(
    [demand('a', 'Black', 60, 0), demand('b', 'Black', 50.5, 1), demand('c', '', 30, 2), demand('d', 'Red', 5, 3)],
    [
      { materialType: 'PLA', color: 'Black', grams: 100 },
      { materialType: 'PLA', color: 'White', grams: 20 },
    ],
  );
  expect(lines).toEqual([
    {
      materialType: 'PLA',
      color: 'Black',
      neededGrams: 110.5,
      heldGrams: 100,
      missingGrams: 10.5,
      shortAt: inHours(1),
      firstShortJob: 'b',
    },
    {
      materialType: 'PLA',
      color: 'Red',
      neededGrams: 5,
      heldGrams: 0,
      missingGrams: 5,
      shortAt: inHours(3),
      firstShortJob: 'd',
    },
    {
      materialType: 'PLA',
      color: '',
      neededGrams: 30,
      heldGrams: 120,
      missingGrams: 10,
      shortAt: inHours(2),
      firstShortJob: 'c',
    },
  ]);
});

const shop = theShop();

test('a coordinator sees the plan and puts the queue in its order; technicians may not', async () => {
  const batch = await shop.coordinator.made('MaterialBatch', batchFields(100));
  const ids: string[] = [];
  for (const [color, hours] of [
    ['Black', 20],
    ['White', 21],
    ['Black', 22],
  ] as const) {
    const id = await queuedJob(shop, 'technician1', batch);
    const dueDate = date(new Date(Date.now() + hours * 3_600_000));
    await shop.coordinator.changed('PrintJob', id, { color, dueDate });
    ids.push(id);
  }
  const [first, second, third] = ids as [string, string, string];
  const plan = async () => (await shop.coordinator.call('planQueue')).body.result;
  const { current, suggested, shelf, load } = await plan();
  expect([current.spoolChanges, suggested.spoolChanges]).toEqual([2, 1]);
  const order = suggested.steps.map(({ objectId }: { objectId: string }) => objectId);
  expect(order).toEqual([first, third, second]);
  expect(shelf).toContainEqual(expect.objectContaining({ color: 'White', neededGrams: 40, missingGrams: 40 }));
  expect(load).toEqual([{ technicianId: shop.ids.technician1, jobs: 3, minutes: 270, grams: 120 }]);

  expect((await shop.coordinator.call('orderQueue', { jobIds: order })).body).toEqual({ result: { moved: 2 } });
  expect((await plan()).current.steps.map(({ objectId }: { objectId: string }) => objectId)).toEqual(order);
  expect((await shop.coordinator.call('orderQueue', { jobIds: order })).body).toEqual({ result: { moved: 0 } });

  for (const name of ['planQueue', 'orderQueue'])
    expect((await shop.technician1.call(name, { jobIds: order })).body.code).toBe(1102);
  for (const jobIds of [undefined, [], 'x', [first, first], [first, pointer('PrintJob', second)], ['nosuch']])
    expect((await shop.coordinator.call('orderQueue', { jobIds })).body.code).toBe(1015);
});
