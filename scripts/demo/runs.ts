/** A job printed in runs of a third each: one waits, one prints, one is being finished; the whole job follows them. */
import { pointerTo } from '../../cloud/kernel/record';
import type { PrintJobStatus } from '../../schema/generated';
import { at } from './clock';
import { beginningOf, Journey } from './journey';
import { bringFrom, movesMade } from './ways';

const GOALS: PrintJobStatus[] = ['Post-Processing', 'Printing', 'Queued'];
const TECHNICIANS = ['technician1', 'technician2', 'technician1'] as const;

/** Splits the job that has arrived in the queue, and brings each run to its goal. */
export async function printInRuns({ plan, place, time }: Journey): Promise<void> {
  if (!place) return;
  const { people, id, batchId } = place;
  const third = { quantity: plan.quantity / 3, materialBatchId: batchId };
  const runs = TECHNICIANS.map((name) => ({ ...third, assignedTechnicianId: people[name].id }));
  const there = await people.coordinator.find('PrintJob', { parentJob: pointerTo('PrintJob', id) });
  const made = there.length
    ? there
    : (await at(time, () => people.coordinator.call('splitJob', { jobId: id, runs }))).runs;
  const ids = [...made].sort((one, other) => (one.jobNumber < other.jobNumber ? -1 : 1)).map((run) => run.objectId);
  const share = { grams: plan.grams / 3, minutes: plan.minutes / 3, twists: new Set<never>() };
  for (const [index, goal] of GOALS.entries()) {
    const run = { ...plan, ...share, goal, technician: TECHNICIANS[index], key: `${plan.key}-${index + 1}` };
    const walk = (job: Journey) => bringFrom(job, 'Printing', goal);
    const begins = Math.max(time, await beginningOf(run, plan.arrival, walk));
    const runPlace = { people, id: ids[index], batchId, movesMade: await movesMade(people, ids[index]) };
    await walk(new Journey(run, begins, runPlace));
  }
}
