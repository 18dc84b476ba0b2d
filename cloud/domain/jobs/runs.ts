/** A job split into runs: how the estimate is shared out, and what the whole job's status is. */
import type { PrintJob, PrintJobStatus } from '../../../schema/generated';
import { ShopError } from '../errors';
import { grams, hundredths } from '../stock/grams';

const SPLITTABLE: PrintJobStatus[] = ['Received', 'File Review', 'Accepted', 'Queued'];

/** Throws when the job cannot be split, or the quantities do not add up to its own exactly. */
export function checkSplit(job: PrintJob, quantities: number[]): void {
  const refuse = (why: string) => {
    throw new ShopError('job.notSplittable', { why });
  };
  if (job.parentJob) refuse('it is a run itself');
  if (job.runCount) refuse('it is split already');
  if (!SPLITTABLE.includes(job.status)) refuse(`it is ${job.status}; that is possible from ${SPLITTABLE.join(', ')}`);
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
const STAGES: PrintJobStatus[] = [
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

const stageOf = (run: Pick<PrintJob, 'status' | 'heldFrom'>): number => {
  const status = run.status === 'On Hold' ? run.heldFrom : run.status;
  if (status === 'Failed') return STAGES.indexOf('Queued');
  if (status === 'Revision Requested') return STAGES.indexOf('Received');
  return STAGES.indexOf(status as PrintJobStatus);
};

/**
 * The status of a split job: the stage of its slowest run; Printing as soon as one run has begun;
 * Cancelled or Declined when every run is.
 */
export function statusOfRuns(runs: Pick<PrintJob, 'status' | 'heldFrom'>[]): PrintJobStatus {
  const living = runs.filter((run) => run.status !== 'Cancelled' && run.status !== 'Declined');
  if (!living.length) return runs.every((run) => run.status === 'Declined') ? 'Declined' : 'Cancelled';
  const stages = living.map(stageOf);
  const slowest = Math.min(...stages);
  const printing = STAGES.indexOf('Printing');
  const begun = Math.max(...stages) >= printing;
  return STAGES[begun ? Math.max(slowest, printing) : slowest] as PrintJobStatus;
}
