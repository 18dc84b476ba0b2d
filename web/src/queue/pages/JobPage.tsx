import type { Row } from '../../providers/errors';
import { Button } from '../../small/Button';
import { fill, wordFor } from '../../small/fill';
import { useQueue } from '../data/shop';
import { isWaiting } from '../data/view';
import { History } from '../parts/History';
import { JobButtons } from '../parts/JobButtons';
import { DueChip, JobLine, PreflightChip, PriorityChip } from '../parts/JobFacts';
import { JobPicture } from '../parts/JobPicture';
import { ModelFile } from '../parts/ModelFile';
import { Notices, TopBar } from '../parts/TopBar';
import { openSheet } from '../place';
import { useTexts } from '../texts';
import { gramsText } from '../words';

const PICTURE_WIDTH = 112;

export function JobPage({ jobId }: { jobId: string }) {
  const { queue } = useTexts();
  const { view, isConnected, problem } = useQueue();
  const job = view?.jobs.find(({ id }) => id === jobId);
  const isKnown = view || problem || !isConnected;
  return (
    <>
      <TopBar title={job?.jobNumber ?? queue.title} />
      <main>
        <Notices />
        {job && <Job job={job} />}
        {!job && isKnown && <p className="empty">{queue.notFound}</p>}
        {!job && !isKnown && <div className="skeletons card" role="status" aria-label={queue.loading} />}
      </main>
    </>
  );
}

function Job({ job }: { job: Row }) {
  const { queue, jobs } = useTexts();
  return (
    <>
      <section className="card whole" data-status={job.status} aria-label={job.jobNumber}>
        <div className="chips">
          <span className="chip status">{wordFor(jobs.PrintJob.values.status, job.status)}</span>
          <PriorityChip job={job} />
          <DueChip job={job} />
          <PreflightChip job={job} />
          {job.attempt > 1 && <span className="chip">{fill(queue.job.attempt, { n: job.attempt })}</span>}
        </div>
        <div className="pictured">
          <JobPicture job={job} width={PICTURE_WIDTH} />
          <h2>{job.fileName}</h2>
        </div>
        <JobLine job={job} />
        {isWaiting(job) && <p className="pending">{queue.job.pending}</p>}
        <JobButtons job={job} isWhole />
      </section>
      <div className="buttons pair">
        <Button icon="clock" onClick={() => openSheet('log', job.id)}>
          {queue.log.title}
        </Button>
        <Button icon="note" onClick={() => openSheet('note', job.id)}>
          {queue.note.title}
        </Button>
      </div>
      <Facts job={job} />
      <ModelFile job={job} />
      <History job={job} />
    </>
  );
}

function Facts({ job }: { job: Row }) {
  const texts = useTexts();
  const { queue } = texts;
  const { view } = useQueue();
  const batch = view?.batches.find(({ id }) => id === job.materialBatch) ?? job.included?.materialBatch;
  const left = batch && fill(queue.job.left, { grams: gramsText(texts, batch.remainingWeightGrams) });
  const facts = [
    [queue.job.client, job.included?.client?.companyName],
    [
      queue.job.batch,
      batch ? [batch.batchCode, left, batch.storageLocation].filter(Boolean).join(' · ') : queue.job.noBatch,
    ],
    [queue.job.reason, job.statusReason],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
