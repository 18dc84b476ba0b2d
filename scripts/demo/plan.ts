/** The sixty jobs of the demo shop: what each one is, where it stands, and what happened on its way. */
import type { PrintJobStatus } from '../../schema/generated';
import { CLIENTS, FAILURES, ISSUES, NOTES, PARTS, SPOOLS, type StaffName } from './cast';
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
  /** Days from today to the promised day; undefined: none is promised yet. */
  dueInDays: number | undefined;
  /** How many days ago the work on it was done; 0: today. */
  workedDaysAgo: number;
  /** Today's work began so many minutes ago. */
  beganMinutesAgo: number;
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

/** Oldest first: what came in long ago is done, what came in today waits. */
const LINES: Line[] = [
  ...times(4, { goal: 'Completed' }),
  { goal: 'Completed', twists: ['over'] },
  { goal: 'Completed', twists: ['reprint'] },
  { goal: 'Cancelled', from: 'Accepted', reason: 'The client found the part in a drawer.' },
  { goal: 'Cancelled', from: 'Queued', reason: 'The fair was called off.' },
  ...times(3, { goal: 'Dispatched' }),
  { goal: 'Dispatched', twists: ['rejected'] },
  { goal: 'Declined', from: 'Received', reason: 'Larger than any of our printers, and not to be cut.' },
  { goal: 'Declined', from: 'Quoted', reason: 'The client found the price too high.' },
  ...times(3, { goal: 'Ready' }),
  { goal: 'Ready', twists: ['over'] },
  { goal: 'On Hold', from: 'Printing', reason: 'Printer 3 waits for a new hot end.' },
  { goal: 'On Hold', from: 'Queued', reason: 'The client pays an open invoice first.' },
  {
    goal: 'On Hold',
    from: 'File Review',
    reason: 'The client is away until Monday; a wall thickness is to be decided.',
  },
  ...times(3, { goal: 'Post-Processing' }),
  { goal: 'Post-Processing', twists: ['over'] },
  { goal: 'Failed' },
  { goal: 'Failed', twists: ['late'] },
  { goal: 'Printing', twists: ['running'] },
  { goal: 'Printing', twists: ['split'] },
  { goal: 'Printing', twists: ['late'] },
  ...times(3, { goal: 'Printing' }),
  { goal: 'Queued', twists: ['reprint'] },
  { goal: 'Queued', twists: ['late'] },
  { goal: 'Queued', twists: ['revised'] },
  ...times(5, { goal: 'Queued' }),
  ...times(3, { goal: 'Accepted' }),
  ...times(4, { goal: 'Quoted' }),
  { goal: 'Revision Requested', from: 'File Review', twists: ['misfit'], reason: 'The wall is too thin to print.' },
  { goal: 'Revision Requested', from: 'Quoted', reason: 'The client wants four mounting holes more.' },
  { goal: 'Revision Requested', from: 'Received', reason: 'The file holds two parts; one was ordered.' },
  { goal: 'File Review', twists: ['misfit'] },
  { goal: 'File Review', twists: ['revised'] },
  ...times(3, { goal: 'File Review', twists: ['unchecked'] }),
  ...times(5, { goal: 'Received' }),
];

/** Work that ended this long ago is within the thirty days in which it can still be logged. */
const WORKED_DAYS_AGO: Partial<Record<PrintJobStatus, [number, number]>> = {
  Completed: [9, 24],
  Dispatched: [2, 7],
  Ready: [1, 2],
};

const QUOTED_GOALS: ReadonlySet<PrintJobStatus | undefined> = new Set<PrintJobStatus>(['Quoted', 'Accepted']);
/** Nobody has been given the job yet. */
const UNASSIGNED: ReadonlySet<PrintJobStatus> = new Set<PrintJobStatus>(['Received', 'Declined']);
const CLOSED: ReadonlySet<PrintJobStatus> = new Set<PrintJobStatus>(['Completed', 'Cancelled', 'Declined']);

/** Grams of the model printed as shops do: walls and a quarter filled, some 40 % of it solid. */
const gramsOf = (solid: SolidName) => Math.round((SOLIDS[solid]().volumeMm3 / 1000) * 1.24 * 0.4 * 10) / 10;

function planJob({ goal, from, reason, twists: named = [] }: Line, index: number, chance: Chance): PlannedJob {
  const twists = new Set(named);
  const part = twists.has('split') ? PARTS[0] : PARTS[index % PARTS.length];
  if (!part) throw new Error('There are no parts');
  const spools = SPOOLS.filter(({ materialType, aside }) => !aside && part.materials.includes(materialType));
  const spool = chance.of(spools);
  const quantity = twists.has('split') ? 12 : part.grams > 40 ? 1 : chance.of([1, 1, 2, 2, 3, 4]);
  const [nearest, farthest] = WORKED_DAYS_AGO[goal] ?? [0, 0];
  const closed = CLOSED.has(goal);
  const minutes = part.minutes * quantity;
  const due = twists.has('late') ? -chance.whole(1, 3) : closed ? -chance.whole(1, 8) : chance.whole(2, 16);
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
    minutes,
    dueInDays: goal === 'Received' && index % 2 ? undefined : due,
    workedDaysAgo: chance.whole(nearest, farthest),
    // Setting up, printing, twice where it failed, and finishing all lie behind.
    beganMinutesAgo: goal === 'Printing' ? 35 : 2 * minutes + 120,
    technician: UNASSIGNED.has(goal) ? undefined : index % 2 ? 'technician1' : 'technician2',
    quoted: QUOTED_GOALS.has(goal) || QUOTED_GOALS.has(from) || (!twists.has('reprint') && chance.next() < 0.5),
    gramsUsedTenths: twists.has('over') ? chance.whole(12, 15) : chance.whole(8, 10),
    note: index % 2 ? NOTES[Math.floor(index / 2) % NOTES.length] : undefined,
    issue: chance.of(ISSUES),
    failure: chance.of(FAILURES),
  };
}

export function planJobs(): PlannedJob[] {
  const chance = new Chance(20_240_607);
  return LINES.map((line, index) => planJob(line, index, chance));
}
