/** Corrections of a batch's grams, for ever. */
import { closePosting, openPosting, undoPosting } from '../../data/stock';
import { ShopError } from '../../domain/errors';
import { grams, hundredths } from '../../domain/stock/grams';
import type { Change } from '../../kernel/change';
import { type Effect, pointerTo, type Row } from '../../kernel/record';
import type { ClassRules, Tools } from '../../kernel/tools';

export const StockAdjustmentRules: ClassRules = {
  beforeSave: [nameWhoAdjusts, computeChange, postToBatch],
  effects: { closePosting: closeAdjustment },
};

function nameWhoAdjusts(change: Change): void {
  const { technicianId } = change.actor;
  if (technicianId) change.set('adjustedBy', pointerTo('Technician', technicianId));
}

async function computeChange(change: Change, { store }: Tools): Promise<void> {
  const { countedGrams, gramsChange, materialBatch } = change.after;
  if (countedGrams !== undefined) {
    const batch = await store.get('MaterialBatch', materialBatch.objectId);
    const difference = hundredths(countedGrams) - hundredths(batch?.remainingWeightGrams ?? 0);
    if (gramsChange !== undefined && hundredths(gramsChange) !== difference)
      throw new ShopError('input.badArgument', { what: 'Send either gramsChange or countedGrams, not both.' });
    change.set('gramsChange', grams(difference));
  }
  if (!change.after.gramsChange) throw new ShopError('stock.nothingToAdjust');
}

async function postToBatch(change: Change, { store }: Tools): Promise<void> {
  const { materialBatch, gramsChange, countedGrams, reason, adjustedBy, operationId, operationKey } = change.after;
  const { claim } = change;
  const adjustment = { gramsChange, countedGrams, reason, adjustedBy, operationId, operationKey };
  if (operationKey && (await store.first('StockAdjustment', { operationKey }))) return;
  await openPosting(store, materialBatch.objectId, {
    claim,
    openedAt: change.now.toISOString(),
    hundredths: -hundredths(gramsChange),
    adjustment,
  });
  change.undo.push(() => undoPosting(store, materialBatch.objectId, claim));
  change.effects.push({ kind: 'closePosting', claim });
}

async function closeAdjustment(adjustment: Row, effect: Effect, { store }: Tools): Promise<void> {
  await closePosting(store, adjustment.materialBatch.objectId, effect.claim as string);
}
