/** Where one job stands, for whoever has its link: status, quote, messages, and what the customer is asked for. */
import { useEffect } from 'react';
import { Button } from '../../small/Button';
import { fill } from '../../small/fill';
import { useJob } from '../data/useJob';
import { History } from '../parts/History';
import { NewFile } from '../parts/NewFile';
import { QuoteCard } from '../parts/QuoteCard';
import { Refusal } from '../parts/Refusal';
import { momentText, useTexts } from '../texts';

export function TrackPage({ token }: { token: string }) {
  const texts = useTexts();
  const { portal } = texts;
  const { job, error, isLive, load } = useJob(token);
  const title = job && fill(portal.track.title, { number: job.jobNumber });
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);

  if (!job)
    return (
      <main className="portal">
        <h1>{portal.track.anyTitle}</h1>
        <Refusal error={error} />
        {error === undefined && <p role="status">{portal.loading}</p>}
        {(error as { status?: number })?.status === 0 && <Button onClick={load}>{portal.again}</Button>}
      </main>
    );
  const { item, statusWord, reason, trackingNumber, messages } = job;
  const word = statusWord as keyof typeof portal.steps;
  const material = [item.materialType, item.color].filter(Boolean).join(' ');
  return (
    <main className="portal">
      <header>
        <h1>{title}</h1>
        <p>{fill(portal.track.item, { quantity: item.quantity, file: item.fileName ?? '', material })}</p>
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
      {job.canUpload && <NewFile token={token} done={load} />}
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
