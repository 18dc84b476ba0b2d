/** Counts the whole stock again; for the shop's own commands. */
import { recountAll } from '../data/recount';
import { ShopError } from '../domain/errors';
import { noteRecount } from '../metrics/counters';
import type { Verb } from './calling';

/** dryRun? Answers { batches: how many were counted, wrong: [{ batchCode, was, is }] } in grams; sets right unless dryRun. */
export const recountStock: Verb = async ({ actor, params, tools: { store } }) => {
  if (actor.type !== 'admin')
    throw new ShopError('write.forbidden', { operation: 'recount', class: 'MaterialBatch', by: 'the master key' });
  const counted = await recountAll(store, params.dryRun !== true);
  noteRecount('command', counted.wrong.length);
  return counted;
};
