/** The queue on a clock: as it stands and as suggested, what it takes from the shelf, and who has how much to do. */
import type { PrintJob } from '../../schema/generated';
import { ShopError } from '../domain/errors';
import { asItStands, type PlannedJob, type PlannedStep, suggestOrder } from '../domain/jobs/planning';
import { forecast } from '../domain/stock/forecast';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import type { Verb } from './calling';

/** A job with no date is planned as if promised a month from now. */
const UNDATED_DAYS = 30;
const DAY_MS = 86_400_000;

const planned = (job: Row, now: Date): PlannedJob => ({
  objectId: job.objectId,
  materialType: job.materialType,
  color: job.color ?? '',
  priority: job.priority ?? 3,
  dueDate: job.dueDate ?? new Date(now.getTime() + UNDATED_DAYS * DAY_MS),
  minutes: job.estimatedPrintMinutes,
  grams: job.estimatedMaterialGrams,
  technician: job.assignedTechnician?.objectId ?? '',
});

/** Jobs that are printed themselves: a split one is printed as its runs. */
async function printable(store: Tools['store'], statuses: PrintJob['status'][]): Promise<Row[]> {
  const jobs: Row[] = [];
  for await (const job of store.all('PrintJob', { status: { $in: statuses }, runCount: null })) jobs.push(job);
  return jobs;
}

/** The queue's jobs, first to be printed first. */
export async function queuedJobs({ store }: Tools): Promise<Row[]> {
  const jobs = await printable(store, ['Queued']);
  return jobs.sort(
    (left, right) =>
      (left.priority ?? 3) - (right.priority ?? 3) ||
      (left.queuePosition ?? 0) - (right.queuePosition ?? 0) ||
      left.objectId.localeCompare(right.objectId),
  );
}

const summed = (steps: PlannedStep[]) => ({
  late: steps.filter(({ late }) => late).length,
  spoolChanges: steps.filter(({ spoolChange }) => spoolChange).length,
  steps,
});

/**
 * Answers { current, suggested: { late, spoolChanges, steps: [{ objectId, startsAt, endsAt, late, spoolChange }] },
 * shelf: [per material and colour], load: [{ technicianId, jobs, minutes, grams }] }. Times as if printing never stopped.
 */
export const planQueue: Verb = async ({ actor, tools }) => {
  if (!actor.roles.has('coordinator'))
    throw new ShopError('write.forbidden', { operation: 'plan', class: 'PrintJob', by: 'a coordinator' });
  const now = tools.now();
  const queue = await queuedJobs(tools);
  const jobs = queue.map((job) => planned(job, now));
  const current = asItStands(jobs, now);
  const startOf = new Map(current.map(({ objectId, startsAt }) => [objectId, startsAt]));
  const shelf: Row[] = [];
  for await (const batch of tools.store.all('MaterialBatch', { status: { $ne: 'Retired' } })) shelf.push(batch);
  return {
    current: summed(current),
    suggested: summed(suggestOrder(jobs, now)),
    shelf: forecast(
      jobs.map((job) => ({ ...job, startsAt: startOf.get(job.objectId) ?? now })),
      shelf.map(({ materialType, color, remainingWeightGrams }) => ({
        materialType,
        color,
        grams: remainingWeightGrams,
      })),
    ),
    load: loadOf([...queue, ...(await printable(tools.store, ['Printing', 'Post-Processing']))]),
  };
};

/** Work that waits or is under way, by technician; under an empty id what nobody has yet. */
function loadOf(jobs: Row[]) {
  const load = new Map<string, { technicianId: string; jobs: number; minutes: number; grams: number }>();
  for (const job of jobs) {
    const technicianId = job.assignedTechnician?.objectId ?? '';
    const sums = load.get(technicianId) ?? { technicianId, jobs: 0, minutes: 0, grams: 0 };
    sums.jobs += 1;
    sums.minutes += job.estimatedPrintMinutes;
    sums.grams += job.estimatedMaterialGrams;
    load.set(technicianId, sums);
  }
  return [...load.values()];
}
