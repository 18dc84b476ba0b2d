import { type Rows, useRows } from '../../parts/useRows';

interface Asked {
  sort?: string;
  include?: string[];
  enabled?: boolean;
}

/** Rows that hang on an order, live: the oldest first, at most 500. */
export function useOfOrder(resource: string, orderId: string, { sort = 'createdAt', ...asked }: Asked = {}): Rows {
  return useRows(resource, {
    ...asked,
    filter: { order: orderId },
    sort: { field: sort, order: 'ASC' },
    most: 500,
    toldBy: `Order/${orderId}`,
  });
}
