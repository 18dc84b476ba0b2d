/** What has not been sent: what waits, and what the server refused, with its sentence. */
import { useState } from 'react';
import { Button } from '../../small/Button';
import { fill, wordFor } from '../../small/fill';
import type { Entry } from '../data/entries';
import { queue as shop, useQueue } from '../data/shop';
import { Notices, TopBar } from '../parts/TopBar';
import { openSheet } from '../place';
import { formOf } from '../sheets/Sheets';
import { type Texts, useTexts } from '../texts';
import { gramsText, refusalText, spanText, whenText } from '../words';

function titleOf(entry: Entry, texts: Texts): string {
  const { queue, jobs } = texts;
  const { className, kind, fields } = entry;
  const activity = wordFor(jobs.TimeLog.values.activityType, fields.activityType);
  if (kind === 'move') {
    return fill(queue.outbox.move, { status: wordFor(jobs.PrintJob.values.status, fields.status) });
  }
  if (className === 'JobNote') return fill(queue.outbox.note, { text: String(fields.message) });
  if (className === 'FileCheck') {
    return fill(queue.outbox.check, { verdict: wordFor(jobs.FileCheck.values.checkStatus, fields.checkStatus) });
  }
  if (kind === 'update') {
    const used = fields.materialGrams ? [gramsText(texts, Number(fields.materialGrams))] : [];
    return [fields.endTime ? queue.outbox.stop : queue.outbox.change, ...used].join(' · ');
  }
  if (!fields.endTime) return fill(queue.outbox.start, { activity });
  const minutes = spanText(texts, String(fields.startTime), String(fields.endTime));
  return fill(queue.outbox.log, { minutes, activity });
}

export function OutboxPage() {
  const { queue } = useTexts();
  const { entries } = useQueue();
  return (
    <>
      <TopBar title={queue.outbox.title} />
      <main>
        <Notices />
        {entries.length === 0 && <p className="empty">{queue.outbox.empty}</p>}
        <ul className="entries">
          {entries.map((entry) => (
            <Waiting key={entry.id} entry={entry} />
          ))}
        </ul>
        {entries.some(({ state }) => state === 'waiting') && (
          <Button icon="send" onClick={() => shop.wake()}>
            {queue.outbox.sendNow}
          </Button>
        )}
      </main>
    </>
  );
}

function Waiting({ entry }: { entry: Entry }) {
  const texts = useTexts();
  const { queue } = texts;
  const { sendingId, entries } = useQueue();
  const isSending = sendingId === entry.id;
  const isBehind = entries.some(({ id }) => id === entry.after);
  const state = isSending ? queue.outbox.sending : isBehind ? queue.outbox.behind : queue.outbox.waiting;
  // What was sent without an answer may be on the server: it is sent until there is one.
  const mayGo = entry.state === 'refused' || (entry.tries === 0 && !isSending);
  return (
    <li className={`card ${entry.state}`}>
      <p className="muted">
        {entry.jobNumber} · {whenText(texts, entry.enteredAt)}
      </p>
      <h2>{titleOf(entry, texts)}</h2>
      {entry.refusal ? (
        <p className="refusal" role="alert">
          {refusalText(texts, entry.refusal)}
        </p>
      ) : (
        <p className="pending">{state}</p>
      )}
      <div className="buttons">
        {entry.refusal && formOf(entry) && (
          <Button kind="primary" onClick={() => openSheet('edit', entry.id)}>
            {queue.outbox.edit}
          </Button>
        )}
        {entry.refusal && <Button onClick={() => shop.retry(entry)}>{queue.outbox.retry}</Button>}
        {mayGo && <Discard entry={entry} />}
      </div>
    </li>
  );
}

/** Asks once more. */
function Discard({ entry }: { entry: Entry }) {
  const { queue } = useTexts();
  const [isSure, setSure] = useState(false);
  return (
    <Button kind={isSure ? 'danger' : 'plain'} onClick={() => (isSure ? shop.discard(entry.id) : setSure(true))}>
      {isSure ? queue.outbox.sure : queue.outbox.discard}
    </Button>
  );
}
