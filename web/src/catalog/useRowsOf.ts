/** The rows that hang on a row of the store, in their order. */
import { useGetList } from 'react-admin';
import type { Hanging } from '../jobs/page/useHanging';
import type { Row } from '../providers/errors';

const ALL = { page: 1, perPage: 500 };

export function useRowsOf(
  resource: string,
  filter: Record<string, unknown>,
  sort: string,
  include?: string[],
): Hanging {
  const { data, isPending, error, refetch } = useGetList<Row>(resource, {
    pagination: ALL,
    sort: { field: sort, order: 'ASC' },
    filter,
    meta: include && { include },
  });
  return { rows: data ?? [], isPending, error, refetch };
}
