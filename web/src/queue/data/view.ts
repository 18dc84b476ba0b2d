/** What the screen shows: the queue as the server last told it, with what waits to be sent laid over it. */
import type { Row } from '../../providers/errors';
import { movesFrom, type OpenMove } from '../../providers/rights';
import type { Entry } from './entries';
import { LIST_OF, type ListName, type Snapshot } from './snapshot';

export interface View extends Record<ListName, Row[]> {
  /** One's own log without an end, if there is one. */
  running?: Row;
  readAt: string;
}

/** A row that the server does not have so, yet. */
export const isWaiting = (row: Row): boolean => row.waits === true;

function laidOver(rows: Row[], entry: Entry, technicianId: string): Row[] {
  const { kind, fields, className, id, enteredAt, rowId, after } = entry;
  if (kind === 'create') {
    const author = { FileCheck: 'checkedBy', JobNote: 'author', TimeLog: 'technician' }[className as string];
    return [
      { ...(author ? { [author]: technicianId } : {}), ...fields, id, createdAt: enteredAt, waits: true },
      ...rows,
    ];
  }
  // A row whose create waits too goes by that entry's name.
  const target = rowId ?? after;
  return rows.map((row) => (row.id === target ? { ...row, ...fields, waits: true } : row));
}

export function viewOf(snapshot: Snapshot, entries: Entry[]): View {
  const { technicianId } = snapshot.me;
  const lists: Record<ListName, Row[]> = { ...snapshot };
  for (const entry of entries) {
    const name = LIST_OF[entry.className];
    // What was refused has not happened.
    if (name && entry.state === 'waiting') lists[name] = laidOver(lists[name], entry, technicianId);
  }
  const running = lists.logs.find(({ technician, endTime }) => technician === technicianId && !endTime);
  return { ...lists, running, readAt: snapshot.readAt };
}

/** The moves of the shop floor: this screen is for work at the printer, whoever does it. */
export function floorMoves(job: Row, technicianId: string): OpenMove[] {
  if (job.runCount) return [];
  return movesFrom(job, 'PrintJob', { technicianId, roles: ['technician'] });
}

export const SECTIONS = [
  { name: 'printing', statuses: ['Printing'] },
  { name: 'finishing', statuses: ['Post-Processing'] },
  { name: 'queued', statuses: ['Queued'] },
  { name: 'checking', statuses: ['File Review', 'Received'] },
  { name: 'elsewhere', statuses: ['Failed', 'On Hold', 'Revision Requested', 'Quoted', 'Accepted', 'Ready'] },
] as const;
export type SectionName = (typeof SECTIONS)[number]['name'];

const LAST = Number.MAX_SAFE_INTEGER;
/** Jobs that nobody gave a priority stand in the middle. */
const MIDDLE = 3;
const KEYS: ((job: Row) => number)[] = [
  ({ priority }) => priority ?? MIDDLE,
  ({ queuePosition }) => queuePosition ?? LAST,
  ({ dueDate }) => (dueDate ? Date.parse(dueDate) : LAST),
];

export function inOrder(a: Row, b: Row): number {
  for (const key of KEYS) if (key(a) !== key(b)) return key(a) - key(b);
  return String(a.jobNumber).localeCompare(String(b.jobNumber));
}

/** The jobs as they are to be done: what prints first, then by priority, place in the queue and date. */
export function sectionsOf(jobs: Row[]): { name: SectionName; jobs: Row[] }[] {
  return SECTIONS.map(({ name, statuses }) => ({
    name,
    jobs: jobs.filter(({ status }) => (statuses as readonly string[]).includes(status)).sort(inOrder),
  })).filter((section) => section.jobs.length > 0);
}
