import { type Rows, useRows } from '../../parts/useRows';

interface Asked {
  filter: Record<string, unknown>;
  newestBy: string;
  include?: string[];
  enabled?: boolean;
  jobId: string;
}

/** Rows that hang on a job, live: the newest first, at most 200. */
export function useHanging(resource: string, { newestBy, jobId, ...asked }: Asked): Rows {
  const sort = { field: newestBy, order: 'DESC' as const };
  return useRows(resource, { ...asked, sort, most: 200, toldBy: `PrintJob/${jobId}` });
}
