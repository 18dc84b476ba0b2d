/** Kinds of material and their thresholds. */
import { recountBatch } from '../../data/stock';
import type { Change } from '../../kernel/change';
import type { Row } from '../../kernel/record';
import type { ClassRules, Tools } from '../../kernel/tools';
import { log } from '../../log';

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
  for await (const batch of store.all('MaterialBatch', { materialType: material.name })) {
    const wrong = await recountBatch(store, batch.objectId);
    if (wrong) log.warn('A batch did not hold what its history says; it was set right', { ...wrong });
  }
}
