/** What was logged, checked and noted of a job, newest first. One's own logs can be changed until they are approved. */
import type { Row } from '../../providers/errors';
import { fill, wordFor } from '../../small/fill';
import { Icon, type IconName } from '../../small/icons';
import { useQueue } from '../data/shop';
import { openSheet } from '../place';
import { type Texts, useTexts } from '../texts';
import { gramsText, spanText, whenText } from '../words';

interface Item {
  row: Row;
  at: string;
  icon: IconName;
  title: string;
  text?: string;
  state?: string;
  author?: string;
  edit?: () => void;
}

const nameOf = (row: Row, field: string) => row.included?.[field]?.displayName ?? row.included?.[field]?.username;

function logItem(log: Row, texts: Texts, me: string): Item {
  const { activityType, approvalStatus } = texts.jobs.TimeLog.values;
  const used = log.materialGrams ? gramsText(texts, log.materialGrams) : undefined;
  const parts = [wordFor(activityType, log.activityType), spanText(texts, log.startTime, log.endTime), used];
  const isOpen = log.technician === me && log.approvalStatus !== 'Approved';
  return {
    row: log,
    at: log.startTime,
    icon: 'clock',
    title: parts.filter(Boolean).join(' · '),
    text: log.notes,
    state: log.approvalStatus && wordFor(approvalStatus, log.approvalStatus),
    author: nameOf(log, 'technician'),
    edit: isOpen ? () => openSheet('log', log.printJob, log.id) : undefined,
  };
}

function noteItem(note: Row, { jobs }: Texts): Item {
  const title = wordFor(jobs.JobNote.values.noteType, note.noteType);
  return { row: note, at: note.createdAt, icon: 'note', title, text: note.message, author: nameOf(note, 'author') };
}

function checkItem(check: Row, { queue, jobs }: Texts): Item {
  const verdict = wordFor(jobs.FileCheck.values.checkStatus, check.checkStatus);
  const version = fill(queue.job.revision, { n: check.fileRevision ?? 1 });
  const { overruleReason: reason } = check;
  const overruled = reason && fill(queue.history.overruled, { reason });
  return {
    row: check,
    at: check.reviewedAt ?? check.createdAt,
    icon: check.checkStatus === 'Failed' ? 'fail' : 'check',
    title: `${verdict} · ${check.checksPassed}/${check.checksPassed + check.checksFailed} · ${version}`,
    text: [overruled, check.issuesFound].filter(Boolean).join('\n'),
    author: nameOf(check, 'checkedBy'),
  };
}

export function History({ job }: { job: Row }) {
  const texts = useTexts();
  const { queue } = texts;
  const { view, snapshot } = useQueue();
  if (!view || !snapshot) return null;
  const ofJob = (rows: Row[]) => rows.filter(({ printJob }) => printJob === job.id);
  const items = [
    ...ofJob(view.logs).map((log) => logItem(log, texts, snapshot.me.technicianId)),
    ...ofJob(view.notes).map((note) => noteItem(note, texts)),
    ...ofJob(view.checks).map((check) => checkItem(check, texts)),
  ].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <section className="history" aria-labelledby="history">
      <h2 id="history">{queue.history.title}</h2>
      {items.length === 0 && <p className="muted">{queue.history.empty}</p>}
      <ul>
        {items.map(({ row, at, icon, title, text, state, author, edit }) => (
          <li key={row.id}>
            <Icon name={icon} />
            <div>
              <p className="title">{title}</p>
              {text && <p className="text">{text}</p>}
              <p className="muted">
                {[whenText(texts, at), author && fill(queue.history.by, { name: author }), state]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {row.waits && <p className="pending">{queue.job.pending}</p>}
            </div>
            {edit && (
              <button type="button" className="button quiet" onClick={edit} aria-label={`${queue.log.edit}: ${title}`}>
                {queue.outbox.edit}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
