/** Handing a document to a printer, so that nothing is printed twice without anybody's say. */
import { ShopError } from '../domain/errors';
import { remoteNameOf } from '../domain/orders/payload';
import type { Outcome, PrinterConnection } from '../domain/orders/printer';
import { DELETE, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { AT_REST, movePayload, notePayload, RELEASED } from './payloads';

type Held = Pick<Tools, 'store'>;

const REASON_CHARACTERS = 500;

/** Does the printer say that it prints the file, or has printed it? */
export async function hasBegun(connection: PrinterConnection, remoteName: string): Promise<boolean> {
  const { state, file } = await connection.state();
  return file === remoteName && ['Printing', 'Paused', 'Done'].includes(state);
}

/** Notes that the printer has it, and ends the claim. false: it is somebody else's by now. */
export function noteSent(tools: Held, { objectId, claimId }: Row, remoteName: string): Promise<boolean> {
  const forgotten = { ...RELEASED, printAskedAt: DELETE, lastError: DELETE };
  const more = { ...forgotten, remoteName, sentAt: new Date() };
  return movePayload(tools, objectId, { from: AT_REST, to: 'Sent', claimId, more });
}

/** Notes why it did not go, and ends the claim. */
export function noteFailed(tools: Held, { objectId, claimId }: Row, why: string): Promise<boolean> {
  const more = { ...RELEASED, lastError: why.slice(0, REASON_CHARACTERS) };
  return movePayload(tools, objectId, { from: AT_REST, to: 'Failed', claimId, more });
}

/** A printer that can begin at once. Throws production.notSent and production.printerBusy. */
export async function checkIsFree(connection: PrinterConnection, printer: string): Promise<void> {
  const { state, file, message } = await connection.state();
  if (state === 'Offline') throw new ShopError('production.notSent', { printer, why: message ?? 'it is offline' });
  if (state === 'Idle' || state === 'Done') return;
  const why = [state, file, message].filter(Boolean).join(', ');
  throw new ShopError('production.printerBusy', { printer, why });
}

interface HandingOver {
  connection: PrinterConnection;
  printer: string;
  claimed: Row;
  /** Path of the G-code. */
  gcode: string;
  /** Throws when it must not be printed any more; asked last of all. */
  mayPrint: () => Promise<void>;
}

const refusal = (printer: string, outcome: Exclude<Outcome, { kind: 'taken' }>) =>
  new ShopError('production.notSent', { printer, why: outcome.why });

/**
 * Uploads and prints. Answers the file's name on the printer. That it is told to print is noted before: when nobody
 * can say what came of it, production.unsure is thrown, and the note stays.
 */
export async function handOver(
  tools: Held,
  { connection, printer, claimed, gcode, mayPrint }: HandingOver,
): Promise<string> {
  const wished = remoteNameOf(claimed.payload, claimed.number, claimed.attempts);
  const uploaded = await connection.upload(gcode, wished);
  // Nothing is printed by an upload: whatever came of it, it can be tried again.
  if (uploaded.kind !== 'taken') throw refusal(printer, uploaded);
  const remoteName = uploaded.name;
  await mayPrint();
  const isMine = await notePayload(tools, claimed, { remoteName, printAskedAt: new Date() });
  if (!isMine) throw new ShopError('production.beingSent', { number: claimed.number });
  const printed = await connection.print(remoteName);
  if (printed.kind === 'taken') return remoteName;
  if (printed.kind === 'refused') {
    await notePayload(tools, claimed, { printAskedAt: DELETE });
    throw refusal(printer, printed);
  }
  if (await hasBegun(connection, remoteName)) return remoteName;
  throw new ShopError('production.unsure', { printer, number: claimed.number });
}
