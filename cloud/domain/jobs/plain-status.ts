/** A job's status as its customer is told it: plain, and without what goes on inside the shop. Pure. */
import type { PrintJob, PrintJobStatus } from '../../../schema/generated';

export type PlainStatus =
  | 'received'
  | 'inReview'
  | 'quoted'
  | 'accepted'
  | 'revisionRequested'
  | 'scheduled'
  | 'inProduction'
  | 'ready'
  | 'dispatched'
  | 'completed'
  | 'onHold'
  | 'declined'
  | 'cancelled';

const PLAIN: Record<PrintJobStatus, PlainStatus> = {
  Received: 'received',
  'File Review': 'inReview',
  Quoted: 'quoted',
  Accepted: 'accepted',
  'Revision Requested': 'revisionRequested',
  Queued: 'scheduled',
  Printing: 'inProduction',
  'Post-Processing': 'inProduction',
  Failed: 'inProduction',
  Ready: 'ready',
  Dispatched: 'dispatched',
  Completed: 'completed',
  'On Hold': 'onHold',
  Declined: 'declined',
  Cancelled: 'cancelled',
};

/** A print that failed and waits to be made anew is still in production. */
const plainOf = (status: PrintJobStatus, begun: boolean): PlainStatus =>
  begun && status === 'Queued' ? 'inProduction' : PLAIN[status];

export const plainStatus = (job: Pick<PrintJob, 'status' | 'startedAt'>): PlainStatus =>
  plainOf(job.status, job.startedAt !== undefined);

/** What the customer is told of the job's way: each plain status when it came, without repeats. */
export function plainHistory(steps: { status: PrintJobStatus; at: Date }[]): { statusKey: PlainStatus; at: Date }[] {
  const history: { statusKey: PlainStatus; at: Date }[] = [];
  for (const { status, at } of steps) {
    const begun = history.some(({ statusKey }) => statusKey === 'inProduction');
    const statusKey = plainOf(status, begun);
    if (history.at(-1)?.statusKey !== statusKey) history.push({ statusKey, at });
  }
  return history;
}

/** Statuses whose reason was given for the customer to read. */
const REASONED: ReadonlySet<PrintJobStatus> = new Set(['Declined', 'Revision Requested']);

export const reasonForCustomer = ({ status, statusReason }: Pick<PrintJob, 'status' | 'statusReason'>) =>
  REASONED.has(status) ? statusReason : undefined;
