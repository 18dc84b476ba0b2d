/** Print jobs: number, file, moves, sharing. */

import type { PrintJob, PrintJobMove } from '../../../schema/generated';
import { followFile } from '../../data/file-estimates';
import { mailCustomer } from '../../data/job-mail';
import { checkIsActive, jobNumberOf, nextNumber, readFacts, recountUsage } from '../../data/jobs';
import { followQuotes } from '../../data/quotes';
import { LEFT_AFTER_MS, recoverPostings } from '../../data/stock';
import { ShopError } from '../../domain/errors';
import { checkMove, factsNeeded, type MoveFacts, stepsOpenTo } from '../../domain/jobs/guards';
import { consequencesOf, MOVES_WITH_REASON } from '../../domain/jobs/moves';
import { isTold, mailOfMove } from '../../domain/jobs/telling';
import type { Change } from '../../kernel/change';
import { type Effect, pointerTo, type Row } from '../../kernel/record';
import type { ClassRules, Deletion, Tools } from '../../kernel/tools';
import { knownMaterial } from '../stock/known-material';
import { knownQuality, noteEstimates } from './estimates-of-job';
import { keepFileRevision, takeFile, takeUploaded } from './file-of-job';
import { createRuns, followRuns, keepToRuns } from './runs-of-job';
import { shareAnew } from './share-anew';

export const PrintJobRules: ClassRules = {
  beforeSave: [
    knownMaterial,
    keepToRuns,
    batchIsOfMaterial,
    technicianIsActive,
    knownQuality,
    takeFile,
    noteEstimates,
    keepToLifecycle,
    numberNewJob,
    noteEffects,
    takeUploaded,
    tellCustomer,
  ],
  beforeDelete: [nothingHangsOnIt],
  effects: {
    shareAnew,
    keepFileRevision,
    createRuns,
    followRuns,
    recountUsage: recountOwnUsage,
    recoverBatch,
    mail: mailCustomer,
    followFile: (job, _effect, tools) => followFile(tools, job.objectId),
    followQuotes: (job, _effect, { store }) => followQuotes(store, job.objectId),
  },
  openTo,
  taken: (field, change) =>
    field === 'jobNumber'
      ? new ShopError('value.taken', { class: 'PrintJob', field, value: change.after.jobNumber })
      : undefined,
};

export function openTo(job: Row, steps: string[]): string[] {
  return stepsOpenTo(job as unknown as PrintJob, steps);
}

/** A batch that is assigned holds the job's material, whoever assigns it. */
async function batchIsOfMaterial(change: Change, { store }: Tools): Promise<void> {
  const { materialBatch, materialType } = change.after;
  if (!materialBatch || !(change.changes('materialBatch') || change.changes('materialType'))) return;
  const batch = await store.get('MaterialBatch', materialBatch.objectId);
  if (batch && batch.materialType !== materialType)
    throw new ShopError('job.wrongBatch', {
      batch: batch.batchCode,
      material: batch.materialType,
      needed: materialType,
    });
}

async function technicianIsActive(change: Change, { store }: Tools): Promise<void> {
  const { assignedTechnician } = change.after;
  if (assignedTechnician && change.changes('assignedTechnician'))
    await checkIsActive(store, assignedTechnician.objectId);
}

async function keepToLifecycle(change: Change, { store }: Tools): Promise<void> {
  const move = change.move as PrintJobMove | undefined;
  if (!move || !change.before) return;
  // The reason of an earlier move does not answer for this one.
  if (!change.sent.has('statusReason') && change.before.statusReason !== undefined && MOVES_WITH_REASON.has(move))
    change.set('statusReason', undefined);
  const facts = await readFacts(store, change.after, factsNeeded(move));
  checkMove({ job: change.after as unknown as PrintJob, move, now: change.now, ...facts } as MoveFacts);
  const follows = consequencesOf(
    move,
    change.after as unknown as PrintJob,
    change.before as unknown as PrintJob,
    change.now,
  );
  for (const [field, value] of Object.entries(follows)) change.set(field, value);
}

async function numberNewJob(change: Change, { store }: Tools): Promise<void> {
  if (!change.isCreate) return;
  change.set('attempt', 1);
  if (change.after.origin === undefined) change.set('origin', 'staff');
  change.set('statusChangedAt', change.now);
  if (change.after.jobNumber !== undefined) return;
  let jobNumber: string;
  do jobNumber = jobNumberOf(await nextNumber(store, 'PrintJob'));
  while (await store.first('PrintJob', { jobNumber }));
  change.set('jobNumber', jobNumber);
}

/** Moves after which what was used is counted again. */
const RECOUNTED: ReadonlySet<string | undefined> = new Set(['fail', 'finish', 'complete']);

function noteEffects(change: Change): void {
  if (change.changes('assignedTechnician') || (change.changes('client') && change.after.assignedTechnician))
    change.effects.push({
      kind: 'shareAnew',
      from: change.before?.assignedTechnician?.objectId,
      fromClient: change.before?.client.objectId,
    });
  if (RECOUNTED.has(change.move) || (!change.isCreate && change.changes('estimatedMaterialGrams')))
    change.effects.push({ kind: 'recountUsage' });
  if ((change.move === 'fail' || change.move === 'complete') && change.after.materialBatch)
    change.effects.push({ kind: 'recoverBatch', batch: change.after.materialBatch.objectId });
  if (change.changes('quoteNumber') || change.changes('quoteState')) change.effects.push({ kind: 'followQuotes' });
  if (change.after.parentJob && change.move) change.effects.push({ kind: 'followRuns' });
  else if (change.after.order && change.move) change.effects.push({ kind: 'followJobs' });
}

/** A newer quote for a job that is Quoted already is news as well; sendQuote says with each that one is asked for. */
function tellCustomer(change: Change): void {
  const { actor, after, isCreate, move, sent } = change;
  const requoted =
    after.status === 'Quoted' && (sent.has('quoteRequested') || change.changes('quoteNumber')) ? 'quoted' : undefined;
  const moved = move ? mailOfMove(move as PrintJobMove, actor.type === 'customer') : requoted;
  const event = isCreate ? 'received' : moved;
  if (!event || !isTold(after as unknown as PrintJob, event)) return;
  // The customer asked for it first, and is answered by the order.
  if (event === 'revisionRequested' && actor.type === 'system') return;
  const revision = (change.before?.revision ?? 0) + 1;
  change.effects.push({ kind: 'mail', event, revision, reason: after.statusReason });
}

function recountOwnUsage(job: Row, _effect: Effect, { store }: Tools): Promise<void> {
  return recountUsage(store, job.objectId);
}

function recoverBatch(_job: Row, effect: Effect, { store }: Tools): Promise<void> {
  return recoverPostings(store, effect.batch as string, new Date(Date.now() - LEFT_AFTER_MS));
}

async function nothingHangsOnIt({ before: job }: Deletion, { store }: Tools): Promise<void> {
  const printJob = pointerTo('PrintJob', job.objectId);
  const instead = 'Cancel the job instead.';
  for (const [className, what] of [
    ['TimeLog', 'time logs'],
    ['FileCheck', 'file checks'],
    ['JobNote', 'notes'],
    ['JobQuote', 'quotes'],
  ] as const)
    if (await store.first(className, { printJob }))
      throw new ShopError('write.inUse', { class: 'PrintJob', what, instead });
  if (job.parentJob || (await store.first('PrintJob', { parentJob: printJob })))
    throw new ShopError('write.inUse', { class: 'PrintJob', what: 'runs', instead });
}
