/** Notes: only a Client Update may ever reach the customer. */
import type { Change } from '../../kernel/change';
import type { ClassRules } from '../../kernel/tools';

export const JobNoteRules: ClassRules = {
  beforeSave: [keepFromCustomer],
};

function keepFromCustomer(change: Change): void {
  if (change.changes('noteType')) change.set('visibleToCustomer', change.after.noteType === 'Client Update');
}
