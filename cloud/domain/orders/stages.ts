/** Where an order stands by its jobs, and the moves that bring it there. Pure. */
import type { OrderLifecycleStage, PrintJobStatus } from '../../../schema/generated';

/** Jobs that nothing comes of any more do not count. */
const OUT: ReadonlySet<PrintJobStatus> = new Set(['Declined', 'Cancelled']);
const BEGUN: ReadonlySet<PrintJobStatus> = new Set([
  'Printing',
  'Post-Processing',
  'Failed',
  'Ready',
  'Dispatched',
  'Completed',
]);

const FINISHED: { stage: OrderLifecycleStage; by: ReadonlySet<PrintJobStatus> }[] = [
  { stage: 'Completed', by: new Set(['Completed']) },
  { stage: 'Dispatched', by: new Set(['Dispatched', 'Completed']) },
  { stage: 'Ready', by: new Set(['Ready', 'Dispatched', 'Completed']) },
];

/** The stage that the jobs of an order bring it to; undefined while they say nothing of it. */
export function stageByJobs(jobs: { status: PrintJobStatus; startedAt?: Date }[]): OrderLifecycleStage | undefined {
  const counting = jobs.filter(({ status }) => !OUT.has(status));
  if (counting.length === 0) return undefined;
  const finished = FINISHED.find(({ by }) => counting.every(({ status }) => by.has(status)));
  if (finished) return finished.stage;
  return counting.some(({ status, startedAt }) => BEGUN.has(status) || startedAt) ? 'In Production' : undefined;
}

const WAY: OrderLifecycleStage[] = ['Placed', 'Confirmed', 'In Production', 'Ready', 'Dispatched', 'Completed'];

/** The stage that follows each on the way forward. */
const FORWARD: Partial<Record<OrderLifecycleStage, OrderLifecycleStage>> = {
  Placed: 'In Production',
  Confirmed: 'In Production',
  'In Production': 'Ready',
  Ready: 'Dispatched',
  Dispatched: 'Completed',
};

/** The next stage on the way from where an order is to where its jobs bring it; undefined when it is there. */
export function nextStage(from: OrderLifecycleStage, target: OrderLifecycleStage): OrderLifecycleStage | undefined {
  const [here, there] = [WAY.indexOf(from), WAY.indexOf(target)];
  if (here < 0 || here === there) return undefined;
  // Something is made again: from whatever came after, the way leads through production.
  if (there < here) return here > WAY.indexOf('In Production') ? 'In Production' : undefined;
  return FORWARD[from];
}

/** Stages in which a customer may still take an order back, as long as nothing of it is being printed. */
export const customerMayCancel = (stage: OrderLifecycleStage, jobs: { status: PrintJobStatus; startedAt?: Date }[]) =>
  (stage === 'Placed' || stage === 'Confirmed') && stageByJobs(jobs) === undefined;

/** So many working days later, at the same hour: Saturdays and Sundays do not count, holidays are not known. */
export function afterWorkingDays(start: Date, days: number): Date {
  const end = new Date(start);
  for (let left = days; left > 0; ) {
    end.setUTCDate(end.getUTCDate() + 1);
    if (end.getUTCDay() % 6 !== 0) left--;
  }
  return end;
}
