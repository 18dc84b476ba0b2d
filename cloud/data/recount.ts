/** The proof of the stock: what a batch holds against the whole history of its logs and adjustments. */
import { ShopError } from '../domain/errors';
import { batchStatus, grams, hundredths, usageOf } from '../domain/stock/grams';
import { pointerTo, type Row } from '../kernel/record';
import { LEFT_AFTER_MS, openOf, pause, recoverPostings, TRIES, thresholdsOf } from './stock';
import type { Store } from './store';

/** What a batch should hold by its approved logs and adjustments, in grams. Reads the whole history. */
async function expectedRemaining(store: Store, batch: Row): Promise<number> {
  const pointer = pointerTo('MaterialBatch', batch.objectId);
  let left = hundredths(batch.startingWeightGrams);
  for await (const log of store.all('TimeLog', { materialBatch: pointer, approvalStatus: 'Approved' }))
    left -= usageOf(log)?.hundredths ?? 0;
  for await (const adjustment of store.all('StockAdjustment', { materialBatch: pointer }))
    left += hundredths(adjustment.gramsChange);
  return grams(left);
}

export interface Recount {
  batchCode: string;
  was: number;
  is: number;
}

/**
 * Sets a batch to what its history says, unless `repair` is false; answers what was wrong, undefined
 * when nothing was. Holds under load: the figures count only if nothing was posted while they were
 * added up.
 */
async function recountBatch(store: Store, batchId: string, repair = true): Promise<Recount | undefined> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const leftBefore = new Date(Date.now() - LEFT_AFTER_MS);
    if (repair) await recoverPostings(store, batchId, leftBefore);
    const batch = await store.get('MaterialBatch', batchId);
    if (!batch) return undefined;
    const expected = await expectedRemaining(store, batch);
    const status = batchStatus(expected, await thresholdsOf(store, batch.materialType), batch.status === 'Retired');
    const wrong = hundredths(batch.remainingWeightGrams) !== hundredths(expected);
    if (!wrong && status === batch.status) return undefined;
    const underWay = openOf(batch).some((posting) => posting.openedAt >= leftBefore.toISOString());
    if (underWay || (await store.get('MaterialBatch', batchId))?.revision !== batch.revision) {
      await pause(attempt);
      continue;
    }
    const difference = { batchCode: batch.batchCode, was: batch.remainingWeightGrams, is: expected };
    if (!repair) return wrong ? difference : undefined;
    const revision = (batch.revision ?? 0) + 1;
    const changes = { remainingWeightGrams: expected, status, revision, updatedAt: new Date().toISOString() };
    if (!(await store.update('MaterialBatch', { objectId: batchId, revision: batch.revision }, changes))) continue;
    await store.publish('MaterialBatch', batch, { ...batch, ...changes, updatedAt: new Date() });
    return wrong ? difference : undefined;
  }
  throw new ShopError('stock.busy', { batch: batchId });
}

/** Counts the whole stock; answers how many batches there are, and which held something else. */
export async function recountAll(store: Store, repair: boolean): Promise<{ batches: number; wrong: Recount[] }> {
  const wrong: Recount[] = [];
  let batches = 0;
  for await (const { objectId } of store.all('MaterialBatch')) {
    const difference = await recountBatch(store, objectId, repair);
    if (difference) wrong.push(difference);
    batches++;
  }
  return { batches, wrong };
}
