import { useQuery } from '@tanstack/react-query';
import { useLiveRefetch } from '../parts/useLive';
import { callFunction } from '../providers/functions';

/** Figures of weeks change slowly, and cost the server more than a list. */
const EVERY_MS = 60_000;

/** What one of the server's functions answers, asked again every minute. */
export function useFunction<Answer>(name: string) {
  return useQuery<Answer>({
    queryKey: ['functions', name],
    queryFn: () => callFunction<Answer>(name),
    refetchInterval: EVERY_MS,
    structuralSharing: false,
  });
}

/** The same, and at every change of a job. */
export function useLiveFunction<Answer>(name: string) {
  const query = useFunction<Answer>(name);
  useLiveRefetch('resource/PrintJob', query.refetch);
  return query;
}
