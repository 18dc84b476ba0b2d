/** Spools and resin lots: a plain save of other grams is a weigh-in, the status follows the grams. */
import { closePosting, type Posting, recordAdjustment, thresholdsOf } from '../../data/stock';
import { ShopError } from '../../domain/errors';
import { batchStatus, grams, hundredths } from '../../domain/stock/grams';
import type { Change } from '../../kernel/change';
import { type Effect, pointerTo, type Row } from '../../kernel/record';
import type { ClassRules, Deletion, Tools } from '../../kernel/tools';
import { knownMaterial } from './known-material';

export const MaterialBatchRules: ClassRules = {
  beforeSave: [knownMaterial, keepMaterialOfUsedBatch, startFull, takeAsWeighIn, statusFollowsGrams],
  beforeDelete: [nothingRefersToIt],
  effects: { recordWeighIn },
};

/** What was printed from it stays true: a batch that was used keeps its material. */
async function keepMaterialOfUsedBatch(change: Change, { store }: Tools): Promise<void> {
  if (change.isCreate || !change.changes('materialType')) return;
  if (await store.first('TimeLog', { materialBatch: pointerTo('MaterialBatch', change.after.objectId) }))
    throw new ShopError('write.createOnly', { class: 'MaterialBatch', field: 'materialType' });
}

function startFull(change: Change): void {
  if (change.isCreate && change.after.remainingWeightGrams === undefined)
    change.set('remainingWeightGrams', change.after.startingWeightGrams);
}

/** The grams the batch would hold if nothing had been weighed. */
function bookedGrams({ before, after }: Change): number {
  if (!before) return after.startingWeightGrams;
  const started = hundredths(after.startingWeightGrams) - hundredths(before.startingWeightGrams);
  return grams(hundredths(before.remainingWeightGrams) + started);
}

function takeAsWeighIn(change: Change): void {
  const booked = bookedGrams(change);
  const weighed = change.isCreate || change.changes('remainingWeightGrams');
  const counted = weighed ? change.after.remainingWeightGrams : booked;
  if (counted < 0)
    throw new ShopError('stock.short', {
      batch: change.after.batchCode,
      left: change.before?.remainingWeightGrams ?? 0,
      needed: -counted,
    });
  if (counted !== change.after.remainingWeightGrams) change.set('remainingWeightGrams', counted);
  const difference = hundredths(counted) - hundredths(booked);
  if (difference === 0) return;
  const { technicianId } = change.actor;
  const posting: Posting = {
    claim: change.claim,
    openedAt: new Date().toISOString(),
    hundredths: 0,
    adjustment: {
      gramsChange: grams(difference),
      countedGrams: counted,
      reason: 'Weigh-in',
      ...(technicianId ? { adjustedBy: pointerTo('Technician', technicianId) } : {}),
    },
  };
  change.set('openPostings', [...(change.before?.openPostings ?? []), posting]);
  change.effects.push({ kind: 'recordWeighIn', claim: change.claim });
}

async function statusFollowsGrams(change: Change, { store }: Tools): Promise<void> {
  const { after, before } = change;
  const wanted = change.sent.has('status') ? after.status : before?.status;
  const follows = batchStatus(
    after.remainingWeightGrams,
    await thresholdsOf(store, after.materialType),
    wanted === 'Retired',
  );
  // Taking a batch out of retirement may name any status; the grams decide which it is.
  const unretires = before?.status === 'Retired' && wanted !== 'Retired';
  const asked = change.sent.has('status') && !change.isCreate && change.changes('status');
  if (asked && wanted !== follows && !unretires) throw new ShopError('stock.serverStatus');
  if (after.status !== follows) change.set('status', follows);
}

async function recordWeighIn(batch: Row, effect: Effect, { store }: Tools): Promise<void> {
  const posting = (batch.openPostings as Posting[] | undefined)?.find((open) => open.claim === effect.claim);
  if (!posting) return;
  await recordAdjustment(store, batch.objectId, posting);
  await closePosting(store, batch.objectId, posting.claim);
}

async function nothingRefersToIt({ before: batch }: Deletion, { store }: Tools): Promise<void> {
  const materialBatch = pointerTo('MaterialBatch', batch.objectId);
  for (const [className, what] of [
    ['TimeLog', 'time logs'],
    ['StockAdjustment', 'stock adjustments'],
    ['PrintJob', 'jobs'],
  ] as const)
    if (await store.first(className, { materialBatch }))
      throw new ShopError('write.inUse', {
        class: 'MaterialBatch',
        what,
        instead: 'Set its status to Retired instead.',
      });
}
