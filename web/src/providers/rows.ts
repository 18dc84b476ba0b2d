/** Parse's JSON to plain rows and back: pointers are ids, dates are ISO strings. */
import type { Row } from './errors';
import { rulesOf } from './rights';

type Json = Record<string, unknown>;

const kindOf = (value: unknown) => (value as { __type?: string } | null)?.__type;

/** A row with `id`; a pointer that was included stands whole in `included`, and as its id in its field. */
export function toRow(json: Json): Row {
  const { objectId, ACL, className, __type, ...fields } = json;
  const row: Row = { id: objectId as string };
  for (const [field, value] of Object.entries(fields)) {
    const kind = kindOf(value);
    if (kind === 'Date') row[field] = (value as { iso: string }).iso;
    else if (kind === 'Pointer') row[field] = (value as { objectId: string }).objectId;
    else if (kind === 'Object') {
      row[field] = (value as { objectId: string }).objectId;
      row.included = { ...row.included, [field]: toRow(value as Json) };
    } else row[field] = value;
  }
  return row;
}

/** One field's value as Parse takes it. */
export function toParse(resource: string, field: string, value: unknown): unknown {
  const { types, pointers } = rulesOf(resource);
  if (value === null || value === undefined || value === '') return value;
  if (types[field] === 'Pointer') return { __type: 'Pointer', className: pointers[field], objectId: value };
  const isDate = types[field] === 'Date' || field === 'createdAt' || field === 'updatedAt';
  if (isDate) return { __type: 'Date', iso: new Date(value as string).toISOString() };
  return value;
}

/** A row as Parse answers it. */
export function fromRow(resource: string, { id, included: _included, ...fields }: Row): Json {
  const isMoment = (field: string) => field === 'createdAt' || field === 'updatedAt';
  const values = Object.entries(fields).map(([field, value]) => [
    field,
    isMoment(field) ? value : toParse(resource, field, value),
  ]);
  return { objectId: id, ...Object.fromEntries(values) };
}

const NOT_SENT = new Set(['id', 'createdAt', 'updatedAt', 'included', 'revision']);
const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

const same = (a: unknown, b: unknown) =>
  (isEmpty(a) && isEmpty(b)) || a === b || JSON.stringify(a) === JSON.stringify(b);

/** The fields to send: what is new or differs from `before`; undefined stands for a field that was emptied. */
export function changesOf(resource: string, data: Json, before: Json = {}): Json {
  const changes: Json = {};
  for (const [field, value] of Object.entries(data)) {
    if (NOT_SENT.has(field) || same(value, before[field])) continue;
    changes[field] = isEmpty(value) ? undefined : toParse(resource, field, value);
  }
  return changes;
}
