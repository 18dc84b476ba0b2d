/** What must hold for each move of a job. A new move in the schema does not compile until it stands here. */
import type { FileCheck, JobQuote, MaterialBatch, PrintJob, PrintJobMove } from '../../../schema/generated';
import { ShopError } from '../errors';
import { STATUSES_OF_WHOLE_JOB } from './runs';

/** What the guards look at, read fresh for the move. Only what a move's guards need is loaded. */
export interface MoveFacts {
  job: PrintJob;
  move: PrintJobMove;
  now: Date;
  latestCheck?: FileCheck;
  newestQuote?: JobQuote;
  batch?: MaterialBatch;
  runningLogOf?: string;
  undecidedLogs?: number;
}

export type FactName = 'latestCheck' | 'newestQuote' | 'batch' | 'runningLogOf' | 'undecidedLogs';

/** Throws a ShopError when what it is named for does not hold. */
export interface Guard {
  (facts: MoveFacts): void;
  needs?: FactName[];
}

const needing = (needs: FactName[], guard: Guard): Guard => Object.assign(guard, { needs });

const fileIsThere: Guard = ({ job }) => {
  if (!job.fileUrl) throw new ShopError('job.noFile');
};

const reasonIsGiven: Guard = ({ job, move }) => {
  if (!job.statusReason?.trim()) throw new ShopError('job.reasonMissing', { move: MOVE_WORDS[move] ?? move });
};

const fileHasPassed = needing(['latestCheck'], ({ job, latestCheck }) => {
  if (latestCheck?.checkStatus !== 'Passed' || latestCheck.fileRevision !== job.fileRevision)
    throw new ShopError('job.notChecked', {
      revision: job.fileRevision ?? 0,
      found: latestCheck?.fileRevision === job.fileRevision ? `it says ${latestCheck?.checkStatus}` : 'there is none',
    });
});

const quoteWasSent = needing(['newestQuote'], ({ job, newestQuote }) => {
  if (!newestQuote || newestQuote.fileRevision !== job.fileRevision)
    throw new ShopError('job.noQuote', { revision: job.fileRevision ?? 0 });
});

const quoteStillStands = needing(['newestQuote'], ({ job, newestQuote, now }) => {
  if (newestQuote && (newestQuote.validUntil <= now || job.quoteState === 'Expired'))
    throw new ShopError('job.quoteExpired', { at: newestQuote.validUntil.toISOString() });
});

const newFileCame: Guard = ({ job }) => {
  if ((job.fileRevision ?? 0) <= (job.revisionRequestedAtFile ?? 0))
    throw new ShopError('job.noNewFile', { revision: job.fileRevision ?? 0 });
};

const noQuoteAskedFor: Guard = ({ job }) => {
  if (job.quoteRequested) throw new ShopError('job.quoteAsked');
};

const batchCoversEstimate = needing(['batch'], ({ job, batch }) => {
  if (!batch) throw new ShopError('job.noBatch');
  if (batch.materialType !== job.materialType)
    throw new ShopError('job.wrongBatch', {
      batch: batch.batchCode,
      material: batch.materialType,
      needed: job.materialType,
    });
  if (batch.status === 'Retired')
    throw new ShopError('job.batchClosed', { batch: batch.batchCode, status: batch.status });
  if (batch.remainingWeightGrams < job.estimatedMaterialGrams)
    throw new ShopError('stock.short', {
      batch: batch.batchCode,
      left: batch.remainingWeightGrams,
      needed: job.estimatedMaterialGrams,
    });
});

const noLogIsRunning = needing(['runningLogOf'], ({ runningLogOf }) => {
  if (runningLogOf) throw new ShopError('job.runningLog', { technician: runningLogOf });
});

const allLogsAreDecided = needing(['undecidedLogs'], ({ undecidedLogs }) => {
  if (undecidedLogs) throw new ShopError('job.unapprovedLogs', { count: undecidedLogs });
});

/** Of the statuses its lifecycle gives, those that are open to this job. */
export function stepsOpenTo(
  job: Pick<PrintJob, 'status' | 'heldFrom' | 'parentJob' | 'runCount'>,
  steps: string[],
): string[] {
  if (job.runCount) return [];
  const { heldFrom } = job;
  if (job.status === 'On Hold')
    return steps.filter((to) => to === heldFrom || (to === 'Cancelled' && heldFrom !== 'Dispatched'));
  return job.parentJob ? steps.filter((to) => !STATUSES_OF_WHOLE_JOB.has(to)) : steps;
}

const openToHeld = ({ heldFrom }: PrintJob) =>
  stepsOpenTo({ status: 'On Hold', heldFrom }, [heldFrom ?? '', 'Cancelled']).join(', ');

const backToWhereItWas: Guard = ({ job }) => {
  const { status, heldFrom = 'nowhere' } = job;
  if (status !== heldFrom) throw new ShopError('job.heldElsewhere', { to: status, heldFrom, open: openToHeld(job) });
};

const notHeldAfterDispatch: Guard = ({ job }) => {
  if (job.heldFrom === 'Dispatched')
    throw new ShopError('job.noSuchMove', { thing: 'A job', from: 'On Hold', to: 'Cancelled', open: openToHeld(job) });
};

export const guards: Record<PrintJobMove, Guard[]> = {
  startReview: [fileIsThere],
  decline: [reasonIsGiven],
  declineQuote: [reasonIsGiven],
  quote: [fileHasPassed, quoteWasSent],
  accept: [quoteWasSent, quoteStillStands],
  requestRevision: [reasonIsGiven],
  resubmit: [newFileCame],
  queue: [],
  queueUnquoted: [fileHasPassed, noQuoteAskedFor],
  startUnquoted: [fileHasPassed, noQuoteAskedFor, batchCoversEstimate],
  start: [fileHasPassed, batchCoversEstimate],
  finishPrint: [],
  fail: [],
  reprint: [reasonIsGiven],
  finish: [noLogIsRunning],
  dispatch: [allLogsAreDecided],
  complete: [],
  hold: [reasonIsGiven],
  resume: [backToWhereItWas],
  cancel: [reasonIsGiven, notHeldAfterDispatch],
};

/** The facts to load before the guards of a move can be asked. */
export function factsNeeded(move: PrintJobMove): FactName[] {
  return [...new Set(guards[move].flatMap((guard) => guard.needs ?? []))];
}

/** Asks every guard of the move. Throws the first refusal. */
export function checkMove(facts: MoveFacts): void {
  for (const guard of guards[facts.move]) guard(facts);
}

const MOVE_WORDS: Partial<Record<PrintJobMove, string>> = {
  decline: 'decline',
  declineQuote: 'decline',
  requestRevision: 'ask for a revision of',
  reprint: 'scrap and reprint',
  hold: 'hold',
  cancel: 'cancel',
};
