/** The sixty jobs of the demo shop: what each one is, where it stands, and what happened on its way. */
import type { PrintJobStatus } from '../../schema/generated';
import { CLIENTS, FAILURES, ISSUES, NOTES, PARTS, SPOOLS, type StaffName } from './cast';
import { DAY_MS, HOUR_MS, midnightOf } from './clock';
import { Chance } from './random';
import { SOLIDS, type SolidName } from './solids';

/** What makes a job other than its neighbours. */
export type Twist =
  /** It used more than was estimated. */
  | 'over'
  /** It failed once and was printed again. */
  | 'reprint'
  /** A new file had to come. */
  | 'revised'
  /** It is printed in runs. */
  | 'split'
  /** Somebody's timer is on it. */
  | 'running'
  /** One of its logs was not accepted. */
  | 'rejected'
  /** It should have been ready by now. */
  | 'late'
  /** Its file check is not done, or went badly. */
  | 'unchecked'
  | 'misfit';

export interface PlannedJob {
  /** Names the job for ever, so that a seed that was interrupted finds it again. */
  key: string;
  goal: PrintJobStatus;
  /** Where it came from, for the goals that can be reached from many places. */
  from?: PrintJobStatus;
  reason?: string;
  twists: ReadonlySet<Twist>;
  clientCode: string;
  batchCode: string;
  materialType: string;
  color: string;
  fileName: string;
  solid?: SolidName;
  quantity: number;
  priority: number;
  grams: number;
  minutes: number;
  /** When it got where it stands. */
  arrival: number;
  /** How long it waits for everything: 1 as most do, 2 twice as long. */
  pace: number;
  /** When it is promised; undefined: not yet. */
  dueAt: number | undefined;
  technician: StaffName | undefined;
  quoted: boolean;
  /** Tenths of what the estimate says. */
  gramsUsedTenths: number;
  note: (typeof NOTES)[number] | undefined;
  issue: string;
  failure: string;
}

interface Line {
  goal: PrintJobStatus;
  from?: PrintJobStatus;
  reason?: string;
  twists?: Twist[];
}

const times = (count: number, line: Line): Line[] => Array.from({ length: count }, () => line);

const LINES: Line[] = [
  ...times(6, { goal: 'Completed' }),
  { goal: 'Completed', twists: ['over'] },
  ...times(4, { goal: 'Completed' }),
  { goal: 'Completed', twists: ['reprint'] },
  ...times(3, { goal: 'Completed' }),
  { goal: 'Completed', twists: ['over'] },
  { goal: 'Completed' },
  { goal: 'Cancelled', from: 'Accepted', reason: 'The client found the part in a drawer.' },
  { goal: 'Cancelled', from: 'Queued', reason: 'The fair was called off.' },
  { goal: 'Declined', from: 'Received', reason: 'Larger than any of our printers, and not to be cut.' },
  { goal: 'Declined', from: 'Quoted', reason: 'The client found the price too high.' },
  ...times(3, { goal: 'Dispatched' }),
  { goal: 'Dispatched', twists: ['rejected'] },
  ...times(3, { goal: 'Ready' }),
  { goal: 'Ready', twists: ['over'] },
  { goal: 'On Hold', from: 'Printing', reason: 'Printer 3 waits for a new hot end.' },
  { goal: 'On Hold', from: 'Queued', reason: 'The client pays an open invoice first.' },
  {
    goal: 'On Hold',
    from: 'File Review',
    reason: 'The client is away until Monday; a wall thickness is to be decided.',
  },
  ...times(2, { goal: 'Post-Processing' }),
  { goal: 'Post-Processing', twists: ['over'] },
  { goal: 'Failed' },
  { goal: 'Failed', twists: ['late'] },
  { goal: 'Printing', twists: ['running'] },
  { goal: 'Printing', twists: ['running', 'late'] },
  { goal: 'Printing', twists: ['split'] },
  ...times(2, { goal: 'Printing' }),
  { goal: 'Queued', twists: ['reprint'] },
  { goal: 'Queued', twists: ['late'] },
  { goal: 'Queued', twists: ['revised'] },
  ...times(2, { goal: 'Queued' }),
  ...times(2, { goal: 'Accepted' }),
  ...times(3, { goal: 'Quoted' }),
  { goal: 'Revision Requested', from: 'File Review', twists: ['misfit'], reason: 'The wall is too thin to print.' },
  { goal: 'Revision Requested', from: 'Quoted', reason: 'The client wants four mounting holes more.' },
  { goal: 'File Review', twists: ['misfit'] },
  { goal: 'File Review', twists: ['revised'] },
  { goal: 'File Review', twists: ['unchecked'] },
  ...times(3, { goal: 'Received' }),
];

/** Hours since a job got where it stands: the least, and the most, evenly between from job to job. */
const HOURS_AGO: Record<PrintJobStatus, [number, number]> = {
  Received: [0.2, 20],
  'File Review': [0.5, 9],
  Quoted: [5, 52],
  Accepted: [3, 28],
  'Revision Requested': [20, 60],
  Queued: [2, 44],
  Printing: [0.3, 3],
  'Post-Processing': [0.4, 4],
  Ready: [2, 40],
  Failed: [1, 20],
  'On Hold': [20, 90],
  Dispatched: [5, 90],
  Completed: [30, 61 * 24],
  Cancelled: [10 * 24, 38 * 24],
  Declined: [4 * 24, 29 * 24],
};

const QUOTED_GOALS: ReadonlySet<PrintJobStatus | undefined> = new Set<PrintJobStatus>(['Quoted', 'Accepted']);
/** Nobody has been given the job yet. */
const UNASSIGNED: ReadonlySet<PrintJobStatus> = new Set<PrintJobStatus>(['Received', 'Declined']);
/** Done with: what was promised lies behind. */
const GONE: ReadonlySet<PrintJobStatus> = new Set<PrintJobStatus>(['Dispatched', 'Completed', 'Cancelled', 'Declined']);
/** Afternoon, UTC. */
const DUE_HOUR_MS = 15 * HOUR_MS;

/** Grams of the model printed as shops do: walls and a quarter filled, some 40 % of it solid. */
const gramsOf = (solid: SolidName) => Math.round((SOLIDS[solid]().volumeMm3 / 1000) * 1.24 * 0.4 * 10) / 10;

/** Even shares of the time since: the first of those with the same goal got there first. */
function hoursAgo(line: Line, index: number): number {
  const [least, most] = HOURS_AGO[line.goal];
  const alike = LINES.flatMap(({ goal }, other) => (goal === line.goal ? [other] : []));
  return most - ((most - least) * alike.indexOf(index)) / Math.max(1, alike.length - 1);
}

function promiseOf({ goal, twists = [] }: Line, index: number, now: number, arrival: number, chance: Chance) {
  const days = twists.includes('late')
    ? -chance.whole(1, 3)
    : GONE.has(goal)
      ? chance.whole(-1, 4)
      : chance.whole(2, 14);
  if (goal === 'Received' && index % 2) return undefined;
  return midnightOf(GONE.has(goal) ? arrival : now) + days * DAY_MS + DUE_HOUR_MS;
}

function planJob(line: Line, index: number, now: number, chance: Chance): PlannedJob {
  const { goal, from, reason } = line;
  const twists = new Set(line.twists);
  const part = twists.has('split') ? PARTS[0] : PARTS[index % PARTS.length];
  if (!part) throw new Error('There are no parts');
  const spools = SPOOLS.filter(({ materialType, aside }) => !aside && part.materials.includes(materialType));
  const spool = chance.of(spools);
  const quantity = twists.has('split') ? 12 : part.grams > 40 ? 1 : chance.of([1, 1, 2, 2, 3, 4]);
  const arrival = now - hoursAgo(line, index) * HOUR_MS;
  return {
    key: `demo-${String(index + 1).padStart(2, '0')}`,
    goal,
    from,
    reason,
    twists,
    clientCode: chance.of(CLIENTS)[0],
    batchCode: spool.batchCode,
    materialType: spool.materialType,
    color: spool.color,
    fileName: part.fileName,
    solid: part.solid,
    quantity,
    priority: twists.has('late') ? 1 : chance.of([2, 3, 3, 3, 4]),
    grams: Math.round((part.solid ? gramsOf(part.solid) : part.grams) * quantity * 100) / 100,
    minutes: part.minutes * quantity,
    arrival,
    pace: twists.has('split') ? 1 : twists.has('late') ? 2 : chance.of([0.5, 0.7, 0.9, 1, 1, 1.2, 1.6]),
    dueAt: promiseOf(line, index, now, arrival, chance),
    technician: UNASSIGNED.has(goal) ? undefined : index % 2 ? 'technician1' : 'technician2',
    quoted: QUOTED_GOALS.has(goal) || QUOTED_GOALS.has(from) || (!twists.has('reprint') && chance.next() < 0.5),
    gramsUsedTenths: twists.has('over') ? chance.whole(12, 15) : chance.whole(8, 10),
    note: index % 2 ? NOTES[Math.floor(index / 2) % NOTES.length] : undefined,
    issue: chance.of(ISSUES),
    failure: chance.of(FAILURES),
  };
}

/** The same sixty jobs each time, their history counted back from now. */
export function planJobs(now: number): PlannedJob[] {
  const chance = new Chance(20_240_607);
  return LINES.map((line, index) => planJob(line, index, now, chance));
}
