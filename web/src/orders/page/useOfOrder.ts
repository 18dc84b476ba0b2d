/** Rows that hang on an order, the oldest first, live. */
import { useGetList } from 'react-admin';
import type { Hanging } from '../../jobs/page/useHanging';
import { useLiveRefetch } from '../../parts/useLive';
import type { Row } from '../../providers/errors';
import { rulesOf } from '../../providers/rights';

const MOST = 500;

interface Asked {
  sort?: string;
  include?: string[];
  /** Another filter than the order's. */
  filter?: Record<string, unknown>;
  enabled?: boolean;
}

export function useOfOrder(
  resource: string,
  orderId: string,
  { sort = 'createdAt', include, filter = { order: orderId }, enabled = true }: Asked = {},
): Hanging {
  const { data, isPending, error, refetch } = useGetList<Row>(
    resource,
    {
      pagination: { page: 1, perPage: MOST },
      sort: { field: sort, order: 'ASC' },
      filter,
      meta: include && { include },
    },
    { enabled },
  );
  const topic = rulesOf(resource).live ? `resource/${resource}` : `resource/Order/${orderId}`;
  useLiveRefetch(enabled ? topic : undefined, refetch);
  return { rows: data ?? [], isPending: enabled && isPending, error, refetch };
}
