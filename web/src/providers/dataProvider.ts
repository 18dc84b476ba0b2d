/** react-admin's data provider on the Parse SDK. Every update says which revision was read, and loses to a faster one. */
import type ParseSdk from 'parse';
import type { DataProvider, GetListParams, RaRecord } from 'react-admin';
import { isManaged } from '../small/page';
import { isConflict, madeBefore, type Row, ServerError, toServerError } from './errors';
import { whereOf } from './filters';
import { rulesOf } from './rights';
import { changesOf, toRow } from './rows';

type Json = Record<string, unknown>;
type Sdk = typeof ParseSdk;

export interface Meta {
  /** Pointers to bring along whole, as in Parse: `['client', 'assignedTechnician']`. */
  include?: string[];
  /** Fields to bring, when not all. */
  keys?: string[];
  /** updateMany and deleteMany: the rows as they were read. Without them each is taken as it is now. */
  rows?: Row[];
}

/** The server's own limit for one answer. */
const MOST_ROWS = 500;

async function told<T>(resource: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toServerError(error, resource);
  }
}

export function createDataProvider(sdk: Sdk) {
  const query = (resource: string, where: Json, meta: Meta = {}) => {
    rulesOf(resource);
    const { include, keys } = meta;
    return sdk.Query.fromJSON(resource, { where, include: include?.join(','), keys: keys?.join(',') } as never);
  };

  async function list(resource: string, where: Json, params: Partial<GetListParams>) {
    const { pagination, sort, meta } = params;
    const asked = query(resource, where, meta).withCount();
    if (sort) asked[sort.order === 'DESC' ? 'descending' : 'ascending'](sort.field === 'id' ? 'objectId' : sort.field);
    if (pagination) asked.skip((pagination.page - 1) * pagination.perPage);
    asked.limit(Math.min(pagination?.perPage ?? MOST_ROWS, MOST_ROWS));
    const found = (await asked.find({ json: true })) as unknown as { results: Json[]; count: number };
    return { data: found.results.map(toRow), total: found.count };
  }

  async function byIds(resource: string, ids: readonly unknown[], meta?: Meta): Promise<Row[]> {
    if (!ids.length) return [];
    const asked = query(resource, { objectId: { $in: ids } }, meta).limit(MOST_ROWS);
    return ((await asked.find({ json: true })) as unknown as Json[]).map(toRow);
  }

  async function read(resource: string, id: unknown, meta?: Meta): Promise<Row> {
    const [row] = await byIds(resource, [id], meta);
    if (!row) throw new ServerError('Object not found.', 404, { code: 101 });
    return row;
  }

  function written(resource: string, id: string | undefined, changes: Json, revision?: unknown) {
    const object = new sdk.Object(resource);
    if (id) object.id = id;
    for (const [field, value] of Object.entries(changes))
      if (value === undefined) object.unset(field);
      else if (field === 'upload' && isManaged) object.set('file', value);
      else object.set(field, value);
    if (revision !== undefined) object.set('revision', revision);
    return object;
  }

  /** A conflict carries the row as it is now, so that a screen can show both. */
  async function withCurrent(error: Error, resource: string, id: string, meta?: Meta): Promise<Error> {
    if (!isConflict(error)) return error;
    const current = await read(resource, id, meta).catch(() => undefined);
    return new ServerError(error.message, error.status, { ...error.body, current });
  }

  /** Each row by itself: one that is refused keeps no other from being saved. */
  async function each(resource: string, ids: readonly unknown[], work: (id: string) => Promise<unknown>) {
    const outcomes = await Promise.allSettled(ids.map((id) => told(resource, () => work(String(id)))));
    const failed = outcomes.flatMap((outcome, index) =>
      outcome.status === 'rejected' ? [{ id: String(ids[index]), message: outcome.reason.message as string }] : [],
    );
    const first = outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
    if (first instanceof ServerError) throw new ServerError(first.message, first.status, { ...first.body, failed });
    if (first) throw first;
    return { data: [...ids] };
  }

  const provider = {
    getList: (resource: string, params: GetListParams) =>
      told(resource, () => list(resource, whereOf(resource, params.filter ?? {}), params)),

    getOne: (resource, { id, meta }) => told(resource, async () => ({ data: await read(resource, id, meta) })),

    getMany: (resource, { ids, meta }) => told(resource, async () => ({ data: await byIds(resource, ids, meta) })),

    getManyReference: (resource, params) =>
      told(resource, () => list(resource, whereOf(resource, { ...params.filter, [params.target]: params.id }), params)),

    create: (resource, { data, meta }) =>
      told(resource, async () => {
        const made = await written(resource, undefined, changesOf(resource, data))
          .save()
          .then(
            ({ id }) => id,
            (error) => madeBefore(toServerError(error)) ?? Promise.reject(error),
          );
        return { data: await read(resource, made, meta) };
      }),

    update: (resource, { id, data, previousData, meta }) =>
      told(resource, async () => {
        const revision = previousData?.revision;
        if (revision === undefined) throw new Error(`An update of ${resource} needs the row that was read.`);
        const changes = changesOf(resource, data, previousData);
        try {
          if (Object.keys(changes).length) await written(resource, String(id), changes, revision).save();
        } catch (error) {
          throw await withCurrent(toServerError(error, resource), resource, String(id), meta);
        }
        return { data: await read(resource, id, meta) };
      }),

    updateMany: (resource, { ids, data, meta }) =>
      told(resource, async () => {
        const rows = (meta as Meta | undefined)?.rows ?? (await byIds(resource, ids));
        return each(resource, ids, (id) => {
          const row = rows.find((one) => one.id === id);
          return written(resource, id, changesOf(resource, data, row), row?.revision).save();
        });
      }),

    delete: (resource, { id, previousData }) =>
      told(resource, async () => {
        await written(resource, String(id), {}).destroy();
        return { data: (previousData ?? { id }) as RaRecord };
      }),

    deleteMany: (resource, { ids }) => each(resource, ids, (id) => written(resource, id, {}).destroy()),
  } as DataProvider;
  return provider;
}
