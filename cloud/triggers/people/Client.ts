/** Clients of the shop. */
import { ShopError } from '../../domain/errors';
import { pointerTo, type Row } from '../../kernel/record';
import type { ClassRules, Tools } from '../../kernel/tools';

export const ClientRules: ClassRules = {
  beforeDelete: [noJobsLeft],
};

async function noJobsLeft(client: Row, { store }: Tools): Promise<void> {
  if (await store.first('PrintJob', { client: pointerTo('Client', client.objectId) }))
    throw new ShopError('write.inUse', { class: 'Client', what: 'jobs', instead: 'Set its billingStatus instead.' });
}
