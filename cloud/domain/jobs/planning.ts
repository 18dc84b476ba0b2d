/** The order of the queue: due dates first, then as few spool changes as they leave room for. */

/** What planning looks at of a queued job. */
export interface PlannedJob {
  objectId: string;
  materialType: string;
  /** Empty: any colour. */
  color: string;
  /** 1 (first) to 5 (last). */
  priority: number;
  dueDate: Date;
  minutes: number;
  grams: number;
  /** Who prints it; jobs of different people print at the same time. Empty: nobody yet. */
  technician: string;
}

/** A job in its place: when it would print, if printing never stops. */
export interface PlannedStep {
  objectId: string;
  startsAt: Date;
  endsAt: Date;
  late: boolean;
  spoolChange: boolean;
}

/** Minutes to change a spool, purge it and start again; an assumption, the same for every order compared. */
export const SPOOL_CHANGE_MINUTES = 15;
const MINUTE_MS = 60_000;

const spoolOf = ({ materialType, color }: PlannedJob) => `${materialType}\n${color}`;

/** Prints the jobs one after another from `now`. */
function schedule(jobs: PlannedJob[], now: Date, loaded?: string): PlannedStep[] {
  let at = now.getTime();
  let spool = loaded;
  return jobs.map((job) => {
    const spoolChange = spool !== undefined && spool !== spoolOf(job);
    if (spoolChange) at += SPOOL_CHANGE_MINUTES * MINUTE_MS;
    spool = spoolOf(job);
    const startsAt = new Date(at);
    at += job.minutes * MINUTE_MS;
    return { objectId: job.objectId, startsAt, endsAt: new Date(at), late: at > job.dueDate.getTime(), spoolChange };
  });
}

const byUrgency = (left: PlannedJob, right: PlannedJob) =>
  left.priority - right.priority ||
  left.dueDate.getTime() - right.dueDate.getTime() ||
  left.objectId.localeCompare(right.objectId);

const lateOf = (steps: PlannedStep[]) => new Set(steps.filter(({ late }) => late).map(({ objectId }) => objectId));

/**
 * One person's jobs: most urgent first (earliest due date keeps the worst delay smallest); a job of
 * the spool already loaded comes forward within its priority when no job gets late by it.
 */
function orderLane(jobs: PlannedJob[], now: Date): PlannedJob[] {
  const waiting = [...jobs].sort(byUrgency);
  const ordered: PlannedJob[] = [];
  let spool: string | undefined;
  let at = now;
  while (waiting.length) {
    const [head] = waiting as [PlannedJob];
    const sameSpool = waiting.find((job) => spoolOf(job) === spool && job.priority === head.priority);
    const chosen = sameSpool && sameSpool !== head && keepsDates(sameSpool, waiting, at, spool) ? sameSpool : head;
    waiting.splice(waiting.indexOf(chosen), 1);
    ordered.push(chosen);
    at = schedule([chosen], at, spool)[0]?.endsAt ?? at;
    spool = spoolOf(chosen);
  }
  return ordered;
}

function keepsDates(chosen: PlannedJob, waiting: PlannedJob[], at: Date, spool: string | undefined): boolean {
  const before = lateOf(schedule(waiting, at, spool));
  const after = schedule([chosen, ...waiting.filter((job) => job !== chosen)], at, spool);
  return after.every(({ objectId, late }) => !late || before.has(objectId));
}

function inLanes(jobs: PlannedJob[], order: (lane: PlannedJob[]) => PlannedJob[], now: Date): PlannedStep[] {
  const lanes = new Map<string, PlannedJob[]>();
  for (const job of jobs) lanes.set(job.technician, [...(lanes.get(job.technician) ?? []), job]);
  return [...lanes.values()]
    .flatMap((lane) => schedule(order(lane), now))
    .sort((left, right) => left.startsAt.getTime() - right.startsAt.getTime());
}

/** The queue as it stands, on a clock: `jobs` in the order they would be printed. */
export function asItStands(jobs: PlannedJob[], now: Date): PlannedStep[] {
  return inLanes(jobs, (lane) => lane, now);
}

/** The suggested queue. No job is late that would not be late in plain order of urgency. */
export function suggestOrder(jobs: PlannedJob[], now: Date): PlannedStep[] {
  return inLanes(jobs, (lane) => orderLane(lane, now), now);
}
