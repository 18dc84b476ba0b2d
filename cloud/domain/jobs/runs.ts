/** A job split into runs: how the estimate is shared out, and what the whole job's status is. */
import type { PrintJob, PrintJobMove, PrintJobStatus } from '../../../schema/generated';
import { ShopError } from '../errors';
import { grams, hundredths } from '../stock/grams';

/** Where nothing about file and price is left to decide, since those are decided for the whole job. */
const SPLITTABLE: PrintJobStatus[] = ['File Review', 'Accepted', 'Queued'];

/** What is decided for the whole job, before it is split: its file, and its quote. */
const MOVES_OF_WHOLE_JOB: ReadonlySet<PrintJobMove> = new Set([
  'requestRevision',
  'quote',
  'accept',
  'decline',
  'declineQuote',
]);
/** Where those moves lead. */
export const STATUSES_OF_WHOLE_JOB: ReadonlySet<string> = new Set<PrintJobStatus>([
  'Revision Requested',
  'Quoted',
  'Accepted',
  'Declined',
]);

const wholeNumber = (run: Pick<PrintJob, 'jobNumber'>) => run.jobNumber.slice(0, run.jobNumber.lastIndexOf('/'));

/** The refusal of what a run cannot do, since it belongs to the whole job. */
export function ofWholeJob(run: Pick<PrintJob, 'jobNumber'>): ShopError {
  return new ShopError('job.ofWholeJob', { parent: wholeNumber(run), run: run.jobNumber });
}

/** Throws when this is a run, and the move is one of the whole job. */
export function checkMoveOfRun(job: PrintJob, move: PrintJobMove): void {
  if (job.parentJob && MOVES_OF_WHOLE_JOB.has(move)) throw ofWholeJob(job);
}

/** Throws when the job cannot be split, or the quantities do not add up to its own exactly. */
export function checkSplit(job: PrintJob, quantities: number[]): void {
  const refuse = (why: string) => {
    throw new ShopError('job.notSplittable', { why });
  };
  if (job.parentJob) refuse('it is a run itself');
  if (job.runCount) refuse('it is split already');
  if (!SPLITTABLE.includes(job.status)) refuse(`it is ${job.status}; that is possible from ${SPLITTABLE.join(', ')}`);
  if (job.status === 'File Review' && job.quoteRequested) refuse('a quote was asked for, which is for the whole job');
  if (quantities.length < 2 || quantities.length > 100) refuse('it takes 2 to 100 runs');
  if (!quantities.every((quantity) => Number.isInteger(quantity) && quantity > 0))
    refuse('each run needs a quantity, a whole number above 0');
  const sum = quantities.reduce((total, quantity) => total + quantity, 0);
  if (sum !== (job.quantity ?? 1)) throw new ShopError('job.splitSum', { sum, quantity: job.quantity ?? 1 });
}

/** Shares a whole amount out by quantity; the parts add up to it exactly. */
function shares(whole: number, quantities: number[]): number[] {
  const total = quantities.reduce((sum, quantity) => sum + quantity, 0);
  let before = 0;
  let shared = 0;
  return quantities.map((quantity) => {
    before += quantity;
    const upTo = Math.round((whole * before) / total);
    const part = upTo - shared;
    shared = upTo;
    return part;
  });
}

/** Grams (hundredths exact) and whole minutes of each run. */
export function shareEstimates(job: PrintJob, quantities: number[]): { grams: number; minutes: number }[] {
  const gramShares = shares(hundredths(job.estimatedMaterialGrams), quantities);
  const minuteShares = shares(Math.round(job.estimatedPrintMinutes), quantities);
  return quantities.map((_quantity, index) => ({
    grams: grams(gramShares[index] ?? 0),
    minutes: minuteShares[index] ?? 0,
  }));
}

/** The way of an undisturbed job; a failed or held run counts as the stage it stands before. */
export const STAGES: PrintJobStatus[] = [
  'Received',
  'File Review',
  'Quoted',
  'Accepted',
  'Queued',
  'Printing',
  'Post-Processing',
  'Ready',
  'Dispatched',
  'Completed',
];

const livingOf = <Run extends Pick<PrintJob, 'status'>>(runs: Run[]): Run[] =>
  runs.filter((run) => run.status !== 'Cancelled' && run.status !== 'Declined');

const stageOf = (run: Pick<PrintJob, 'status' | 'heldFrom'>): number => {
  const status = run.status === 'On Hold' ? run.heldFrom : run.status;
  if (status === 'Failed') return STAGES.indexOf('Queued');
  return STAGES.indexOf(status as PrintJobStatus);
};

/**
 * The status of a split job: the stage of its slowest run; Printing as soon as one run has begun;
 * Cancelled when every run is.
 */
export function statusOfRuns(runs: Pick<PrintJob, 'status' | 'heldFrom'>[]): PrintJobStatus {
  const living = livingOf(runs);
  if (!living.length) return 'Cancelled';
  const stages = living.map(stageOf);
  const slowest = Math.min(...stages);
  const printing = STAGES.indexOf('Printing');
  const begun = Math.max(...stages) >= printing;
  return STAGES[begun ? Math.max(slowest, printing) : slowest] as PrintJobStatus;
}

type Dates = Pick<PrintJob, 'startedAt' | 'finishedAt' | 'dispatchedAt' | 'closedAt'>;

/** When a split job got to where its runs are: begun with the first of them, everything else with the last. */
export function datesOfRuns(runs: (Pick<PrintJob, 'status' | 'heldFrom'> & Dates)[]): Dates {
  const stage = STAGES.indexOf(statusOfRuns(runs));
  const living = livingOf(runs);
  const times = (of: typeof runs, field: keyof Dates) => of.flatMap((run) => run[field]?.getTime() ?? []);
  const last = (of: typeof runs, field: keyof Dates) => new Date(Math.max(...times(of, field)));
  const started = times(runs, 'startedAt');
  return {
    ...(started.length ? { startedAt: new Date(Math.min(...started)) } : {}),
    ...(stage >= STAGES.indexOf('Ready') ? { finishedAt: last(living, 'finishedAt') } : {}),
    ...(stage >= STAGES.indexOf('Dispatched') ? { dispatchedAt: last(living, 'dispatchedAt') } : {}),
    ...(stage === STAGES.indexOf('Completed') ? { closedAt: last(living, 'closedAt') } : {}),
    ...(living.length === 0 ? { closedAt: last(runs, 'closedAt') } : {}),
  };
}
