/** Where a move of a queue entry takes the print job. */
import type { PrintJob, ProductionQueueItemMove } from '../../../schema/generated';

type Status = PrintJob['status'];

const PRINTED: Status[] = ['Post-Processing', 'Ready', 'Dispatched', 'Completed'];

/** The statuses in which a job already is where the move would take it, or beyond. */
const BEYOND: Partial<Record<ProductionQueueItemMove, Status[]>> = {
  print: ['Printing', ...PRINTED],
  // What was cancelled while it printed is done all the same.
  finish: [...PRINTED, 'Cancelled'],
};

/** The status the job has to get; undefined where it stays. The runs of a split job go their own way. */
export function jobStatusFor(
  move: ProductionQueueItemMove | undefined,
  { status, runCount }: Pick<PrintJob, 'status' | 'runCount'>,
): Status | undefined {
  if (!move || runCount || BEYOND[move]?.includes(status)) return undefined;
  if (move === 'print') return 'Printing';
  if (move === 'finish') return 'Post-Processing';
  // What never began has not failed as a job.
  return move === 'fail' && status === 'Printing' ? 'Failed' : undefined;
}
