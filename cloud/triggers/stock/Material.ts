/** Kinds of material and their thresholds. */
import { restatusBatch } from '../../data/stock';
import type { Change } from '../../kernel/change';
import type { Row } from '../../kernel/record';
import type { ClassRules, Tools } from '../../kernel/tools';

export const MaterialRules: ClassRules = {
  beforeSave: [noteNewThresholds],
  effects: { restatus: restatusBatches },
};

/** Where a threshold moves, the batches' statuses follow. */
function noteNewThresholds(change: Change): void {
  if (!change.isCreate && (change.changes('lowStockGrams') || change.changes('depletedGrams')))
    change.effects.push({ kind: 'restatus' });
}

async function restatusBatches(material: Row, _effect: unknown, { store }: Tools): Promise<void> {
  for await (const batch of store.all('MaterialBatch', { materialType: material.name }))
    await restatusBatch(store, batch.objectId);
}
