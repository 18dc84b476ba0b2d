/** Which fields of an audit event its reader wants to see. */
import type { Row } from '../../providers/errors';
import { rulesOf } from '../../providers/rights';

/** What a new row is told by. */
export const SHOWN_OF_NEW: Record<string, string[]> = {
  FileCheck: ['checkStatus', 'issuesFound'],
  TimeLog: ['activityType', 'minutesLogged', 'materialGrams'],
  JobNote: ['noteType', 'message'],
};

/** They say what the line above already says, or what the server counts for itself. */
const TOLD = new Set(['status', 'statusReason', 'queuePosition', 'searchText', 'revision', 'operationId', 'approvedBy', 'approvedAt']);

export function changedFields(event: Row): string[] {
  if (event.action === 'delete') return [];
  const { types, serverFields } = rulesOf(event.entityType);
  return Object.keys({ ...event.oldValue, ...event.newValue }).filter(
    (field) => field in types && !TOLD.has(field) && !serverFields.includes(field),
  );
}
