/** The documents for printers: numbered within their order line, claimed by one server at a time, moved by compare-and-set. */
import { randomUUID } from 'node:crypto';
import type { PrinterAssignmentPayloadStatus as Status } from '../../schema/generated';
import { isPast } from '../kernel/past';
import { DELETE, pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';

/** A server that has a document in hand says so this often; not heard of for longer than the lease, it has ended. */
const HEARTBEAT_MS = 5_000;
export const LEASE_MS = 30_000;

const CLASS = 'PrinterAssignmentPayload';
const STAFF_READ = { 'role:coordinator': { read: true }, 'role:technician': { read: true } };

/** Statuses in which nothing of a document is at a printer. */
export const AT_REST: Status[] = ['Prepared', 'Failed'];
/** Statuses in which a printer has it. */
export const AT_PRINTER: Status[] = ['Sent', 'Printing'];

type Held = Pick<Tools, 'store'>;

export const newestPayload = ({ store }: Held, lineId: string): Promise<Row | undefined> =>
  store.first(CLASS, { orderLine: pointerTo('OrderLine', lineId) }, { sort: { number: -1 } });

export interface NewPayload {
  lineId: string;
  number: number;
  payload: Record<string, unknown>;
  printer: Row | undefined;
}

/** false: somebody else has made one of that number. */
export function createPayload({ store }: Held, { lineId, number, payload, printer }: NewPayload): Promise<boolean> {
  return store.createOnce(CLASS, {
    orderLine: pointerTo('OrderLine', lineId),
    number,
    payload,
    payloadKey: `${lineId}:${number}`,
    status: 'Prepared',
    attempts: 0,
    connector: printer?.connector ?? 'none',
    ...(printer ? { printer: pointerTo('Printer', printer.objectId) } : {}),
    ACL: STAFF_READ,
  });
}

interface Move {
  from: Status[];
  to: Status;
  /** Only while this claim, or nobody (null), has it. */
  claimId?: string | null;
  more?: Record<string, unknown>;
}

/** Moves a document, where it stands in one of the statuses given. false: it did not. */
export async function movePayload({ store }: Held, id: string, { from, to, claimId, more }: Move): Promise<boolean> {
  const before = await store.get(CLASS, id);
  const where = { objectId: id, status: { $in: from }, ...(claimId === undefined ? {} : { claimId }) };
  const changes = { status: to, revision: { __op: 'Increment', amount: 1 }, ...more };
  if (!(await store.update(CLASS, where, changes))) return false;
  const after = await store.get(CLASS, id);
  if (after) await store.publish(CLASS, before, after);
  return true;
}

/** Is a server at work on it? */
export const isInHand = ({ claimId }: Row) => claimId !== undefined;

/** Takes a document in hand, that nobody has or whose server has ended. undefined: somebody was faster. */
export async function claimPayload({ store }: Held, seen: Row, more: Record<string, unknown> = {}) {
  const lost = seen.claimId && isPast(seen.claimedAt, new Date(Date.now() - LEASE_MS));
  if (seen.claimId && !lost) return undefined;
  const claimId = randomUUID();
  const asSeen = { objectId: seen.objectId, status: seen.status, claimId: seen.claimId ?? null };
  const claim = { claimId, claimedAt: new Date(), ...more };
  return (await store.update(CLASS, asSeen, claim)) ? ({ ...seen, ...claim } as Row & { claimId: string }) : undefined;
}

/** What a claim leaves behind when it ends. */
export const RELEASED = { claimId: DELETE };

/** Gives a document back that this claim has, and notes more with it. false: it is somebody else's by now. */
export const releasePayload = ({ store }: Held, { objectId, claimId }: Row, more: Record<string, unknown> = {}) =>
  store.update(CLASS, { objectId, claimId }, { ...RELEASED, claimedAt: new Date(), ...more });

/** Notes something of a document that this claim has. false: it is somebody else's by now. */
export const notePayload = ({ store }: Held, { objectId, claimId }: Row, more: Record<string, unknown>) =>
  store.update(CLASS, { objectId, claimId }, { claimedAt: new Date(), ...more });

/** Does some work and says all the while that the server lives. */
export async function whileHeld<T>(tools: Held, claimed: Row, work: () => Promise<T>): Promise<T> {
  const heartbeat = setInterval(() => {
    notePayload(tools, claimed, {}).catch(() => undefined);
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
}
