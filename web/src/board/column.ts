/** One column's jobs, and what becomes of them when jobs change. */
import type { Row } from '../providers/errors';
import { CLOSED } from './statuses';

export interface ColumnData {
  /** The first of the column's jobs, as many as were asked for. */
  rows: Row[];
  /** How many there are. */
  total: number;
  limit: number;
}

/** A job as it is now; undefined when it is gone, or no longer among those asked for. */
export type Changes = ReadonlyMap<string, Row | undefined>;

const LAST = '\uffff';

/** What the server sorts a column by. */
export function sortOf(status: string): { field: string; order: 'ASC' | 'DESC' } {
  if (CLOSED.includes(status)) return { field: 'closedAt', order: 'DESC' };
  return { field: status === 'Queued' ? 'priority,queuePosition' : 'dueDate,createdAt', order: 'ASC' };
}

/** The same order on this side, jobs without a date last. */
function compare(status: string): (left: Row, right: Row) => number {
  const byText = (left: string | undefined, right: string | undefined) => {
    const [one, other] = [left ?? LAST, right ?? LAST];
    return one < other ? -1 : Number(one > other);
  };
  if (CLOSED.includes(status)) return (left, right) => byText(right.closedAt, left.closedAt);
  if (status !== 'Queued')
    return (left, right) => byText(left.dueDate, right.dueDate) || byText(left.createdAt, right.createdAt);
  return (left, right) =>
    (left.priority ?? 3) - (right.priority ?? 3) || (left.queuePosition ?? 0) - (right.queuePosition ?? 0);
}

export const inOrder = (status: string, rows: Row[]): Row[] => [...rows].sort(compare(status));

export const isWhole = ({ rows, total }: ColumnData): boolean => rows.length >= total;

/** The column after the changes; the same object when they are none of its own. */
export function changed(column: ColumnData, status: string, changes: Changes): ColumnData {
  let { rows, total } = column;
  for (const [id, row] of changes) {
    const wasHere = rows.some((one) => one.id === id);
    const isHere = row?.status === status;
    if (!wasHere && !isHere) continue;
    rows = rows.filter((one) => one.id !== id);
    // A folded column only counts.
    if (row && isHere && column.limit > 0) rows = [...rows, row];
    total += Number(isHere) - Number(wasHere);
  }
  return rows === column.rows && total === column.total ? column : { ...column, rows: inOrder(status, rows), total };
}

/** The fresh rows, each of them the very object from before where it is the same: what is the same is not drawn again. */
export function keepSame(before: ColumnData | undefined, fresh: ColumnData): ColumnData {
  const known = new Map(before?.rows.map((row) => [row.id, row]));
  const rows = fresh.rows.map((row) => {
    const old = known.get(row.id);
    return old && JSON.stringify(old) === JSON.stringify(row) ? old : row;
  });
  return { ...fresh, rows };
}
