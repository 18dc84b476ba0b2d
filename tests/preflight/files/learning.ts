/** Finished jobs correct the estimates of the next. */
import { expect, test } from '@jest/globals';
import { LEAST_JOBS, learn } from '../../../cloud/domain/jobs/calibration';
import { date, pointer } from '../../support/api';
import { theShop } from '../../support/house';
import { cubeStl } from '../../support/models';
import { batchFields, checkFields, logFields } from '../../support/shop';
import { jobWith, judged } from '../waiting';

const shop = theShop();
const jobs = (count: number, actual: number) => Array.from({ length: count }, () => ({ plain: 10, actual }));

test('the median of the ratios, once there are enough', () => {
  expect(learn(jobs(LEAST_JOBS - 1, 12))).toBeUndefined();
  expect(learn(jobs(LEAST_JOBS, 12))).toEqual({ factor: 1.2, jobs: LEAST_JOBS, errorPercent: 0 });
  const spread = [8, 9, 10, 11, 12].map((actual) => ({ plain: 10, actual }));
  expect(learn(spread)).toEqual({ factor: 1, jobs: 5, errorPercent: 11.1 });
});

test('what nobody logged, and what cannot be, teaches nothing', () => {
  expect(learn([...jobs(LEAST_JOBS - 1, 12), { plain: 10, actual: 0 }])).toBeUndefined();
  expect(learn([...jobs(LEAST_JOBS - 1, 12), { plain: 10, actual: 1000 }])).toBeUndefined();
  expect(learn([...jobs(LEAST_JOBS, 12), { plain: 0, actual: 5 }])?.jobs).toBe(LEAST_JOBS);
});

/** One that took half as much again as its file said, from File Review to Completed. */
async function finishedJob(): Promise<void> {
  const { coordinator, technician1, ids } = shop;
  const batch = await coordinator.made('MaterialBatch', batchFields());
  const job = await jobWith(shop, 'cube.stl', cubeStl(20), {
    assignedTechnician: pointer('Technician', ids.technician1),
    materialBatch: pointer('MaterialBatch', batch),
  });
  const { fileEstimate } = await judged(coordinator, job);
  const { plainGrams, plainMinutes } = fileEstimate as { plainGrams: number; plainMinutes: number };
  await coordinator.changed('PrintJob', job, { status: 'File Review' });
  await technician1.made('FileCheck', checkFields(job));
  await coordinator.changed('PrintJob', job, { status: 'Queued' });
  await technician1.changed('PrintJob', job, { status: 'Printing' });
  const endTime = Date.now() - 60_000;
  const log = await technician1.made('TimeLog', {
    ...logFields(job),
    startTime: date(new Date(endTime - 2 * plainMinutes * 60_000)),
    endTime: date(new Date(endTime)),
    materialGrams: Math.round(plainGrams * 150) / 100,
    materialBatch: pointer('MaterialBatch', batch),
  });
  await coordinator.changed('TimeLog', log, { approvalStatus: 'Approved' });
  for (const status of ['Post-Processing', 'Ready', 'Dispatched', 'Completed'])
    await coordinator.changed('PrintJob', job, { status });
}

test('the shop learns from its own jobs, and says how far off it was', async () => {
  for (let count = 0; count < LEAST_JOBS; count++) await finishedJob();
  const { fileEstimate, ...job } = await judged(shop.coordinator, await jobWith(shop, 'cube.stl', cubeStl(20)));
  const { gramsLearnt, minutesLearnt, plainGrams, grams } = fileEstimate;
  expect(gramsLearnt).toEqual({ factor: expect.closeTo(1.5, 2), jobs: LEAST_JOBS, errorPercent: expect.closeTo(0, 0) });
  expect(minutesLearnt).toMatchObject({ factor: expect.closeTo(2, 1), jobs: LEAST_JOBS });
  expect(grams).toBeCloseTo(plainGrams * gramsLearnt.factor, 1);
  expect(job.estimatedMaterialGrams).toBe(grams);
  const other = await judged(shop.coordinator, await jobWith(shop, 'cube.stl', cubeStl(20), { quality: 'Draft' }));
  expect(other.fileEstimate.gramsLearnt).toBeUndefined();
}, 60_000);
