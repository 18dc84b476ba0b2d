/** Notes: only a Client Update may ever reach the customer, and only when a coordinator lets it. */
import { ShopError } from '../../domain/errors';
import type { Change } from '../../kernel/change';
import type { ClassRules } from '../../kernel/tools';

export const JobNoteRules: ClassRules = {
  beforeSave: [keepFromCustomer],
};

/** What a coordinator writes for the client is shown unless they say otherwise; a technician's waits for one. */
function keepFromCustomer(change: Change): void {
  const { after, actor } = change;
  const isForClient = after.noteType === 'Client Update';
  if (change.sent.has('visibleToCustomer') && after.visibleToCustomer && !isForClient)
    throw new ShopError('note.notForCustomer');
  if (change.changes('noteType') && !change.sent.has('visibleToCustomer'))
    change.set('visibleToCustomer', isForClient && actor.roles.has('coordinator'));
  if (!isForClient && after.visibleToCustomer) change.set('visibleToCustomer', false);
}
