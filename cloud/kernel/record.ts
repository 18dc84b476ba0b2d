/** Rows as plain records: dates are Date, pointers keep Parse's JSON form. */
import { isDeepStrictEqual } from 'node:util';

export interface Pointer {
  __type: 'Pointer';
  className: string;
  objectId: string;
}

/** One row of a class, as the server holds it. */
export interface Row {
  objectId: string;
  createdAt: Date;
  updatedAt: Date;
  revision?: number;
  writeClaim?: string;
  unsettled?: Effect[];
  unsettledSince?: Date;
  deletingSince?: Date;
  // Fields differ by class; the generated record types narrow them where rules are decided.
  // biome-ignore lint/suspicious/noExplicitAny: a row of any class
  [field: string]: any;
}

/** Something that a write still has to bring about; safe to do twice. */
export interface Effect {
  kind: string;
  [detail: string]: unknown;
}

/** `{ [field]: { __op: 'Delete' } }` in an update takes the field away. */
export const DELETE = { __op: 'Delete' } as const;

/** The same changes for an update, where what is undefined takes the field away. */
export const clearing = (changes: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(changes).map(([field, value]) => [field, value ?? DELETE]));

export function pointerTo(className: string, objectId: string): Pointer {
  return { __type: 'Pointer', className, objectId };
}

function decodeValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decodeValue);
  if (value === null || typeof value !== 'object') return value;
  const typed = value as { __type?: string; iso?: string; className?: string; objectId?: string };
  if (typed.__type === 'Date') return new Date(typed.iso as string);
  if (typed.__type === 'Object' && typed.className) return pointerTo(typed.className, typed.objectId as string);
  if (typed.__type) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, decodeValue(inner)]));
}

/** A row from Parse's JSON. */
export function decodeRow(json: Record<string, unknown>): Row {
  const row = decodeValue(json) as Row;
  row.createdAt = new Date(row.createdAt);
  row.updatedAt = new Date(row.updatedAt);
  return row;
}

/** Values as Parse's JSON; dates become `{ __type: 'Date' }`, undefined is left out. */
export function encode(value: unknown): unknown {
  if (value instanceof Date) return { __type: 'Date', iso: value.toISOString() };
  if (Array.isArray(value)) return value.map(encode);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, encode(inner)]),
  );
}

/** Same value, whatever its type; pointers compare by row, objects in whatever order the database gives their keys. */
export function sameValue(left: unknown, right: unknown): boolean {
  return isDeepStrictEqual(encode(left) ?? null, encode(right) ?? null);
}
