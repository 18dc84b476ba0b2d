/** Clients of the shop. */
import { ShopError } from '../../domain/errors';
import { pointerTo } from '../../kernel/record';
import type { ClassRules, Deletion, Tools } from '../../kernel/tools';

export const ClientRules: ClassRules = {
  beforeDelete: [noJobsLeft],
};

async function noJobsLeft({ before: client }: Deletion, { store }: Tools): Promise<void> {
  if (await store.first('PrintJob', { client: pointerTo('Client', client.objectId) }))
    throw new ShopError('write.inUse', { class: 'Client', what: 'jobs', instead: 'Set its billingStatus instead.' });
}
