/** The whole filtered list as a table, whatever its length. */
import type { SortPayload } from 'react-admin';
import type { Cell } from '../../../../cloud/domain/exchange/csv';
import type { Row } from '../../providers/errors';

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

/** In the list's own order. */
export function sorted(rows: Row[], { field, order }: SortPayload): Row[] {
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
