/** Asks the printers that print for orders how far they are, and moves the queue entries on. */
import { isDeepStrictEqual } from 'node:util';
import Parse from 'parse/node';
import { hasBegun, noteFailed, noteSent } from '../data/hand-over';
import { AT_PRINTER, AT_REST, claimPayload, LEASE_MS, movePayload, releasePayload } from '../data/payloads';
import { type Following, followPrinter } from '../domain/orders/following';
import type { Connect, PrinterConnection, PrinterState } from '../domain/orders/printer';
import { OWN_SAVE } from '../kernel/own-save';
import { past } from '../kernel/past';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { log } from '../log';

const CLASS = 'PrinterAssignmentPayload';
const NOT_CONNECTED: PrinterState = { state: 'Offline', message: 'The printer is not connected any more.' };

class Watch {
  /** Looks under way, by document: a slow printer is not asked again meanwhile, and keeps no other waiting. */
  private readonly looking = new Map<string, Promise<void>>();
  /** Since when a printer says that a document's file stands still. */
  private readonly stoppedSince = new Map<string, number>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly tools: Tools,
    private readonly connect: Connect,
  ) {}

  /** Begins a look at each document whose time has come. */
  async round(): Promise<void> {
    const { store, config } = this.tools;
    const before = new Date(Date.now() - config.printersEveryMs);
    const due = await store.find(CLASS, { status: { $in: AT_PRINTER }, ...past('claimedAt', before) });
    const lost = past('claimedAt', new Date(Date.now() - LEASE_MS));
    const left = await store.find(CLASS, { status: { $in: AT_REST }, claimId: { $exists: true }, ...lost });
    for (const payload of [...due, ...left]) {
      const id = payload.objectId;
      if (this.looking.has(id) || this.stopping.signal.aborted) continue;
      const look = this.look(payload)
        .catch((error) => log.error('A printer could not be looked at; the next round tries again', { error }))
        .finally(() => this.looking.delete(id));
      this.looking.set(id, look);
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.looking.values());
  }

  private async look(seen: Row): Promise<void> {
    const claimed = await claimPayload(this.tools, seen);
    if (!claimed) return;
    const printer = claimed.printer && (await this.tools.store.get('Printer', claimed.printer.objectId));
    const connection = printer && this.connect(printer, this.stopping.signal);
    try {
      if (AT_REST.includes(claimed.status)) await this.finishLost(claimed, connection);
      else await this.follow(claimed, connection);
    } finally {
      await releasePayload(this.tools, claimed);
    }
  }

  /** A handing over whose server ended: looked up at the printer, or left to people. */
  private async finishLost(claimed: Row, connection: PrinterConnection | undefined): Promise<void> {
    const { remoteName, printAskedAt } = claimed;
    if (printAskedAt && connection && (await hasBegun(connection, remoteName))) {
      await noteSent(this.tools, claimed, remoteName);
      return;
    }
    if (this.stopping.signal.aborted) return;
    const why = printAskedAt
      ? 'The server ended while it told the printer to print: look whether it does.'
      : 'The server ended before the printer was told to print.';
    await noteFailed(this.tools, claimed, why);
  }

  private async follow(claimed: Row, connection: PrinterConnection | undefined): Promise<void> {
    const seen = (await connection?.state()) ?? NOT_CONNECTED;
    // Whoever asked did not wait for the answer.
    if (this.stopping.signal.aborted) return;
    const open = { status: { $in: ['Prepared', 'Sent', 'Printing'] } };
    const assigned = { printerAssignment: pointerTo(CLASS, claimed.objectId) };
    const item = await this.tools.store.first('ProductionQueueItem', { ...assigned, ...open });
    if (!item) {
      const more = { lastError: 'Its entry in the queue was closed.' };
      await movePayload(this.tools, claimed.objectId, { from: AT_PRINTER, to: 'Failed', more });
      return;
    }
    const following = followPrinter(item.status, claimed.remoteName, seen, {
      stoppedMs: this.stoppedFor(claimed, seen),
      // Noted by a clock that was far ahead, it was not just now either.
      sentMs: Math.abs(Date.now() - claimed.sentAt.getTime()),
    });
    const refused = await this.moveOn(item, following);
    await this.noteState(item.objectId, seen, refused ?? following.note);
  }

  /** For how long the printer has said that the document's file neither prints nor is done. */
  private stoppedFor({ objectId, remoteName }: Row, { state, file }: PrinterState): number {
    const isStopped = file === remoteName && (state === 'Idle' || state === 'Error');
    if (!isStopped) this.stoppedSince.delete(objectId);
    else if (!this.stoppedSince.has(objectId)) this.stoppedSince.set(objectId, performance.now());
    return performance.now() - (this.stoppedSince.get(objectId) ?? performance.now());
  }

  /** Answers in which words a move was refused. */
  private async moveOn(item: Row, { steps, reason }: Following): Promise<string | undefined> {
    try {
      for (const status of steps) await this.move(item.objectId, status, reason);
      return undefined;
    } catch (error) {
      return `The entry could not follow: ${(error as Error).message}`;
    }
  }

  private async move(itemId: string, status: Following['steps'][number], reason: string | undefined): Promise<void> {
    const object = Parse.Object.extend('ProductionQueueItem').createWithoutData(itemId) as Parse.Object;
    await object.save({ status, ...(reason ? { statusReason: reason } : {}) }, OWN_SAVE);
  }

  /** Written quietly, past the entry's revision, and only when it says something new. */
  private async noteState(itemId: string, seen: PrinterState, note: string | undefined): Promise<void> {
    const { store } = this.tools;
    const before = await store.get('ProductionQueueItem', itemId);
    if (!before) return;
    const { state, progressPercent, minutesLeft, message } = seen;
    const words = note ?? message;
    const said = {
      state,
      ...(progressPercent === undefined ? {} : { progressPercent: Math.floor(progressPercent) }),
      ...(minutesLeft === undefined ? {} : { minutesLeft }),
      ...(words === undefined ? {} : { message: words }),
    };
    const { at: _at, ...former } = before.printerState ?? {};
    if (isDeepStrictEqual(former, said)) return;
    const printerState = { ...said, at: new Date().toISOString() };
    await store.update('ProductionQueueItem', { objectId: itemId }, { printerState });
    await store.publish('ProductionQueueItem', before, { ...before, printerState });
  }
}

/** Runs for as long as the server lives. Answers what ends it. */
export function startWatchingPrinters(tools: Tools, connect: Connect): () => Promise<void> {
  const { printersEveryMs } = tools.config;
  if (printersEveryMs === 0) return async () => undefined;
  const watch = new Watch(tools, connect);
  let round: Promise<void> | undefined;
  const timer = setInterval(() => {
    round ??= watch
      .round()
      .catch((error) => log.error('The printers could not be looked for; the next round tries again', { error }))
      .finally(() => {
        round = undefined;
      });
  }, printersEveryMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await round;
    await watch.stop();
  };
}
