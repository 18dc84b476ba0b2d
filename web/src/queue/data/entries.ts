/** What somebody entered and the server has yet to take. */
import type { Row } from '../../providers/errors';

export type EntryClass = 'PrintJob' | 'FileCheck' | 'TimeLog' | 'JobNote';

export interface Draft {
  /** Names the entry for ever; a create is sent with it as its operationId. */
  id: string;
  /** A move is an update of a job's status. */
  kind: 'create' | 'update' | 'move';
  className: EntryClass;
  jobId: string;
  /** For people, also when the job is no longer to be seen. */
  jobNumber: string;
  /** Of an update or a move; unknown while the row's own create still waits. */
  rowId?: string;
  /** As screens have them: ids for pointers, ISO strings for dates, null for what is emptied. */
  fields: Record<string, unknown>;
  /** The row as it was read. */
  seen?: Row;
  /** The entry that has to be taken first. */
  after?: string;
}

export interface Entry extends Draft {
  /** Its place in the line. */
  order: number;
  /** The login that entered it, and that alone sends it. */
  owner: string;
  enteredAt: string;
  state: 'waiting' | 'refused';
  refusal?: { code: number; message: string };
  /** How often it was sent without an answer. */
  tries: number;
}

/** The entries that cannot be sent without this one. */
export function followersOf(id: string, entries: Entry[]): Entry[] {
  const direct = entries.filter(({ after }) => after === id);
  return direct.flatMap((entry) => [entry, ...followersOf(entry.id, entries)]);
}

/** The first entry that waits for nothing but the network. */
export function nextToSend(entries: Entry[], passed: ReadonlySet<string> = new Set()): Entry | undefined {
  const there = new Set(entries.map(({ id }) => id));
  return entries.find(({ id, state, after }) => state === 'waiting' && !passed.has(id) && !(after && there.has(after)));
}

/** The same entry, once the entry that it waited for is taken: the row it concerns is known now. */
export function following<Waiting extends Entry>(entry: Waiting, row: Row): Waiting {
  return { ...entry, after: undefined, rowId: row.id, seen: row };
}
