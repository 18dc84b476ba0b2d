/** The job that the page shows, with what hangs on it, asked for once and shared by the page's parts. */
import { createContext, type ReactNode, useContext } from 'react';
import { useShowContext } from 'react-admin';
import type { Rows } from '../../parts/useRows';
import { useWho } from '../../parts/useWho';
import type { Row } from '../../providers/errors';
import { mayDo, type Who } from '../../providers/rights';
import { useHanging } from './useHanging';

export interface JobPage {
  job: Row;
  who: Who;
  checks: Rows;
  logs: Rows;
  notes: Rows;
  quotes: Rows;
  revisions: Rows;
  runs: Rows;
}

const Context = createContext<JobPage | undefined>(undefined);

export function useJobPage(): JobPage {
  const page = useContext(Context);
  if (!page) throw new Error('There is no job here');
  return page;
}

function Provider({ job, who, children }: { job: Row; who: Who; children: ReactNode }) {
  const jobId = job.id;
  const printJob = jobId;
  // A run goes by the file of the whole job, and by its checks until it has its own.
  const family = job.parentJob ? [jobId, job.parentJob] : [jobId];
  const page = {
    job,
    who,
    checks: useHanging('FileCheck', {
      jobId,
      filter: { printJob: family },
      newestBy: 'createdAt',
      include: ['checkedBy'],
    }),
    logs: useHanging('TimeLog', {
      jobId,
      filter: { printJob },
      newestBy: 'startTime',
      include: ['technician', 'materialBatch', 'approvedBy'],
    }),
    notes: useHanging('JobNote', { jobId, filter: { printJob }, newestBy: 'createdAt', include: ['author'] }),
    quotes: useHanging('JobQuote', {
      jobId,
      filter: { printJob },
      newestBy: 'number',
      enabled: mayDo('read', 'JobQuote', who),
    }),
    revisions: useHanging('FileRevision', {
      jobId,
      filter: { printJob: job.parentJob ?? jobId },
      newestBy: 'number',
      include: ['uploadedBy'],
    }),
    runs: useHanging('PrintJob', {
      jobId,
      filter: { parentJob: jobId },
      newestBy: 'jobNumber',
      include: ['assignedTechnician', 'materialBatch'],
      enabled: Boolean(job.runCount),
    }),
  };
  return <Context.Provider value={page}>{children}</Context.Provider>;
}

/** Shows `waiting` until the job is there. */
export function JobProvider({ waiting, children }: { waiting: ReactNode; children: ReactNode }) {
  const { record } = useShowContext<Row>();
  const who = useWho();
  if (!record || !who) return waiting;
  return (
    <Provider job={record} who={who}>
      {children}
    </Provider>
  );
}
