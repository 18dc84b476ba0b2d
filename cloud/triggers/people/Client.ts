/** Clients of the shop. */
import { ShopError } from '../../domain/errors';
import type { Change } from '../../kernel/change';
import { pointerTo } from '../../kernel/record';
import { searchAnew } from '../../kernel/search';
import type { ClassRules, Deletion, Tools } from '../../kernel/tools';

export const ClientRules: ClassRules = {
  beforeSave: [noteNewName],
  beforeDelete: [noJobsLeft],
  effects: { nameInJobs: (client, _effect, tools) => searchAnew('PrintJob', 'client', client, tools) },
};

/** Jobs are found by the name of their client. */
function noteNewName(change: Change): void {
  if (!change.isCreate && (change.changes('companyName') || change.changes('clientCode')))
    change.effects.push({ kind: 'nameInJobs' });
}

async function noJobsLeft({ before: client }: Deletion, { store }: Tools): Promise<void> {
  if (await store.first('PrintJob', { client: pointerTo('Client', client.objectId) }))
    throw new ShopError('write.inUse', { class: 'Client', what: 'jobs', instead: 'Set its billingStatus instead.' });
}
