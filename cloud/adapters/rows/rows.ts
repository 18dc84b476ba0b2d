/** Rows as they are stored, in one form whatever the engine: Parse's own JSON, with what it keeps beside the fields. */
import { createHash } from 'node:crypto';

export type Json = Record<string, unknown>;

/** A class as Parse's schema knows it. */
export interface StoredClass {
  className: string;
  fields: Record<string, { type: string; targetClass?: string }>;
  classLevelPermissions?: Json;
  indexes?: Record<string, Json>;
}

/** A whole database as it is at one moment, however long it is read. */
export interface Snapshot {
  classes: StoredClass[];
  /** What holds rows: classes, and the joins of their relations. */
  tables: string[];
  /** Some rows at a time. */
  rows(table: string): AsyncGenerator<Json[]>;
  close(): Promise<void>;
}

/** A database as backups see it. */
export interface RowStore {
  /** Every table that is there, Parse's own and others. */
  tables(): Promise<string[]>;
  /** Throws a sentence where the server cannot show one moment, unless the shop is at rest. */
  snapshot(atRest: boolean): Promise<Snapshot>;
  /** Leaves a table of this name that only says that it is there. */
  mark(name: string): Promise<void>;
  drop(table: string): Promise<void>;
  makeClass(stored: StoredClass): Promise<void>;
  insert(table: string, stored: StoredClass | undefined, rows: Json[]): Promise<void>;
  close(): Promise<void>;
}

/** Who is signed in, and answers kept for repeats of a request: nobody misses them. */
export const LEFT_OUT = new Set(['_Session', '_Idempotency']);

export const joinsOf = ({ className, fields }: StoredClass): string[] =>
  Object.entries(fields)
    .filter(([, { type }]) => type === 'Relation')
    .map(([field]) => `_Join:${field}:${className}`);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** The row in the one way it can be written; a relation is no part of it, and an empty field is none. */
export function lineOf(row: Json): string {
  const kept = Object.entries(row)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => [key, value instanceof Date ? { __type: 'Date', iso: value.toISOString() } : value])
    .filter(([, value]) => (value as Json).__type !== 'Relation');
  return JSON.stringify(sorted(Object.fromEntries(kept)));
}

/** Tells two sets of rows apart, in whatever order they are read: the sum of the hashes of their lines. */
export class RowDigest {
  count = 0;
  private sum = 0n;

  add(line: string): void {
    this.count++;
    this.sum = (this.sum + BigInt(`0x${createHash('sha256').update(line).digest('hex')}`)) & ((1n << 256n) - 1n);
  }

  get hex(): string {
    return this.sum.toString(16).padStart(64, '0');
  }
}
