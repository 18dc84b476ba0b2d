/**
 * Makes a Parse storage adapter hold what Parse's own write path cannot: a row's revision n is
 * written over revision n - 1 only, so that of many simultaneous writes one wins; a failed write
 * takes back its claims; a value the database cannot hold is the sender's error, not ours; and a
 * query for words becomes one that both engines know.
 */
import { ShopError } from '../domain/errors';
import { toParseError } from '../kernel/errors';
import { lookingForWords } from '../kernel/search';
import { takeWrite } from '../kernel/writes';

type Json = Record<string, unknown>;
type Call = (className: string, schema: unknown, ...rest: never[]) => Promise<unknown>;

/** The part of Parse's storage adapters that is guarded; the same on PostgreSQL and MongoDB. */
export interface StorageAdapter {
  createObject(className: string, schema: unknown, object: Json, session?: unknown): Promise<unknown>;
  findOneAndUpdate(className: string, schema: unknown, query: Json, update: Json, session?: unknown): Promise<unknown>;
  ensureUniqueness(className: string, schema: unknown, fields: string[]): Promise<void>;
}

/** Is this error the database saying that a value sent by a client does not fit? */
export type IsBadValue = (error: unknown) => boolean;

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

async function failed(error: unknown, className: string, claim: unknown, isBadValue: IsBadValue): Promise<never> {
  const write = takeWrite(claim);
  await write?.undo();
  if ((error as { code?: number }).code === 137) {
    const taken = takenField(error);
    const worded = taken && (write?.taken(taken.field) ?? new ShopError('value.taken', { class: className, ...taken }));
    throw worded ? toParseError(worded) : error;
  }
  if (isBadValue(error)) throw toParseError(new ShopError('input.badQuery'));
  throw error;
}

/** Guards the adapter in place and returns it. */
export function guarded<T extends StorageAdapter>(adapter: T, isBadValue: IsBadValue): T {
  const createObject = adapter.createObject.bind(adapter);
  adapter.createObject = async (className, schema, object, session) => {
    const claim = object.writeClaim;
    const result = await createObject(className, schema, object, session).catch((error) =>
      failed(error, className, claim, isBadValue),
    );
    takeWrite(claim);
    return result;
  };

  const findOneAndUpdate = adapter.findOneAndUpdate.bind(adapter);
  adapter.findOneAndUpdate = async (className, schema, query, update, session) => {
    const { revision, writeClaim: claim } = update;
    const condition = typeof revision === 'number' ? { revision: revision > 1 ? revision - 1 : null } : {};
    const row = await findOneAndUpdate(className, schema, { ...query, ...condition }, update, session).catch((error) =>
      failed(error, className, claim, isBadValue),
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
        return await original(className, schema, ...rest);
      } catch (error) {
        if (isBadValue(error)) throw toParseError(new ShopError('input.badQuery'));
        throw error;
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
