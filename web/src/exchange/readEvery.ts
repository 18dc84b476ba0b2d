/** All rows that a filter finds, whatever their number. */
import type { DataProvider } from 'react-admin';
import type { Row } from '../providers/errors';

const PAGE = 500;

interface Asked {
  filter?: Record<string, unknown>;
  include?: string[];
  keys?: string[];
  onProgress?: (done: number, all: number) => void;
  signal?: AbortSignal;
}

/** Reads in the order of ids, so that a row that changes meanwhile is neither missed nor met twice. */
export async function* eachPage(
  dataProvider: DataProvider,
  resource: string,
  { filter, include, keys, signal }: Asked,
): AsyncGenerator<{ rows: Row[]; all: number }> {
  let last: Row['id'] | undefined;
  let all = 0;
  for (;;) {
    const { data, total = 0 } = await dataProvider.getList<Row>(resource, {
      filter: { ...filter, ...(last ? { objectId_gt: last } : {}) },
      sort: { field: 'id', order: 'ASC' },
      pagination: { page: 1, perPage: PAGE },
      meta: { include, keys },
    });
    signal?.throwIfAborted();
    all ||= total;
    yield { rows: data, all };
    if (data.length < PAGE) return;
    last = data.at(-1)?.id;
  }
}

export async function readEvery(dataProvider: DataProvider, resource: string, asked: Asked = {}): Promise<Row[]> {
  const every: Row[] = [];
  for await (const { rows, all } of eachPage(dataProvider, resource, asked)) {
    every.push(...rows);
    asked.onProgress?.(every.length, Math.max(all, every.length));
  }
  return every;
}
