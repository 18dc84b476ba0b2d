/**
 * One writer of a row at a time, whichever process it is in. A lease is a queue in one row: Parse
 * appends to it in one statement and answers with all of it, so that everybody sees one order.
 */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import Parse from 'parse/node';
import { ShopError } from '../domain/errors';
import { OWN_SAVE } from '../kernel/own-save';
import { changeAsIs, createAs, isCode } from './as-is';

export const LEASE = 'Lease';
/** Whoever stands first in a queue for longer has ended in the middle, and is put out. */
export const HELD_FOR_MS = 10_000;
const WAIT_AT_MOST_MS = 15_000;
/** Nobody's ticket is older: it has waited, and then stood first. What clocks differ by is added. */
const GONE_AFTER_MS = WAIT_AT_MOST_MS + HELD_FOR_MS + 10_000;
const POLL_MS = 12;
/** Rows share so many queues: nobody holds two of rows at once, so that none waits for another for ever. */
const QUEUES = 1024;

export interface Lease {
  /** Is there still time to write? Half of it is left to the statement. */
  isGood(): boolean;
  end(): Promise<void>;
}

const isGone = (ticket: string) => Number.parseInt(ticket, 10) < Date.now() - GONE_AFTER_MS;

const add = (ticket: string) => ({ __op: 'Add', objects: [ticket] });
const remove = (ticket: string) => ({ __op: 'Remove', objects: [ticket] });

export class Leases {
  /** Of one process only one stands in a queue. */
  private readonly inside = new Map<string, Promise<void>>();

  async take(name: string): Promise<Lease> {
    const queue = queueOf(name);
    const leave = await this.enter(queue);
    const ticket = `${Date.now()} ${randomUUID()}`;
    try {
      let since = Date.now();
      let waiting = await this.append(queue, ticket);
      const start = since;
      let first = { ticket: waiting[0], since };
      while (waiting[0] !== ticket) {
        if (waiting[0] !== first.ticket) first = { ticket: waiting[0], since: Date.now() };
        if (first.ticket !== undefined && (Date.now() - first.since > HELD_FOR_MS || isGone(first.ticket)))
          await changeAsIs(LEASE, queue, { queue: remove(first.ticket) });
        if (!waiting.includes(ticket) || Date.now() - start > WAIT_AT_MOST_MS) throw new ShopError('write.busy');
        await sleep(POLL_MS * (1 + Math.random()));
        since = Date.now();
        waiting = await this.read(queue);
      }
      return this.held(queue, ticket, since, leave);
    } catch (error) {
      await this.giveBack(queue, ticket).finally(leave);
      throw error;
    }
  }

  /** Runs `work` with the lease, and gives it back. */
  async during<T>(name: string, work: (lease: Lease) => Promise<T>): Promise<T> {
    const lease = await this.take(name);
    try {
      return await work(lease);
    } finally {
      await lease.end();
    }
  }

  private held(queue: string, ticket: string, since: number, leave: () => void): Lease {
    let ended: Promise<void> | undefined;
    return {
      isGood: () => !ended && Date.now() - since < HELD_FOR_MS / 2,
      end: () => {
        ended ??= this.giveBack(queue, ticket).finally(leave);
        return ended;
      },
    };
  }

  private async enter(queue: string): Promise<() => void> {
    const before = this.inside.get(queue) ?? Promise.resolve();
    let leave: () => void = () => undefined;
    const mine = before.then(() => new Promise<void>((resolve) => (leave = resolve)));
    this.inside.set(queue, mine);
    await before;
    // The promise above has been entered by now.
    await Promise.resolve();
    return () => {
      if (this.inside.get(queue) === mine) this.inside.delete(queue);
      leave();
    };
  }

  private async append(queue: string, ticket: string): Promise<string[]> {
    for (;;) {
      try {
        return (await changeAsIs(LEASE, queue, { queue: add(ticket) })).get('queue');
      } catch (error) {
        if (!isCode(error, Parse.Error.OBJECT_NOT_FOUND)) throw error;
      }
      await createAs(LEASE, queue, { queue: [], ACL: {} }).catch((error) => {
        if (!isCode(error, Parse.Error.DUPLICATE_VALUE)) throw error;
      });
    }
  }

  private async read(queue: string): Promise<string[]> {
    const row = await new Parse.Query(LEASE).get(queue, OWN_SAVE);
    return row.get('queue');
  }

  private async giveBack(queue: string, ticket: string): Promise<void> {
    await changeAsIs(LEASE, queue, { queue: remove(ticket) });
  }
}

/** What is no row has queues of its own: whoever holds a row may wait for one. */
function queueOf(name: string): string {
  const [kind = ''] = name.split(':');
  const digest = createHash('sha256').update(name).digest();
  return `${kind}${digest.readUInt32BE(0) % QUEUES}`;
}
