/**
 * Makes a Parse storage adapter hold what Parse's own write path cannot: a row's revision n is
 * written over revision n - 1 only, so that of many simultaneous writes one wins; a failed write
 * takes back its claims; a value the database cannot hold is the sender's error, not ours; a query
 * for words becomes one that both engines know; and nothing is added to the schema that all share.
 */
import Parse from 'parse/node';
import { ShopError } from '../domain/errors';
import { toParseError } from '../kernel/errors';
import { lookingForWords } from '../kernel/search';
import { takeWrite } from '../kernel/writes';
import { log } from '../log';

type Json = Record<string, unknown>;
type Call = (className: string, schema: unknown, ...rest: never[]) => Promise<unknown>;

/** The part of Parse's storage adapters that is guarded; the same on PostgreSQL and MongoDB. */
export interface StorageAdapter {
  createObject(className: string, schema: unknown, object: Json, session?: unknown): Promise<unknown>;
  findOneAndUpdate(className: string, schema: unknown, query: Json, update: Json, session?: unknown): Promise<unknown>;
  updateObjectsByQuery(className: string, schema: unknown, query: Json, update: Json): Promise<unknown>;
  ensureUniqueness(className: string, schema: unknown, fields: string[]): Promise<void>;
}

/** What an engine's errors mean. */
export interface Faults {
  /** Does the database say that a value sent by a client does not fit? */
  isBadValue(error: unknown): boolean;
  /** Can the database not be reached, or not answer now? */
  isAway(error: unknown): boolean;
}

/** What to throw instead: whoever asked learns whose fault it is, and whether to ask again. */
function worded(error: unknown, { isBadValue, isAway }: Faults): unknown {
  if (isBadValue(error)) return toParseError(new ShopError('input.badQuery'));
  if (!isAway(error)) return error;
  log.warn('The database does not answer', { error });
  // Answered with 500, which every client tries again.
  return new Parse.Error(Parse.Error.INTERNAL_SERVER_ERROR, 'The database does not answer now. Try again.');
}

/** The field whose uniqueness was hurt, from the engine's own words. */
function takenField(error: unknown): { field: string; value: string } | undefined {
  const cause = (error as { underlyingError?: { detail?: string; message?: string; keyValue?: Json } }).underlyingError;
  const [mongoField, mongoValue] = Object.entries(cause?.keyValue ?? {})[0] ?? [];
  if (mongoField) return { field: mongoField, value: String(mongoValue) };
  const match =
    /Key \("?(\w+)"?\)=\((.*)\) already exists/.exec(cause?.detail ?? '') ??
    /dup key: \{ "?(\w+)"?: "?([^"}]*?)"? *\}/.exec(cause?.message ?? '') ??
    /index: _?(\w+?)(?:_1)?(?:\s|$)()/.exec(cause?.message ?? '');
  return match?.[1] ? { field: match[1], value: match[2] ?? '' } : undefined;
}

async function failed(error: unknown, className: string, claim: unknown, faults: Faults): Promise<never> {
  const write = takeWrite(claim);
  await write?.undo();
  if ((error as { code?: number }).code === 137) {
    const taken = takenField(error);
    const refusal =
      taken && (write?.taken(taken.field) ?? new ShopError('value.taken', { class: className, ...taken }));
    throw refusal ? toParseError(refusal) : error;
  }
  throw worded(error, faults);
}

/** PostgreSQL's adapter adds fields of its own to the schema it is given, which is the one that Parse keeps for everybody. */
const copyOf = (schema: unknown) => ({ ...(schema as Json), fields: { ...(schema as { fields: Json }).fields } });

/** Guards the adapter in place and returns it. */
export function guarded<T extends StorageAdapter>(adapter: T, faults: Faults): T {
  const createObject = adapter.createObject.bind(adapter);
  adapter.createObject = async (className, schema, object, session) => {
    const claim = object.writeClaim;
    const result = await createObject(className, copyOf(schema), object, session).catch((error) =>
      failed(error, className, claim, faults),
    );
    takeWrite(claim);
    return result;
  };

  const findOneAndUpdate = adapter.findOneAndUpdate.bind(adapter);
  adapter.findOneAndUpdate = async (className, schema, query, update, session) => {
    const { revision, writeClaim: claim } = update;
    const condition = typeof revision === 'number' ? { revision: revision > 1 ? revision - 1 : null } : {};
    const where = { ...query, ...condition };
    const row = await findOneAndUpdate(className, copyOf(schema), where, update, session).catch((error) =>
      failed(error, className, claim, faults),
    );
    const write = takeWrite(claim);
    if (row || !write) return row;
    await write.undo();
    throw toParseError(await write.stale());
  };

  for (const name of [
    'find',
    'count',
    'distinct',
    'aggregate',
    'deleteObjectsByQuery',
    'updateObjectsByQuery',
  ] as const) {
    const reads = adapter as unknown as Record<typeof name, Call>;
    const original = reads[name].bind(adapter);
    reads[name] = async (className, schema, ...rest) => {
      try {
        return await original(className, copyOf(schema), ...rest);
      } catch (error) {
        throw worded(error, faults);
      }
    };
  }
  for (const name of ['find', 'count'] as const) {
    const reads = adapter as unknown as Record<typeof name, Call>;
    const original = reads[name].bind(adapter);
    reads[name] = (className, schema, query, ...rest) =>
      original(className, schema, lookingForWords(query as Json) as never, ...rest);
  }
  return adapter;
}
