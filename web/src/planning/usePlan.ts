/** The queue's jobs in order, and the server's plan of them; both follow the shop live. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useDataProvider } from 'react-admin';
import { useLiveRefetch } from '../parts/useLive';
import type { Row } from '../providers/errors';
import { callFunction } from '../providers/functions';
import type { Plan } from './plan';

const KEY = ['planning'];
/** The most jobs of the queue that are shown to be put in order. */
export const MOST_JOBS = 300;

export interface Planning {
  plan: Plan;
  /** First to be printed first. */
  queue: Row[];
  total: number;
}

export function usePlan() {
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const query = useQuery<Planning>({
    queryKey: KEY,
    queryFn: async () => {
      const [plan, { data, total = 0 }] = await Promise.all([
        callFunction<Plan>('planQueue'),
        dataProvider.getList<Row>('PrintJob', {
          filter: { status: 'Queued', runCount: null },
          pagination: { page: 1, perPage: MOST_JOBS },
          sort: { field: 'priority,queuePosition,objectId', order: 'ASC' },
          meta: { include: ['client'] },
        }),
      ]);
      return { plan, queue: data, total };
    },
    structuralSharing: false,
  });
  const refetch = useCallback(() => queryClient.invalidateQueries({ queryKey: KEY }), [queryClient]);
  useLiveRefetch('resource/PrintJob', refetch);
  useLiveRefetch('resource/MaterialBatch', refetch);
  /** Shows this order until the server has answered with its own. */
  const showQueue = useCallback(
    (queue: Row[]) => queryClient.setQueryData<Planning>(KEY, (known) => known && { ...known, queue }),
    [queryClient],
  );
  return { ...query, refetch, showQueue };
}
