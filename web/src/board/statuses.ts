/** The board's columns: every status of the lifecycle, in the order of its moves. */
import { rulesOf } from '../providers/rights';

const lifecycle = rulesOf('PrintJob').lifecycle;
if (!lifecycle) throw new Error('PrintJob has no lifecycle');

export const CLOSED: readonly string[] = lifecycle.closed;
export const OPEN: readonly string[] = [
  ...new Set([lifecycle.start, ...Object.values(lifecycle.moves).flatMap(({ from }) => from)]),
];
/** Printing is over; a date is kept or was not. */
const DELIVERED: readonly string[] = ['Dispatched', ...CLOSED];

/** Still owed to the client, and promised for a time that has passed. */
export const isLate = (job: { status: string; dueDate?: string }, now: number): boolean =>
  job.dueDate !== undefined && !DELIVERED.includes(job.status) && Date.parse(job.dueDate) < now;

/** The statuses in which a job can be late. */
export const OWED = OPEN.filter((status) => !DELIVERED.includes(status));
