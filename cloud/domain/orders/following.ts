/** What follows for a queue entry from what its printer says. */
import type { ProductionQueueItemStatus } from '../../../schema/generated';
import type { PrinterState } from './printer';

/** A printer that was told to print, and does not, has had so long to begin. */
const BEGINS_WITHIN_MS = 30_000;
/** A print is taken for stopped once the printer has said so for this long. */
const STOPPED_FOR_MS = 5_000;

export interface Following {
  /** Where the entry goes, one move after the other; empty: it stays. */
  steps: ProductionQueueItemStatus[];
  reason?: string;
  /** For people, beside what the printer says. */
  note?: string;
}

const STAYS: Following = { steps: [] };

/** The steps that are still ahead of an entry to get to Printing. */
const toPrinting = (status: ProductionQueueItemStatus): ProductionQueueItemStatus[] =>
  status === 'Printing' ? [] : ['Printing'];

/**
 * `stoppedMs`: for how long it has said that our file stands still; `sentMs`: since it was told to print.
 * What is not certain moves nothing: a printer that is away, or that names another file, leaves it to people.
 */
export function followPrinter(
  status: ProductionQueueItemStatus,
  remoteName: string,
  seen: PrinterState,
  { stoppedMs, sentMs }: { stoppedMs: number; sentMs: number },
): Following {
  if (seen.state === 'Offline') return STAYS;
  if (seen.file !== remoteName)
    return {
      ...STAYS,
      note: seen.file ? `The printer names another file: ${seen.file}` : 'The printer does not name the file any more.',
    };
  if (seen.state === 'Printing' || seen.state === 'Paused') return { steps: toPrinting(status) };
  if (seen.state === 'Done') return { steps: [...toPrinting(status), 'Done'] };
  const hadTime = status === 'Printing' ? stoppedMs >= STOPPED_FOR_MS : sentMs >= BEGINS_WITHIN_MS;
  if (!hadTime) return STAYS;
  const reason =
    seen.state === 'Error'
      ? `The printer reports an error: ${seen.message ?? 'it does not say which'}`
      : status === 'Printing'
        ? 'The printer stopped before the end.'
        : 'The printer did not begin.';
  return { steps: ['Failed'], reason };
}
