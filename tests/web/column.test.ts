/** A column of the board as jobs come, go and change. */
import { expect, test } from '@jest/globals';
import { type ColumnData, changed, keepSame } from '../../web/src/board/column';
import type { Row } from '../../web/src/providers/errors';

const job = (id: string, status: string, more: Partial<Row> = {}): Row => ({ id, status, revision: 1, ...more });
const column = (rows: Row[], total = rows.length): ColumnData => ({ rows, total, limit: 30 });
const ids = ({ rows }: ColumnData) => rows.map(({ id }) => id);
const DUE = { b: '2026-01-02', c: '2026-01-03' };

test('a job comes into its place by date, those without a date last', () => {
  const before = column([job('c', 'Ready', { dueDate: DUE.c }), job('d', 'Ready')]);
  const after = changed(before, 'Ready', new Map([['b', job('b', 'Ready', { dueDate: DUE.b })]]));
  expect(ids(after)).toEqual(['b', 'c', 'd']);
  expect(after.total).toBe(3);
});

test('a job that moved, was filtered out or deleted goes', () => {
  const before = column([job('a', 'Ready'), job('b', 'Ready')], 9);
  const moved = changed(before, 'Ready', new Map([['a', job('a', 'Dispatched')]]));
  expect([ids(moved), moved.total]).toEqual([['b'], 8]);
  const gone = changed(moved, 'Ready', new Map([['b', undefined]]));
  expect([ids(gone), gone.total]).toEqual([[], 7]);
});

test('the queue stands by priority and position', () => {
  const before = column([job('a', 'Queued', { priority: 3, queuePosition: 5 })]);
  const after = changed(
    before,
    'Queued',
    new Map([
      ['b', job('b', 'Queued', { priority: 3, queuePosition: 4 })],
      ['c', job('c', 'Queued', { priority: 1, queuePosition: 9 })],
    ]),
  );
  expect(ids(after)).toEqual(['c', 'b', 'a']);
});

test('what concerns another column changes nothing, and a folded one only counts', () => {
  const before = column([job('a', 'Ready')]);
  expect(changed(before, 'Ready', new Map([['x', job('x', 'Queued')]]))).toBe(before);
  const folded = changed({ rows: [], total: 4, limit: 0 }, 'Cancelled', new Map([['x', job('x', 'Cancelled')]]));
  expect(folded).toEqual({ rows: [], total: 5, limit: 0 });
});

test('a fresh answer keeps the very rows that are the same', () => {
  const before = column([job('a', 'Ready'), job('b', 'Ready')]);
  const after = keepSame(before, column([job('n', 'Ready'), job('a', 'Ready'), job('b', 'Ready', { revision: 2 })]));
  expect(after.rows[1]).toBe(before.rows[0]);
  expect(after.rows[2]).not.toBe(before.rows[1]);
});
