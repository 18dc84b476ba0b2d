/** Rows that hang on a job, live. */
import { useGetList } from 'react-admin';
import { useLiveRefetch } from '../../parts/useLive';
import type { Row } from '../../providers/errors';
import { rulesOf } from '../../providers/rights';

interface Asked {
  filter: Record<string, unknown>;
  newestBy: string;
  include?: string[];
  enabled?: boolean;
  /** The job that tells of changes in rows that do not tell themselves. */
  jobId: string;
}

export interface Hanging {
  rows: Row[];
  isPending: boolean;
  error: unknown;
  refetch: () => Promise<unknown>;
}

const MOST = 200;

/** The newest first, at most 200. */
export function useHanging(resource: string, { filter, newestBy, include, enabled = true, jobId }: Asked): Hanging {
  const { data, isPending, error, refetch } = useGetList<Row>(
    resource,
    {
      pagination: { page: 1, perPage: MOST },
      sort: { field: newestBy, order: 'DESC' },
      filter,
      meta: include && { include },
    },
    { enabled },
  );
  const topic = rulesOf(resource).live ? `resource/${resource}` : `resource/PrintJob/${jobId}`;
  useLiveRefetch(enabled ? topic : undefined, refetch);
  return { rows: data ?? [], isPending: enabled && isPending, error, refetch };
}
