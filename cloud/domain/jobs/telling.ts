/** Which moves of a job its customer is told of, and how that mail is called. Pure. */
import type { PrintJob, PrintJobMove, PrintJobStatus } from '../../../schema/generated';

export type JobMailEvent =
  | 'received'
  | 'quoted'
  | 'revisionRequested'
  | 'declined'
  | 'inProduction'
  | 'ready'
  | 'dispatched';

const TOLD: Record<PrintJobMove, JobMailEvent | undefined> = {
  startReview: undefined,
  decline: 'declined',
  declineQuote: undefined,
  quote: 'quoted',
  accept: undefined,
  requestRevision: 'revisionRequested',
  resubmit: undefined,
  queue: undefined,
  queueUnquoted: undefined,
  startUnquoted: 'inProduction',
  start: 'inProduction',
  finishPrint: undefined,
  fail: undefined,
  reprint: undefined,
  finish: 'ready',
  dispatch: 'dispatched',
  complete: undefined,
  hold: undefined,
  resume: undefined,
  cancel: undefined,
};

/** The customer's own no is no news to them; a coordinator's for them is. */
export function mailOfMove(move: PrintJobMove, isCustomers: boolean): JobMailEvent | undefined {
  return move === 'declineQuote' && !isCustomers ? 'declined' : TOLD[move];
}

/** What the whole job's customer is told when its runs bring it here. */
export function mailOfRuns(status: PrintJobStatus): JobMailEvent | undefined {
  const told: Partial<Record<PrintJobStatus, JobMailEvent>> = {
    Printing: 'inProduction',
    Ready: 'ready',
    Dispatched: 'dispatched',
  };
  return told[status];
}

/** What the customer of an order is told by its jobs: what waits for their answer. The rest the order tells once. */
const TOLD_BY_JOBS_OF_ORDERS: ReadonlySet<JobMailEvent> = new Set(['quoted', 'revisionRequested', 'declined']);

/** Is there a customer to be told of this by the job? A run's knows the whole job only. */
export function isTold({ parentJob, notifyCustomer, order }: PrintJob, event: JobMailEvent): boolean {
  return !parentJob && notifyCustomer !== false && (!order || TOLD_BY_JOBS_OF_ORDERS.has(event));
}
