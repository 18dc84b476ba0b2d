/** Production queues: one that was used is switched off, not deleted. */
import { ShopError } from '../../domain/errors';
import { pointerTo } from '../../kernel/record';
import type { ClassRules, Deletion, Tools } from '../../kernel/tools';

export const ProductionQueueRules: ClassRules = { beforeDelete: [nothingHangsOnIt] };

async function nothingHangsOnIt({ before }: Deletion, { store }: Tools): Promise<void> {
  const queue = pointerTo('ProductionQueue', before.objectId);
  if (await store.first('ProductionQueueItem', { queue }))
    throw new ShopError('write.inUse', { class: 'ProductionQueue', what: 'entries', instead: 'Clear active instead.' });
}
