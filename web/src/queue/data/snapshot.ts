/** A person's queue as the server last told it, whole, so that it can be shown without the server. */
import type { Row } from '../../providers/errors';
import type { Who } from '../../providers/rights';
import { toParse } from '../../providers/rows';
import type { Client } from './client';

export interface Me extends Who {
  name: string;
}

export const LISTS = ['jobs', 'logs', 'notes', 'checks', 'batches'] as const;
export type ListName = (typeof LISTS)[number];

export interface Snapshot extends Record<ListName, Row[]> {
  me: Me;
  readAt: string;
}

/** Where there is nothing left to do at a printer. */
const GONE = ['Dispatched', 'Completed', 'Declined', 'Cancelled'];
const MOST = 500;

export const LIST_OF: Record<string, ListName> = {
  PrintJob: 'jobs',
  TimeLog: 'logs',
  JobNote: 'notes',
  FileCheck: 'checks',
  MaterialBatch: 'batches',
};

export async function readMe(client: Client): Promise<Me> {
  const { technician, roles } = (await client.call('me')) as {
    technician: { objectId: string; displayName: string };
    roles: string[];
  };
  return { technicianId: technician.objectId, name: technician.displayName, roles };
}

/** A split job is worked on in its runs. */
function readJobs(client: Client, { technicianId }: Me): Promise<Row[]> {
  const where = {
    assignedTechnician: toParse('PrintJob', 'assignedTechnician', technicianId),
    status: { $nin: GONE },
    runCount: { $exists: false },
  };
  return client.find('PrintJob', where, { include: 'client,materialBatch', order: 'priority,dueDate', limit: MOST });
}

/** What hangs on the jobs, newest first; and one's own running log, whichever job it is on. */
async function readLogs(client: Client, jobIds: string[], { technicianId }: Me): Promise<Row[]> {
  const own = { technician: toParse('TimeLog', 'technician', technicianId), endTime: { $exists: false } };
  const [ofJobs, running] = await Promise.all([
    readOf(client, 'TimeLog', jobIds, 'technician', '-startTime'),
    client.find('TimeLog', own, { include: 'technician' }),
  ]);
  return [...running.filter(({ id }) => !ofJobs.some((log) => log.id === id)), ...ofJobs];
}

function readOf(client: Client, className: string, jobIds: string[], include: string, order: string): Promise<Row[]> {
  const printJob = { $in: jobIds.map((id) => toParse(className, 'printJob', id)) };
  return client.find(className, { printJob }, { include, order, limit: MOST });
}

/** Reads the lists that are named, and keeps the others. */
export async function readSnapshot(
  client: Client,
  me: Me,
  before: Snapshot | undefined,
  wanted: ReadonlySet<ListName>,
): Promise<Snapshot> {
  const read = <Name extends ListName>(name: Name, reading: () => Promise<Row[]>) =>
    !before || wanted.has(name) ? reading() : Promise.resolve(before[name]);
  const jobs = await read('jobs', () => readJobs(client, me));
  const ids = jobs.map(({ id }) => id);
  const [logs, notes, checks, batches] = await Promise.all([
    read('logs', () => readLogs(client, ids, me)),
    read('notes', () => readOf(client, 'JobNote', ids, 'author', '-createdAt')),
    read('checks', () => readOf(client, 'FileCheck', ids, 'checkedBy', '-createdAt')),
    read('batches', () =>
      client.find('MaterialBatch', { status: { $ne: 'Retired' } }, { order: 'batchCode', limit: MOST }),
    ),
  ]);
  return { me, jobs, logs, notes, checks, batches, readAt: new Date().toISOString() };
}

/** The snapshot with this row in it: what an entry became, until the server is asked again. */
export function withRow(snapshot: Snapshot, className: string, row: Row): Snapshot {
  const list = LIST_OF[className];
  if (!list) return snapshot;
  const before = snapshot[list].find(({ id }) => id === row.id);
  const merged = { ...before, ...row, included: { ...before?.included, ...row.included } };
  if (before) return { ...snapshot, [list]: snapshot[list].map((one) => (one === before ? merged : one)) };
  return { ...snapshot, [list]: [merged, ...snapshot[list]] };
}
