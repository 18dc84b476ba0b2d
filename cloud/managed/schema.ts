/** The part of the shop that a managed server has: what its public interface carries whole. */
import type { LoadedClass, Schema } from '../../schema/load';

/** Parse's own classes, and those of staff, stock, jobs, quotes and the record. */
export const CLASSES = [
  ...['_User', '_Role', '_Session', '_Installation'],
  ...['AuditEvent', 'Counter', 'EmailMessage'],
  ...['Client', 'Technician'],
  ...['Material', 'MaterialBatch', 'StockAdjustment'],
  ...['PrintJob', 'PrintProfile', 'FileCheck', 'FileRevision', 'JobNote', 'TimeLog', 'TrackingLink', 'JobQuote'],
];

/** Resumable uploads have no counterpart there. */
const LEFT_OUT: Record<string, string[]> = { PrintJob: ['upload'] };

function within(loaded: LoadedClass): LoadedClass {
  const out = LEFT_OUT[loaded.className] ?? [];
  const fields = Object.entries(loaded.fields).filter(
    ([name, { targetClass }]) => !out.includes(name) && (!targetClass || CLASSES.includes(targetClass)),
  );
  const names = new Set(fields.map(([name]) => name));
  const indexes = Object.entries(loaded.indexes ?? {}).filter(([, keys]) =>
    Object.keys(keys).every((name) => names.has(name) || !(name in loaded.fields)),
  );
  const hidden = Object.entries(loaded.rules?.hidden ?? {}).map(([role, list]) => [
    role,
    list.filter((name) => names.has(name)),
  ]);
  const rules = loaded.rules && { ...loaded.rules, hidden: Object.fromEntries(hidden) };
  return { ...loaded, rules, fields: Object.fromEntries(fields), indexes: Object.fromEntries(indexes) };
}

export function managedSchema(schema: Schema): Schema {
  const classes = CLASSES.map((name) => [name, within(schema.classes.get(name) as LoadedClass)] as const);
  return { ...schema, classes: new Map(classes) };
}

/** What one winner is told by; nobody but the server reads or writes them. */
export const OWN_CLASSES = [
  { className: 'Lease', fields: { queue: { type: 'Array' } } },
  {
    className: 'UniqueValue',
    fields: { ofClass: { type: 'String' }, ofField: { type: 'String' }, ofRow: { type: 'String' } },
  },
].map((declared) => ({ ...declared, indexes: {}, classLevelPermissions: {} }));
