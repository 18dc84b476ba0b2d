/** The whole filtered list as a table, whatever its length. */
import type { DataProvider, SortPayload } from 'react-admin';
import type { Row } from '../../providers/errors';
import type { Cell } from '../csv';

const PAGE = 500;

/** Fields of a job, in the order of their columns; a dotted one is of the row pointed to. */
export const EXPORTED = [
  'jobNumber',
  'status',
  'client.clientCode',
  'client',
  'assignedTechnician',
  'fileName',
  'fileUrl',
  'materialType',
  'color',
  'quantity',
  'priority',
  'estimatedPrintMinutes',
  'estimatedMaterialGrams',
  'dueDate',
  'quoteRequested',
  'materialBatch',
  'trackingNumber',
  'statusReason',
  'createdAt',
  'startedAt',
  'finishedAt',
  'dispatchedAt',
  'closedAt',
  'actualPrintMinutes',
  'approvedMaterialGrams',
  'overEstimateGrams',
] as const;

const DATES = new Set(['dueDate', 'createdAt', 'startedAt', 'finishedAt', 'dispatchedAt', 'closedAt']);

interface Asked {
  filter: Record<string, unknown>;
  sort: SortPayload;
  onProgress: (done: number, all: number) => void;
  signal: AbortSignal;
}

/** Reads in the order of ids, so that a job that changes meanwhile is neither missed nor met twice. */
export async function readAll(dataProvider: DataProvider, { filter, sort, onProgress, signal }: Asked): Promise<Row[]> {
  const rows: Row[] = [];
  let all = 0;
  for (;;) {
    const last = rows.at(-1)?.id;
    const { data, total = 0 } = await dataProvider.getList<Row>('PrintJob', {
      filter: { ...filter, ...(last ? { objectId_gt: last } : {}) },
      sort: { field: 'id', order: 'ASC' },
      pagination: { page: 1, perPage: PAGE },
      meta: { include: ['client', 'assignedTechnician', 'materialBatch'] },
    });
    signal.throwIfAborted();
    all ||= total;
    rows.push(...data);
    onProgress(rows.length, Math.max(all, rows.length));
    if (data.length < PAGE) return sorted(rows, sort);
  }
}

function sorted(rows: Row[], { field, order }: SortPayload): Row[] {
  const sign = order === 'ASC' ? 1 : -1;
  return rows.sort((left, right) => {
    const [one, other] = [left[field] ?? '', right[field] ?? ''];
    return one < other ? -sign : one > other ? sign : 0;
  });
}

/** “2026-11-30 17:00”, where the reader is: spreadsheets read it as a date. */
function moment(value: string): string {
  const at = new Date(value);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16).replace('T', ' ');
}

export function cellsOf(job: Row): Cell[] {
  const { client, assignedTechnician, materialBatch } = job.included ?? {};
  const named: Record<string, Cell> = {
    client: client?.companyName,
    'client.clientCode': client?.clientCode,
    assignedTechnician: assignedTechnician?.displayName ?? assignedTechnician?.username,
    materialBatch: materialBatch?.batchCode,
  };
  return EXPORTED.map((field) => {
    if (field in named) return named[field];
    const value = job[field];
    return DATES.has(field) && value ? moment(value) : value;
  });
}
