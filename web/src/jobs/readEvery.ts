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
export async function readEvery(dataProvider: DataProvider, resource: string, asked: Asked = {}): Promise<Row[]> {
  const { filter, include, keys, onProgress, signal } = asked;
  const rows: Row[] = [];
  let all = 0;
  for (;;) {
    const last = rows.at(-1)?.id;
    const { data, total = 0 } = await dataProvider.getList<Row>(resource, {
      filter: { ...filter, ...(last ? { objectId_gt: last } : {}) },
      sort: { field: 'id', order: 'ASC' },
      pagination: { page: 1, perPage: PAGE },
      meta: { include, keys },
    });
    signal?.throwIfAborted();
    all ||= total;
    rows.push(...data);
    onProgress?.(rows.length, Math.max(all, rows.length));
    if (data.length < PAGE) return rows;
  }
}
