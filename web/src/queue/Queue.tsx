/** A technician's own jobs, live. */
import { useEffect, useState } from 'react';
import type { Row } from '../providers/errors';
import { dataProvider, live } from '../providers/page';

const MINE = { pagination: { page: 1, perPage: 50 }, sort: { field: 'priority', order: 'ASC' as const }, filter: {} };

export function Queue() {
  const [jobs, setJobs] = useState<Row[]>([]);
  useEffect(() => {
    const fetchJobs = () => dataProvider.getList('PrintJob', MINE).then(({ data }) => setJobs(data as Row[]));
    live.subscribe('resource/PrintJob', fetchJobs);
    fetchJobs();
    return () => {
      live.unsubscribe('resource/PrintJob', fetchJobs);
    };
  }, []);
  return (
    <main>
      <ul>
        {jobs.map((job) => (
          <li key={job.id}>
            {job.jobNumber} {job.status}
          </li>
        ))}
      </ul>
    </main>
  );
}
