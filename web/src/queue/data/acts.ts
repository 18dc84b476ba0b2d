/** What a person does at the printer, as entries to send. Pure but for the names that it gives. */
import type { Row } from '../../providers/errors';
import type { Draft, Entry } from './entries';
import type { View } from './view';

/** Random, and to be had on a page without https too, unlike randomUUID. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export interface LogFields {
  activityType: string;
  startTime: string;
  endTime?: string | null;
  materialBatch?: string | null;
  materialGrams?: number | null;
  notes?: string | null;
}

export interface CheckFields {
  checkStatus: string;
  checksPassed: number;
  checksFailed: number;
  issuesFound?: string;
  /** Why the verdict is another than preflight's. */
  overruleReason?: string;
}

const about = (job: Row) => ({ jobId: job.id, jobNumber: String(job.jobNumber) });

function asRead({ included, waits, ...row }: Row): Row {
  return row as Row;
}

const created = (className: Draft['className'], job: Row, fields: Record<string, unknown>): Draft => ({
  id: newId(),
  kind: 'create',
  className,
  ...about(job),
  fields: { printJob: job.id, ...fields },
});

export const addNote = (job: Row, fields: { noteType: string; message: string }): Draft =>
  created('JobNote', job, fields);

/** The verdict is about the file as it was when the reader saw the job. */
export const addCheck = (job: Row, fields: CheckFields): Draft =>
  created('FileCheck', job, { ...fields, fileRevision: job.fileRevision, reviewedAt: new Date().toISOString() });

export const addLog = (job: Row, fields: LogFields): Draft => created('TimeLog', job, { ...fields });

/** A log whose create waits is known by that entry's name, until the server names it. */
export function changeLog(job: Row, log: Row, fields: Partial<LogFields>, entries: Entry[]): Draft {
  const isUnsent = entries.some(({ id, kind }) => id === log.id && kind === 'create');
  const place = isUnsent ? { after: log.id } : { rowId: log.id, seen: asRead(log) };
  return { id: newId(), kind: 'update', className: 'TimeLog', ...about(job), ...place, fields: { ...fields } };
}

/** A job by its id; one that is no longer to be seen has no number either. */
export const jobOf = (view: View, id: string): Row => view.jobs.find((job) => job.id === id) ?? { id, jobNumber: '' };

export function pauseTimer(view: View, entries: Entry[], now: string, more: Partial<LogFields> = {}): Draft[] {
  const { running } = view;
  if (!running) return [];
  // A clock that was set back must not end a log before it began.
  const endTime = now < running.startTime ? running.startTime : now;
  return [changeLog(jobOf(view, running.printJob), running, { endTime, ...more }, entries)];
}

/** One timer a person: another that runs ends now. */
export function startTimer(job: Row, activityType: string, view: View, entries: Entry[], now: string): Draft[] {
  return [...pauseTimer(view, entries, now), addLog(job, { activityType, startTime: now })];
}

export function move(job: Row, status: string, entries: Entry[], more: { materialBatch?: string } = {}): Draft {
  const before = entries.findLast(
    ({ kind, jobId, state }) => kind === 'move' && jobId === job.id && state === 'waiting',
  );
  const place = before ? { after: before.id } : { seen: asRead(job) };
  const fields = { status, ...more };
  return { id: newId(), kind: 'move', className: 'PrintJob', ...about(job), rowId: job.id, ...place, fields };
}

/** What somebody most likely does, by where the job stands. */
export function activityAt(status: string): string {
  if (status === 'Printing') return 'Print';
  if (status === 'Post-Processing') return 'Post-Process';
  if (status === 'Received' || status === 'File Review') return 'Inspection';
  return 'Setup';
}
