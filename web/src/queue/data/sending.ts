/**
 * Sends one entry so that it is taken once, however often it is sent. A create carries its operationId. An update or
 * a move carries the revision read; when that is not the row's any more, the row tells whether the entry was taken
 * already, can still be meant, or was overtaken.
 */
import { ShopError } from '../../../../cloud/domain/errors';
import { isConflict, isSignedOut, type Row, ServerError } from '../../providers/errors';
import { toParse, toRow } from '../../providers/rows';
import type { Client } from './client';
import type { Entry } from './entries';

export type Outcome =
  | { kind: 'taken'; row: Row }
  | { kind: 'refused'; code: number; message: string }
  /** No answer; `isDown` when nothing else would get one either. */
  | { kind: 'later'; isDown: boolean }
  | { kind: 'signedOut' };

/** A row that is written this often between reading and sending is written by a machine. */
const TURNS = 5;
/** After so many failures inside the server it is a person's turn. */
const MOST_FAILURES = 4;
/** “Batch … is written by many at once. Try again.” */
const BUSY = 1502;

/** Pointers that screens show whole. */
const INCLUDED: Partial<Record<string, string>> = { PrintJob: 'client,materialBatch', TimeLog: 'technician' };

function parsed(className: string, fields: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([field, value]) => [field, value === null ? { __op: 'Delete' } : toParse(className, field, value)]),
  );
}

const same = (a: unknown, b: unknown) => (a ?? null) === (b ?? null);

/** Does the row have what the entry asked for? */
function isTaken({ kind, fields }: Entry, now: Row): boolean {
  if (kind === 'move') return now.status === fields.status;
  return Object.entries(fields).every(([field, value]) => same(now[field], value));
}

/** Has nobody touched what the entry is about since it was read? */
function isStillMeant({ kind, fields, seen }: Entry, now: Row): boolean {
  if (kind === 'move') return now.status === seen?.status && same(now.statusChangedAt, seen?.statusChangedAt);
  return Object.keys(fields).every((field) => same(now[field], seen?.[field]));
}

async function create({ className, fields, id }: Entry, client: Client): Promise<Row> {
  const made = await client.create(className, { ...parsed(className, fields), operationId: id });
  return { ...fields, ...toRow(made) };
}

async function write(entry: Entry, client: Client): Promise<Row> {
  const { className, fields, rowId = '' } = entry;
  const read = () => client.get(className, rowId, INCLUDED[className]);
  let revision = entry.seen?.revision;
  for (let turn = 1; ; turn += 1) {
    try {
      await client.update(className, rowId, { ...parsed(className, fields), revision });
      return await read();
    } catch (error) {
      if (!isConflict(error) || turn === TURNS) throw error;
      const now = await read();
      if (isTaken(entry, now)) return now;
      if (!isStillMeant(entry, now)) throw overtaken(entry, now, error);
      revision = now.revision;
    }
  }
}

function overtaken({ kind }: Entry, now: Row, error: ServerError): ServerError {
  if (kind !== 'move') return error;
  const { code, message } = new ShopError('job.moved', { thing: 'job', now: now.status });
  return new ServerError(message, 409, { code });
}

export async function send(entry: Entry, client: Client): Promise<Outcome> {
  try {
    const row = await (entry.kind === 'create' ? create(entry, client) : write(entry, client));
    return { kind: 'taken', row };
  } catch (error) {
    if (isSignedOut(error)) return { kind: 'signedOut' };
    if (!(error instanceof ServerError)) throw error;
    const { status, message, body } = error;
    if (status === 0 || status === 429) return { kind: 'later', isDown: true };
    if ((status === 500 && entry.tries < MOST_FAILURES) || body.code === BUSY) return { kind: 'later', isDown: false };
    return { kind: 'refused', code: body.code, message };
  }
}
