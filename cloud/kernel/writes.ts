/**
 * Writes that wait for their one database statement. A write that must be the only one of its
 * revision names itself in `writeClaim`; the guarded adapter looks the name up here when the
 * statement fails, takes back what the write had claimed elsewhere, and words the error.
 */
import { randomUUID } from 'node:crypto';
import type { Change } from './change';
import type { Row } from './record';

export interface WaitingWrite {
  /** Takes back what was claimed before the write; called once, and only when the write did not happen. */
  undo: () => Promise<void>;
  /** The refusal to give when another write was faster. */
  stale: () => Promise<Error>;
  /** The refusal to give when a unique field is taken; undefined for the usual one. */
  taken: (field: string) => Error | undefined;
}

/** A write that never reached its statement is taken back after this long. */
const LOST_AFTER_MS = 30_000;

const waiting = new Map<string, { write: WaitingWrite; timer: NodeJS.Timeout }>();

/** Announces a write; returns the claim to store in `writeClaim`. */
function announceWrite(write: WaitingWrite, claim: string = randomUUID()): string {
  const timer = setTimeout(() => {
    waiting.delete(claim);
    write.undo().catch(() => undefined);
  }, LOST_AFTER_MS);
  timer.unref();
  waiting.set(claim, { write, timer });
  return claim;
}

/** The write of this claim, once: its statement has run, well or badly. */
export function takeWrite(claim: unknown): WaitingWrite | undefined {
  const entry = typeof claim === 'string' ? waiting.get(claim) : undefined;
  if (!entry) return undefined;
  clearTimeout(entry.timer);
  waiting.delete(claim as string);
  return entry.write;
}

/** Lets one of simultaneous writes of a row win. */
export interface WriteGuard {
  /** The whole row of what a trigger was handed: Parse may have left the hidden fields out. */
  whole(className: string, row: Row): Promise<Row>;
  /** Called last, before the statement. Throws the refusal when another write was faster or a unique field is taken. */
  begin(change: Change, write: WaitingWrite): Promise<void>;
  /** The statement has run well. */
  end(row: Row): Promise<void>;
}

/** The storage adapter is the guard, and finds here what it needs to know. */
export const ANNOUNCING: WriteGuard = {
  whole: async (_className, row) => row,
  begin: async (change, write) => {
    announceWrite(write, change.claim);
  },
  end: async () => undefined,
};
