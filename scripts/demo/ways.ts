/** The ways that jobs take from Received to where the plan wants them. */
import { pointerTo } from '../../cloud/kernel/record';
import type { PrintJobStatus } from '../../schema/generated';
import { Journey, type LogPlan } from './journey';

/** The road of an undisturbed job; those without a quote leave out two of its stages. */
const ROAD: PrintJobStatus[] = [
  'Received',
  'File Review',
  'Quoted',
  'Accepted',
  'Queued',
  'Printing',
  'Post-Processing',
  'Ready',
  'Dispatched',
  'Completed',
];

const SETUP_MINUTES = 15;

/** What is done to arrive at each stage. */
const arriveAt: Record<string, (job: Journey) => Promise<void>> = {
  Received: async () => undefined,
  'File Review': review,
  Quoted: async (job) => {
    await job.check('Passed');
    await job.quote();
  },
  Accepted: (job) => job.move('Accepted'),
  Queued: queue,
  Printing: async (job) => {
    await job.move('Printing', {}, job.worker);
    await job.log({ activity: 'Setup', minutes: SETUP_MINUTES, decision: 'Approved' });
  },
  'Post-Processing': async (job) => {
    await logPrint(job);
    await job.move('Post-Processing', {}, job.worker);
  },
  Ready: async (job) => {
    await job.log({ activity: 'Post-Process', minutes: 20, decision: decisionFor(job) });
    if (job.plan.twists.has('rejected')) await job.log({ activity: 'Other', minutes: 240, decision: 'Rejected' });
    await job.move('Ready', {}, job.worker);
  },
  Dispatched: (job) => job.move('Dispatched', { trackingNumber: `DEMO-00${job.plan.key.slice(-2)}-DE` }),
  Completed: (job) => job.move('Completed'),
};

const DISPATCHED: PrintJobStatus[] = ['Dispatched', 'Completed'];

/** What has left was decided about; of what has not, every second job waits for the coordinator. */
function decisionFor({ plan }: Journey): LogPlan['decision'] {
  const looked = DISPATCHED.includes(plan.goal) || plan.twists.has('over') || Number(plan.key.slice(-2)) % 2 === 0;
  return looked ? 'Approved' : undefined;
}

async function review(job: Journey): Promise<void> {
  const { twists, goal, fileName, issue } = job.plan;
  await job.move('File Review', {}, job.worker);
  if (twists.has('misfit') || twists.has('revised')) await job.check('Failed', issue);
  if (twists.has('unchecked') && job.plan.priority !== 3) await job.check('Pending');
  if (!twists.has('revised')) return;
  await job.note('Issue', issue);
  await job.move('Revision Requested', { statusReason: issue });
  const revised = fileName.replace(/(\.\w+)$/, '-v2$1');
  const fileUrl = `https://models.demo-shop.example/${revised}`;
  await job.move('File Review', { fileName: revised, fileUrl });
  if (goal === 'File Review') await job.note('Client Update', 'Thank you for the new file; we look at it today.');
}

async function queue(job: Journey): Promise<void> {
  if (!job.plan.quoted) await job.check('Passed');
  const materialBatch = pointerTo('MaterialBatch', job.batchId);
  await job.move('Queued', { materialBatch });
  if (job.plan.twists.has('reprint')) await failOnce(job);
}

async function failOnce(job: Journey): Promise<void> {
  await arriveAt.Printing?.(job);
  await scrap(job);
  await job.move('Queued', { statusReason: job.plan.failure });
}

/** The print went wrong half-way; what it used stays used. */
async function scrap(job: Journey): Promise<void> {
  const { grams, minutes, failure } = job.plan;
  const used = Math.round(grams * 50) / 100;
  await job.log({ activity: 'Print', minutes: Math.ceil(minutes / 2), grams: used, decision: 'Approved' });
  await job.note('Issue', failure);
  await job.move('Failed', { statusReason: failure }, job.worker);
}

async function logPrint(job: Journey): Promise<void> {
  const { grams, minutes, gramsUsedTenths } = job.plan;
  const used = Math.round(grams * gramsUsedTenths * 10) / 100;
  await job.log({ activity: 'Print', minutes, grams: used, decision: decisionFor(job) });
}

/** Brings the job along the road to this stage. */
async function bringTo(job: Journey, stage: PrintJobStatus): Promise<void> {
  for (const next of ROAD.slice(0, ROAD.indexOf(stage) + 1))
    if (job.plan.quoted || (next !== 'Quoted' && next !== 'Accepted')) await arriveAt[next]?.(job);
}

/** Where a job leaves the road, and how. */
const leaveFor: Partial<Record<PrintJobStatus, (job: Journey) => Promise<void>>> = {
  Failed: async (job) => {
    await bringTo(job, 'Printing');
    await scrap(job);
  },
  'Revision Requested': stopFor('Revision Requested'),
  Declined: stopFor('Declined'),
  'On Hold': stopFor('On Hold'),
  Cancelled: stopFor('Cancelled'),
};

function stopFor(status: PrintJobStatus) {
  return async (job: Journey): Promise<void> => {
    await bringTo(job, job.plan.from ?? 'Received');
    await job.move(status, { statusReason: job.plan.reason });
  };
}

/** Brings a job to the goal of its plan. */
export async function travel(job: Journey): Promise<void> {
  const { goal, twists, note } = job.plan;
  if (note) await job.note(...note);
  if (twists.has('split')) return printInRuns(job);
  await (leaveFor[goal] ?? ((one: Journey) => bringTo(one, goal)))(job);
  if (twists.has('running')) await job.startTimer(12);
}

/** Three runs of a third each: one waits, one prints, one is being finished; the whole job follows them. */
async function printInRuns(job: Journey): Promise<void> {
  const { plan, people, batchId } = job;
  await bringTo(job, 'Queued');
  const technicians = ['technician1', 'technician2', 'technician1'] as const;
  const third = { quantity: plan.quantity / 3, materialBatchId: batchId };
  const runs = technicians.map((name) => ({ ...third, assignedTechnicianId: people[name].id }));
  const there = await job.coordinator.find('PrintJob', { parentJob: pointerTo('PrintJob', job.id) });
  const made = there.length ? there : (await job.coordinator.call('splitJob', { jobId: job.id, runs })).runs;
  const ids = [...made].sort((one, other) => (one.jobNumber < other.jobNumber ? -1 : 1)).map((run) => run.objectId);
  const minutes = plan.minutes / 3;
  const share = { grams: plan.grams / 3, minutes, beganMinutesAgo: 2 * minutes + 120, twists: new Set<never>() };
  const goals: PrintJobStatus[] = ['Post-Processing', 'Printing'];
  for (const [index, goal] of goals.entries()) {
    const runPlan = { ...plan, ...share, goal, technician: technicians[index], key: `${plan.key}-${index + 1}` };
    const run = new Journey(runPlan, people, ids[index], batchId, await movesMade(people, ids[index]));
    for (const stage of ROAD.slice(ROAD.indexOf('Printing'), ROAD.indexOf(goal) + 1)) await arriveAt[stage]?.(run);
  }
}

/** How often a job has been moved already, by the record. */
export async function movesMade(people: Journey['people'], jobId: string): Promise<number> {
  const events = await people.coordinator.find('AuditEvent', { entityType: 'PrintJob', entityId: jobId });
  return events.filter(({ toStatus, action }) => toStatus && action !== 'create').length;
}
