/** Counts the whole stock again; for the shop's own commands. */
import { type Recount, recountBatch } from '../data/recount';
import { ShopError } from '../domain/errors';
import type { Verb } from './calling';

/** dryRun? Answers { batches: how many were counted, wrong: [{ batchCode, was, is }] } in grams; sets right unless dryRun. */
export const recountStock: Verb = async ({ actor, params, tools: { store } }) => {
  if (actor.type !== 'admin')
    throw new ShopError('write.forbidden', { operation: 'recount', class: 'MaterialBatch', by: 'the master key' });
  const wrong: Recount[] = [];
  let batches = 0;
  for await (const { objectId } of store.all('MaterialBatch')) {
    const difference = await recountBatch(store, objectId, params.dryRun !== true);
    if (difference) wrong.push(difference);
    batches++;
  }
  return { batches, wrong };
};
