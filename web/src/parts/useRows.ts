import { useGetList } from 'react-admin';
import type { Row } from '../providers/errors';
import { rulesOf } from '../providers/rights';
import { useLiveRefetch } from './useLive';

export interface Rows {
  rows: Row[];
  isPending: boolean;
  error: unknown;
  refetch: () => Promise<unknown>;
}

interface Asked {
  filter: Record<string, unknown>;
  sort: { field: string; order: 'ASC' | 'DESC' };
  /** As many rows at most. */
  most: number;
  include?: string[];
  enabled?: boolean;
  /** Live: the row (`PrintJob/ID`) that tells of changes in rows that do not tell themselves. */
  toldBy?: string;
}

/** Rows that hang on another row, read at once. */
export function useRows(resource: string, { filter, sort, most, include, enabled = true, toldBy }: Asked): Rows {
  const { data, isPending, error, refetch } = useGetList<Row>(
    resource,
    { pagination: { page: 1, perPage: most }, sort, filter, meta: include && { include } },
    { enabled },
  );
  const topic = `resource/${rulesOf(resource).live ? resource : toldBy}`;
  useLiveRefetch(toldBy && enabled ? topic : undefined, refetch);
  return { rows: data ?? [], isPending: enabled && isPending, error, refetch };
}
