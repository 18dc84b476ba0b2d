/** Time and material spent: minutes, approval, and the posting to stock. */
import type { TimeLog } from '../../../schema/generated';
import { recountUsage } from '../../data/jobs';
import { closePosting, openPosting, undoPosting } from '../../data/stock';
import type { Store } from '../../data/store';
import { ShopError } from '../../domain/errors';
import { checkMinutes, checkTimes, spanMinutes } from '../../domain/jobs/logs';
import { usageChange } from '../../domain/stock/grams';
import type { Change } from '../../kernel/change';
import { type Effect, pointerTo, type Row } from '../../kernel/record';
import type { ClassRules, Deletion, Tools } from '../../kernel/tools';

export const TimeLogRules: ClassRules = {
  beforeSave: [
    startNow,
    countAttempt,
    timesHold,
    minutesHold,
    oneTimerEach,
    approvedIsClosed,
    decide,
    batchIsOfMaterial,
    postToStock,
  ],
  beforeDelete: [giveBack],
  effects: { closePosting: close, recountUsage: recount },
  taken: (field, change) =>
    field === 'runningKey'
      ? new ShopError('log.alreadyRunning', { technician: change.after.technician.objectId })
      : undefined,
};

function startNow(change: Change): void {
  if (change.after.startTime === undefined) change.set('startTime', change.now);
}

function countAttempt(change: Change): void {
  if (change.isCreate) change.set('attempt', change.job?.attempt ?? 1);
}

function timesHold(change: Change): void {
  if (change.changes('startTime') || change.changes('endTime'))
    checkTimes(change.after as unknown as TimeLog, change.now);
}

function minutesHold(change: Change): void {
  const log = change.after as unknown as TimeLog;
  const given = change.sent.has('minutesLogged') && change.changes('minutesLogged');
  if (given) checkMinutes(log, log.minutesLogged);
  else if (change.isCreate || change.changes('startTime') || change.changes('endTime'))
    change.set('minutesLogged', spanMinutes(log));
}

async function oneTimerEach(change: Change, { store }: Tools): Promise<void> {
  const { technician, endTime } = change.after;
  const runningKey = endTime ? undefined : (technician.objectId as string);
  if (runningKey === change.before?.runningKey) return;
  if (runningKey && (await store.first('TimeLog', { runningKey })))
    throw new ShopError('log.alreadyRunning', {
      technician: (await store.get('Technician', runningKey))?.username ?? '',
    });
  change.set('runningKey', runningKey);
}

/** What was approved is the coordinator's; whoever wrote it asks them. */
function approvedIsClosed({ before, actor }: Change): void {
  if (before?.approvalStatus === 'Approved' && !actor.roles.has('coordinator')) throw new ShopError('log.decided');
}

function decide(change: Change): void {
  const { after, actor, now } = change;
  if (change.isCreate && after.approvalStatus !== 'Pending') throw new ShopError('log.startsPending');
  if (after.approvalStatus === 'Approved' && after.endTime === undefined) throw new ShopError('log.running');
  if (after.approvalStatus === 'Approved' && after.materialGrams && !after.materialBatch)
    throw new ShopError('log.noBatch');
  if (change.isCreate || !change.changes('approvalStatus')) {
    // Whoever may not approve their own log may not raise an approved one either.
    if (change.before?.approvalStatus === 'Approved' && isOwn(change)) throw new ShopError('log.ownApproval');
    return;
  }
  if (isOwn(change)) throw new ShopError('log.ownApproval');
  const decided = after.approvalStatus !== 'Pending';
  change.set('approvedBy', decided && actor.technicianId ? pointerTo('Technician', actor.technicianId) : undefined);
  change.set('approvedAt', decided ? now : undefined);
}

const isOwn = ({ after, actor }: Change) => after.technician.objectId === actor.technicianId;

async function batchIsOfMaterial(change: Change, { store }: Tools): Promise<void> {
  const { materialBatch } = change.after;
  if (!materialBatch || !change.changes('materialBatch')) return;
  const batch = await store.get('MaterialBatch', materialBatch.objectId);
  if (batch && change.job && batch.materialType !== change.job.materialType)
    throw new ShopError('log.wrongMaterial', {
      batch: batch.batchCode,
      material: batch.materialType,
      needed: change.job.materialType,
    });
}

/** What a save and a deletion have in common for the stock. */
type Posted = Pick<Change, 'claim' | 'before' | 'undo' | 'effects'>;

const COUNTED = ['approvalStatus', 'materialGrams', 'minutesLogged', 'activityType'];

async function postToStock(change: Change, { store }: Tools): Promise<void> {
  const { before, after } = change;
  const counts = before?.approvalStatus === 'Approved' || after.approvalStatus === 'Approved';
  if (counts && COUNTED.some((field) => change.changes(field))) change.effects.push({ kind: 'recountUsage' });
  await post(change, usageChange(before, after), after.objectId, store);
}

/** Opens the postings of a write of the log on every batch that it concerns, or on none. */
async function post(write: Posted, usage: Map<string, number>, logId: string, store: Store): Promise<void> {
  const { claim, before, undo, effects } = write;
  const log = { objectId: logId, revision: (before?.revision ?? 0) + 1 };
  for (const [batchId, amount] of usage) {
    const posting = { claim, openedAt: new Date().toISOString(), hundredths: amount, log };
    await openPosting(store, batchId, () => posting).catch(async (error) => {
      for (const back of undo) await back();
      throw error;
    });
    undo.push(() => undoPosting(store, batchId, claim));
    effects.push({ kind: 'closePosting', batch: batchId, claim });
  }
}

function close(_log: Row, effect: Effect, { store }: Tools): Promise<void> {
  return closePosting(store, effect.batch as string, effect.claim as string);
}

function recount(log: Row, _effect: Effect, { store }: Tools): Promise<void> {
  return recountUsage(store, log.printJob.objectId);
}

/** An approved log that goes gives its grams back. */
async function giveBack(deletion: Deletion, { store }: Tools): Promise<void> {
  const { before } = deletion;
  const usage = usageChange(before, undefined);
  if (before.approvalStatus === 'Approved') deletion.effects.push({ kind: 'recountUsage' });
  await post(deletion, usage, before.objectId, store);
}
