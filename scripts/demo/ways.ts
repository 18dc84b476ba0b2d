/** The ways that jobs take from Received to where the plan wants them. */
import { STAGES } from '../../cloud/domain/jobs/runs';
import { pointerTo } from '../../cloud/kernel/record';
import type { PrintJobStatus } from '../../schema/generated';
import { HOUR_MS } from './clock';
import { beginningOf, type Journey, type LogPlan } from './journey';
import type { People } from './person';
import type { PlannedJob } from './plan';

const SETUP_MINUTES = 15;
/** More than what the runs of a split job need, a Sunday in between. */
const RUNS_TAKE_MS = 72 * HOUR_MS;

/** What is done to arrive at each stage. */
const arriveAt: Record<string, (job: Journey) => Promise<void>> = {
  Received: async () => undefined,
  'File Review': review,
  Quoted: async (job) => {
    job.wait(2);
    await job.check('Passed');
    job.wait(1);
    await job.quote();
  },
  Accepted: async (job) => {
    job.wait(20);
    await job.move('Accepted');
  },
  Queued: queue,
  Printing: async (job) => {
    job.wait(10);
    await job.move('Printing', {}, job.worker);
    await job.log({ activity: 'Setup', minutes: SETUP_MINUTES, decision: 'Approved' });
  },
  'Post-Processing': async (job) => {
    await logPrint(job);
    job.wait(0.5);
    await job.move('Post-Processing', {}, job.worker);
  },
  Ready: async (job) => {
    job.wait(2);
    await job.log({ activity: 'Post-Process', minutes: 20, decision: decisionFor(job) });
    if (job.plan.twists.has('rejected')) await job.log({ activity: 'Other', minutes: 240, decision: 'Rejected' });
    await job.move('Ready', {}, job.worker);
  },
  Dispatched: async (job) => {
    job.wait(8);
    await job.move('Dispatched', { trackingNumber: `DEMO-00${job.plan.key.slice(-2)}-DE` });
  },
  Completed: async (job) => {
    job.wait(36);
    await job.move('Completed');
  },
};

const DISPATCHED: PrintJobStatus[] = ['Dispatched', 'Completed'];

/** What has left was decided about; of what has not, every second job waits for the coordinator. */
function decisionFor({ plan }: Journey): LogPlan['decision'] {
  const looked = DISPATCHED.includes(plan.goal) || plan.twists.has('over') || Number(plan.key.slice(-2)) % 2 === 0;
  return looked ? 'Approved' : undefined;
}

async function review(job: Journey): Promise<void> {
  const { twists, goal, fileName, issue } = job.plan;
  job.wait(3);
  await job.move('File Review', {}, job.worker);
  if (twists.has('misfit') || twists.has('revised')) await job.check('Failed', issue);
  if (twists.has('unchecked') && job.plan.priority !== 3) await job.check('Pending');
  if (!twists.has('revised')) return;
  job.wait(1);
  await job.note('Issue', issue);
  await job.move('Revision Requested', { statusReason: issue });
  const revised = fileName.replace(/(\.\w+)$/, '-v2$1');
  const fileUrl = `https://models.demo-shop.example/${revised}`;
  job.wait(18);
  await job.move('File Review', { fileName: revised, fileUrl });
  if (goal === 'File Review') await job.note('Client Update', 'Thank you for the new file; we look at it today.');
}

async function queue(job: Journey): Promise<void> {
  job.wait(1);
  if (!job.plan.quoted) await job.check('Passed');
  await job.move('Queued', job.place && { materialBatch: pointerTo('MaterialBatch', job.place.batchId) });
  if (job.plan.twists.has('reprint')) await failOnce(job);
}

async function failOnce(job: Journey): Promise<void> {
  await arriveAt.Printing?.(job);
  await scrap(job);
  job.wait(1);
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

/** Takes the job along the road from one stage to another, both of them gone through. */
export async function bringFrom(job: Journey, first: PrintJobStatus, last: PrintJobStatus): Promise<void> {
  for (const next of STAGES.slice(STAGES.indexOf(first), STAGES.indexOf(last) + 1))
    if (job.plan.quoted || (next !== 'Quoted' && next !== 'Accepted')) await arriveAt[next]?.(job);
}

const bringTo = (job: Journey, stage: PrintJobStatus) => bringFrom(job, 'Received', stage);

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
    job.wait(4);
    await job.move(status, { statusReason: job.plan.reason });
  };
}

/** Brings a job to the goal of its plan; one that is split, to where its runs part. */
export async function travel(job: Journey): Promise<void> {
  const { goal, twists, note } = job.plan;
  if (note) await job.note(...note);
  if (twists.has('split')) return bringTo(job, 'Queued');
  await (leaveFor[goal] ?? ((one: Journey) => bringTo(one, goal)))(job);
  if (twists.has('running')) await job.startTimer(12);
}

/** When it has to come in, to be where it is now. */
export function beginningOfJob(plan: PlannedJob): Promise<number> {
  return beginningOf(plan, plan.arrival - (plan.twists.has('split') ? RUNS_TAKE_MS : 0), travel);
}

/** How often a job has been moved already, by the record. */
export async function movesMade(people: People, jobId: string): Promise<number> {
  const events = await people.coordinator.find('AuditEvent', { entityType: 'PrintJob', entityId: jobId });
  return events.filter(({ toStatus, action }) => toStatus && action !== 'create').length;
}
