/** The life of a job as the product's table has it, written out by hand, and jobs brought to each status by the rules. */
import { type Answer, pointer } from '../support/api';
import { batchFields, checkFields, clientFields, jobFields, next, type Shop } from '../support/shop';

export const ALL = [
  'Received',
  'File Review',
  'Declined',
  'Quoted',
  'Accepted',
  'Queued',
  'Revision Requested',
  'Printing',
  'Post-Processing',
  'Failed',
  'Ready',
  'Dispatched',
  'Completed',
  'On Hold',
  'Cancelled',
] as const;
export type Status = (typeof ALL)[number];
type Who = 'manager' | 'coordinator' | 'assigned';

/** Open means that it can still go somewhere by itself; On Hold is where an open one waits. */
export const OPEN: Status[] = ALL.filter(
  (status) => !['Declined', 'Completed', 'Cancelled', 'On Hold'].includes(status),
);

/** Rows of the product's table: from, to, who of the staff may. A manager may what a coordinator may. */
const TABLE: [Status[], Status[], Who[]][] = [
  [['Received'], ['File Review'], ['coordinator', 'assigned']],
  [['Received', 'File Review', 'Quoted'], ['Declined'], ['coordinator']],
  [['File Review'], ['Quoted'], ['coordinator']],
  [['Quoted'], ['Accepted'], ['coordinator']],
  [['Received', 'File Review', 'Quoted', 'Accepted', 'Queued'], ['Revision Requested'], ['coordinator']],
  [['Revision Requested'], ['File Review'], ['coordinator']],
  [['Accepted'], ['Queued'], ['coordinator']],
  [['File Review'], ['Queued'], ['coordinator']],
  [['File Review'], ['Printing'], ['manager']],
  [['Queued'], ['Printing'], ['coordinator', 'assigned']],
  [['Printing'], ['Post-Processing', 'Failed'], ['coordinator', 'assigned']],
  [['Failed'], ['Queued'], ['coordinator']],
  [['Post-Processing'], ['Ready'], ['coordinator', 'assigned']],
  [['Ready'], ['Dispatched'], ['coordinator']],
  [['Dispatched'], ['Completed'], ['coordinator']],
  [OPEN, ['On Hold'], ['coordinator']],
  [['On Hold'], OPEN, ['coordinator']],
  [[...OPEN.filter((status) => status !== 'Dispatched'), 'On Hold'], ['Cancelled'], ['coordinator']],
];

/** Who may make this step; empty where there is none. */
export function whoMay(from: Status, to: Status): Who[] {
  return TABLE.filter(([froms, tos]) => froms.includes(from) && tos.includes(to)).flatMap(([, , who]) => who);
}

export interface Job {
  id: string;
  batch: string;
}

interface Supplies {
  client: string;
  batch: string;
}

const supplied = new WeakMap<Shop, Promise<Supplies>>();

async function supply({ coordinator }: Shop): Promise<Supplies> {
  return {
    client: await coordinator.made('Client', clientFields()),
    batch: await coordinator.made('MaterialBatch', batchFields(900_000)),
  };
}

/** A client and a batch that never runs short, made once a shop. */
export function supplies(shop: Shop): Promise<Supplies> {
  const made = supplied.get(shop) ?? supply(shop);
  supplied.set(shop, made);
  made.catch(() => supplied.delete(shop));
  return made;
}

export type Step = (shop: Shop, id: string) => Promise<unknown>;
export const set =
  (fields: Record<string, unknown>): Step =>
  ({ coordinator }, id) =>
    coordinator.changed('PrintJob', id, fields);
export const to =
  (status: Status, more: Record<string, unknown> = {}): Step =>
  ({ manager }, id) =>
    manager.changed('PrintJob', id, { status, ...more });
export const passed: Step = ({ coordinator }, id) => coordinator.made('FileCheck', checkFields(id));
export const quoted: Step = async ({ coordinator }, id) => {
  const { status, body } = await coordinator.call('sendQuote', { jobId: id, totalMinor: 4200, currency: 'EUR' });
  if (status !== 200) throw new Error(body.error);
};
/** A file nobody has used before: a new revision. */
export const newFile: Step = ({ coordinator }, id) =>
  coordinator.changed('PrintJob', id, { fileUrl: `https://files.example/${next()}.stl` });

const review = [to('File Review'), passed];
const queued = [...review, to('Queued')];
const printing = [...queued, to('Printing')];
const ready = [...printing, to('Post-Processing'), to('Ready')];

/** The steps to each status, so that whatever any move from there asks for is there as well. */
const PATHS: Record<Exclude<Status, 'On Hold'>, Step[]> = {
  Received: [],
  'File Review': review,
  Declined: [to('Declined', { statusReason: 'too big' })],
  Quoted: [...review, quoted],
  Accepted: [...review, quoted, to('Accepted')],
  Queued: queued,
  'Revision Requested': [...review, to('Revision Requested', { statusReason: 'walls too thin' }), newFile],
  Printing: printing,
  'Post-Processing': [...printing, to('Post-Processing')],
  Failed: [...printing, to('Failed')],
  Ready: ready,
  Dispatched: [...ready, to('Dispatched')],
  Completed: [...ready, to('Dispatched'), to('Completed')],
  Cancelled: [to('Cancelled', { statusReason: 'order withdrawn' })],
};

/** Makes the steps one after the other. */
export async function walk(shop: Shop, id: string, ...steps: Step[]): Promise<void> {
  for (const step of steps) await step(shop, id);
}

/** A job at this status, assigned to technician1; On Hold comes from `heldFrom`. */
export async function jobAt(shop: Shop, status: Status, heldFrom: Status = 'Received'): Promise<Job> {
  const { client, batch } = await supplies(shop);
  const id = await shop.coordinator.made('PrintJob', {
    ...jobFields(client),
    assignedTechnician: pointer('Technician', shop.ids.technician1),
    materialBatch: pointer('MaterialBatch', batch),
  });
  const path = status === 'On Hold' ? PATHS[heldFrom as keyof typeof PATHS] : PATHS[status];
  await walk(shop, id, ...path);
  if (status === 'On Hold') await to('On Hold', { statusReason: 'waiting' })(shop, id);
  return { id, batch };
}

/** Tries a step, with a reason; the step to Quoted is the sending of a quote, for whoever may send one. */
export async function tryStep(shop: Shop, actor: ActorName, id: string, from: Status, status: Status): Promise<Answer> {
  if (from === 'File Review' && status === 'Quoted' && (actor === 'coordinator' || actor === 'manager'))
    return shop[actor].call('sendQuote', { jobId: id, totalMinor: 990, currency: 'EUR' });
  return shop[actor].update('PrintJob', id, { status, statusReason: 'because' });
}

/** technician1 has the job, technician2 has not. */
export type ActorName = 'manager' | 'coordinator' | 'technician1' | 'technician2';
export const ACTORS: ActorName[] = ['manager', 'coordinator', 'technician1', 'technician2'];

export function mayStep(actor: ActorName, from: Status, status: Status): boolean {
  const who = whoMay(from, status);
  if (actor === 'technician2') return false;
  if (actor === 'technician1') return who.includes('assigned');
  return who.includes('coordinator') || (actor === 'manager' && who.includes('manager'));
}

/** The moves written down of a job, in their order. */
export async function movesOf({ coordinator }: Shop, id: string): Promise<Record<string, string>[]> {
  const where = { entityType: 'PrintJob', entityId: id, toStatus: { $exists: true } };
  const { body } = await coordinator.find('AuditEvent', where, { order: 'occurredAt', limit: 500 });
  return body.results;
}

/** Everything about a job that a refused request must leave as it was. */
export async function picture({ coordinator }: Shop, id: string): Promise<unknown> {
  const [row, events] = await Promise.all([
    coordinator.get('PrintJob', id),
    coordinator.find('AuditEvent', { entityId: id }, { count: 1, limit: 0 }),
  ]);
  return { row: row.body, events: events.body.count };
}
