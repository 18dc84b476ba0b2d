/** What follows from a move: the fields that the server sets with it. */
import type { PrintJob, PrintJobMove } from '../../../schema/generated';

/** Days until a job without a date is due, counted from entering the queue. */
export const DEFAULT_LEAD_DAYS = 7;
const DAY_MS = 86_400_000;

type Facts = Partial<Record<keyof PrintJob, unknown>>;

/** Moves that ask why; what an earlier move was told does not answer a later one. */
export const MOVES_WITH_REASON: ReadonlySet<PrintJobMove> = new Set([
  'decline',
  'declineQuote',
  'requestRevision',
  'reprint',
  'hold',
  'cancel',
]);

function enterQueue(job: PrintJob, now: Date): Facts {
  return {
    dueDate: job.dueDate ?? new Date(now.getTime() + DEFAULT_LEAD_DAYS * DAY_MS),
    // Milliseconds grow with time: whoever enters later stands behind, and a drag puts a number between two.
    queuePosition: now.getTime(),
  };
}

const start = (job: PrintJob, now: Date): Facts => ({ startedAt: job.startedAt ?? now });
const close = (_job: PrintJob, now: Date): Facts => ({ closedAt: now });
const nothing = (): Facts => ({});

const consequences: Record<PrintJobMove, (job: PrintJob, now: Date, before: PrintJob) => Facts> = {
  startReview: nothing,
  decline: close,
  declineQuote: (job, now) => ({ ...close(job, now), quoteState: 'Declined' }),
  quote: nothing,
  accept: () => ({ quoteState: 'Accepted' }),
  requestRevision: (job) => ({
    revisionRequestedAtFile: job.fileRevision,
    // Another file will come, for which it was not made.
    ...(job.quoteState === 'Sent' ? { quoteState: 'Superseded' } : {}),
  }),
  resubmit: nothing,
  queue: enterQueue,
  queueUnquoted: enterQueue,
  startUnquoted: start,
  start,
  finishPrint: nothing,
  fail: nothing,
  reprint: (job, now) => ({ ...enterQueue(job, now), attempt: (job.attempt ?? 1) + 1 }),
  finish: (_job, now) => ({ finishedAt: now }),
  dispatch: (_job, now) => ({ dispatchedAt: now }),
  complete: close,
  hold: (_job, _now, before) => ({ heldFrom: before.status }),
  resume: () => ({ heldFrom: undefined }),
  cancel: (_job, now) => ({ closedAt: now, heldFrom: undefined }),
};

/** Fields to set with the move, undefined to take one away. */
export function consequencesOf(move: PrintJobMove, job: PrintJob, before: PrintJob, now: Date): Facts {
  return { statusChangedAt: now, ...consequences[move](job, now, before) };
}
