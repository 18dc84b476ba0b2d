import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Row } from '../providers/errors';
import { type ColumnData, inOrder, keepSame, sortOf } from './column';
import { asked, type BoardFilter } from './filter';

/** Cards of a column that are shown at once, and added by “more”. */
export const PER_COLUMN = 30;

export const META = { include: ['client'] };

export const columnKey = (filter: BoardFilter, status: string) =>
  // A part of a filter would find the columns of every filter that has it.
  ['board', JSON.stringify(filter), status] as const;

/** The jobs of one status. `isOpen`: with its cards, not only how many there are. */
export function useColumn(status: string, filter: BoardFilter, isOpen: boolean) {
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const queryKey = columnKey(filter, status);
  const query = useQuery<ColumnData>({
    queryKey,
    queryFn: async () => {
      const limit = queryClient.getQueryData<ColumnData>(queryKey)?.limit ?? (isOpen ? PER_COLUMN : 0);
      const { data, total = 0 } = await dataProvider.getList<Row>('PrintJob', {
        filter: asked(filter, { status }),
        pagination: { page: 1, perPage: limit },
        sort: sortOf(status),
        meta: META,
      });
      return { rows: inOrder(status, data), total, limit };
    },
    structuralSharing: (before, fresh) => keepSame(before as ColumnData | undefined, fresh as ColumnData),
  });

  /** Asks for so many cards from now on. */
  function show(limit: number) {
    queryClient.setQueryData<ColumnData>(queryKey, (column) => column && { ...column, limit });
    return query.refetch();
  }

  return { ...query, show };
}
