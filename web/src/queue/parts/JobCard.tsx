import type { Row } from '../../providers/errors';
import { wordFor } from '../../small/fill';
import { useQueue } from '../data/shop';
import { isWaiting } from '../data/view';
import { go, pathOf } from '../place';
import { useTexts } from '../texts';
import { JobButtons, needsCheck } from './JobButtons';
import { DueChip, JobLine, PreflightChip, PriorityChip } from './JobFacts';
import { JobPicture } from './JobPicture';

const PICTURE_WIDTH = 72;

/** `isMixed`: beside jobs of other statuses. */
export function JobCard({ job, isMixed }: { job: Row; isMixed: boolean }) {
  const { queue, jobs } = useTexts();
  const { view } = useQueue();
  const { client, materialBatch } = job.included ?? {};
  const isChecked = job.status === 'File Review' && !needsCheck(job, view?.checks ?? []);
  const waitsFor: string | undefined = isChecked
    ? queue.job.checked
    : queue.job.waitsFor[job.status as keyof typeof queue.job.waitsFor];
  return (
    <article className="card" data-status={job.status} data-running={view?.running?.printJob === job.id}>
      <a
        href={pathOf(job.id)}
        onClick={(event) => {
          event.preventDefault();
          go(job.id);
        }}
      >
        <div className="chips">
          <span className="number">{job.jobNumber}</span>
          <PriorityChip job={job} />
          <DueChip job={job} />
          <PreflightChip job={job} />
          {isMixed && <span className="chip status">{wordFor(jobs.PrintJob.values.status, job.status)}</span>}
        </div>
        <div className="pictured">
          <JobPicture job={job} width={PICTURE_WIDTH} />
          <div>
            <h3>{job.fileName}</h3>
            <p className="muted">{[client?.companyName, materialBatch?.batchCode].filter(Boolean).join(' · ')}</p>
          </div>
        </div>
        <JobLine job={job} />
        {isWaiting(job) && <p className="pending">{queue.job.pending}</p>}
        {waitsFor && <p className="muted">{waitsFor}</p>}
      </a>
      <JobButtons job={job} />
    </article>
  );
}
