import { type Rows, useRows } from '../parts/useRows';

/** The rows that hang on a row of the store, in their order, at most 500. */
export function useRowsOf(resource: string, filter: Record<string, unknown>, sort: string): Rows {
  return useRows(resource, { filter, sort: { field: sort, order: 'ASC' }, most: 500 });
}
