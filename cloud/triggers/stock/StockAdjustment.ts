/** Corrections of a batch's grams, for ever. */
import { bookedHundredths, closePosting, openPosting, undoPosting } from '../../data/stock';
import { ShopError } from '../../domain/errors';
import { grams, hundredths } from '../../domain/stock/grams';
import type { Change } from '../../kernel/change';
import { type Effect, pointerTo, type Row } from '../../kernel/record';
import type { ClassRules, Tools } from '../../kernel/tools';

export const StockAdjustmentRules: ClassRules = {
  beforeSave: [nameWhoAdjusts, oneFigure, postToBatch],
  effects: { closePosting: closeAdjustment },
};

function nameWhoAdjusts(change: Change): void {
  const { technicianId } = change.actor;
  if (technicianId) change.set('adjustedBy', pointerTo('Technician', technicianId));
}

function oneFigure({ after }: Change): void {
  if (after.countedGrams !== undefined && after.gramsChange !== undefined)
    throw new ShopError('input.badArgument', { what: 'Send either gramsChange or countedGrams, not both.' });
}

/** Takes the adjustment to the batch; a count is compared with what is booked at that very moment. */
async function postToBatch(change: Change, { store }: Tools): Promise<void> {
  const { after, claim } = change;
  const { operationKey: repeated } = after;
  if (repeated && (await store.first('StockAdjustment', { operationKey: repeated })))
    throw new ShopError('value.taken', { class: 'StockAdjustment', field: 'operationId', value: after.operationId });
  const batchId = after.materialBatch.objectId;
  await openPosting(store, batchId, (batch) => {
    const gramsChange = changeOf(after, batch);
    const { countedGrams, reason, adjustedBy, operationId, operationKey } = after;
    change.set('gramsChange', gramsChange);
    return {
      claim,
      openedAt: new Date().toISOString(),
      hundredths: -hundredths(gramsChange),
      adjustment: { gramsChange, countedGrams, reason, adjustedBy, operationId, operationKey },
    };
  });
  change.undo.push(() => undoPosting(store, batchId, claim));
  change.effects.push({ kind: 'closePosting', claim });
}

/** The grams to add, from either figure that was sent. */
function changeOf({ countedGrams, gramsChange }: Row, batch: Row): number {
  const counted = countedGrams === undefined ? undefined : hundredths(countedGrams) - bookedHundredths(batch);
  const difference = counted ?? hundredths(gramsChange ?? 0);
  if (difference === 0) throw new ShopError('stock.nothingToAdjust');
  return grams(difference);
}

async function closeAdjustment(adjustment: Row, effect: Effect, { store }: Tools): Promise<void> {
  await closePosting(store, adjustment.materialBatch.objectId, effect.claim as string);
}
