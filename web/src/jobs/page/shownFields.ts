/** Which fields of an audit event its reader wants to see. */
import type { Row } from '../../providers/errors';
import { rulesOf } from '../../providers/rights';

/** What a new row is told by. */
const OF_NEW: Record<string, string[]> = {
  FileCheck: ['checkStatus', 'overruleReason', 'issuesFound'],
  TimeLog: ['activityType', 'minutesLogged', 'materialGrams'],
  JobNote: ['noteType', 'message'],
};

/** They say what the line above already says, or what the server counts for itself. */
const TOLD = new Set(['status', 'statusReason', 'queuePosition', 'searchText', 'revision', 'operationId']);

/** Set by the server, and worth telling where no move tells it. */
const TOLD_OF_SERVER = new Set(['quoteNumber', 'quoteState']);

const isNothing = (value: unknown) => value === undefined || value === null || value === '' || value === 0;

export function shownFields({ action, entityType, oldValue, newValue }: Row): string[] {
  if (action === 'delete') return [];
  if (action === 'create') return (OF_NEW[entityType] ?? []).filter((field) => !isNothing(newValue?.[field]));
  const { types, serverFields } = rulesOf(entityType);
  return Object.keys({ ...oldValue, ...newValue }).filter(
    (field) =>
      field in types &&
      !TOLD.has(field) &&
      (!serverFields.includes(field) || (action === 'update' && TOLD_OF_SERVER.has(field))),
  );
}
