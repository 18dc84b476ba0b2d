/** Where one job stands, for whoever has its link: status, quote, messages, and what the customer is asked for. */
import { useEffect } from 'react';
import { Button } from '../../small/Button';
import { fill } from '../../small/fill';
import { type JobView, reviseFile } from '../data/server';
import { useJob } from '../data/useJob';
import { useTrackedPicture } from '../data/useTrackedPicture';
import { History } from '../parts/History';
import { ModelPicture } from '../parts/ModelPicture';
import { NewFile } from '../parts/NewFile';
import { Problems } from '../parts/Problems';
import { QuoteCard } from '../parts/QuoteCard';
import { Refusal } from '../parts/Refusal';
import { momentText, useTexts } from '../texts';

export function TrackPage({ token }: { token: string }) {
  const { portal } = useTexts();
  const { job, error, isLive, load } = useJob(token);

  if (!job)
    return (
      <main className="portal">
        <h1>{portal.track.anyTitle}</h1>
        <Refusal error={error} />
        {error === undefined && <p role="status">{portal.loading}</p>}
        {(error as { status?: number })?.status === 0 && <Button onClick={load}>{portal.again}</Button>}
      </main>
    );
  return <JobPage token={token} job={job} isLive={isLive} load={load} />;
}

/** Where what is wrong with the file still matters. */
const FILE_STEPS = new Set(['received', 'inReview', 'revisionRequested']);

interface Props {
  token: string;
  job: JobView;
  isLive: boolean;
  load: () => void;
}

function JobPage({ token, job, isLive, load }: Props) {
  const texts = useTexts();
  const { portal } = texts;
  const title = fill(portal.track.title, { number: job.jobNumber });
  useEffect(() => {
    document.title = title;
  }, [title]);
  const { item, statusWord, reason, trackingNumber, messages } = job;
  const word = statusWord as keyof typeof portal.steps;
  const picture = useTrackedPicture(token, item);
  const material = [item.materialType, item.color].filter(Boolean).join(' ');
  return (
    <main className="portal">
      <header className="pictured">
        {item.preflight && <ModelPicture address={picture} name={item.fileName ?? ''} />}
        <div>
          <h1>{title}</h1>
          <p>{fill(portal.track.item, { quantity: item.quantity, file: item.fileName ?? '', material })}</p>
        </div>
      </header>
      <section className="standing" data-status={statusWord} aria-live="polite">
        <h2>{portal.steps[word]}</h2>
        <p>{portal.explained[word]}</p>
        {reason && (
          <p>
            <strong>{portal.track.reason}:</strong> {reason}
          </p>
        )}
        {trackingNumber && (
          <p>
            <strong>{portal.track.shipment}:</strong> {trackingNumber}
          </p>
        )}
      </section>
      {item.preflight === 'Failed' && FILE_STEPS.has(statusWord) && (
        <section aria-labelledby="file-problems">
          <h2 id="file-problems">{portal.report.verdicts.Failed}</h2>
          <Problems checks={item.problems} />
          {!job.canUpload && <p>{portal.report.weLook}</p>}
        </section>
      )}
      {job.canUpload && (
        <NewFile title={portal.revise.title} handOver={(name) => reviseFile(token, name)} done={load} />
      )}
      {job.quote && <QuoteCard token={token} job={job} quote={job.quote} changed={load} />}
      {messages.length > 0 && (
        <section aria-labelledby="messages">
          <h2 id="messages">{portal.track.messages}</h2>
          <ul className="messages">
            {messages.map(({ text, at }) => (
              <li key={at}>
                <p>{text}</p>
                <time dateTime={at}>{momentText(texts, at)}</time>
              </li>
            ))}
          </ul>
        </section>
      )}
      <History steps={job.history} />
      <p className="muted" role="status">
        {isLive ? portal.track.live : portal.track.stale}
      </p>
    </main>
  );
}
