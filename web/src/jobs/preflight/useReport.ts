/** What preflight found out about a job's file. */
import { useQuery } from '@tanstack/react-query';
import type { Report } from '../../preflight/report';
import type { Row } from '../../providers/errors';
import { callFunction } from '../../providers/functions';

/** That it is begun is told by no event, and an event may be lost. */
const AGAIN_MS = 5000;

export function useReport(job: Row, revision: number | undefined = job.fileRevision) {
  return useQuery<Report>({
    // The job says when its newest file has been looked at: that is another question.
    queryKey: ['functions', 'filePreflight', job.id, revision, revision === job.fileRevision && job.preflight],
    queryFn: () => callFunction<Report>('filePreflight', { jobId: job.id, revision }),
    // What is known of this file stays until there is something new.
    placeholderData: (before, query) => (query?.queryKey[2] === job.id ? before : undefined),
    refetchInterval: ({ state: { data } }) => (data?.state && data.state !== 'Done' ? AGAIN_MS : false),
  });
}
