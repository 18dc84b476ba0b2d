/** Of simultaneous saves of a row lets one win: from its last check to its end a save holds the row's lease. */
import { ShopError } from '../domain/errors';
import type { Change } from '../kernel/change';
import type { Row } from '../kernel/record';
import type { WaitingWrite, WriteGuard } from '../kernel/writes';
import { log } from '../log';
import { HELD_FOR_MS, type Lease, type Leases } from './leases';
import { nameOfRow, type PublicStore } from './store';
import type { Claimed } from './uniques';

interface Begun {
  lease: Lease | undefined;
  timer: NodeJS.Timeout;
}

export class LeaseGuard implements WriteGuard {
  private readonly begun = new Map<string, Begun>();

  constructor(
    private readonly store: PublicStore,
    private readonly leases: Leases,
  ) {}

  async whole(className: string, row: Row): Promise<Row> {
    return (await this.store.get(className, row.objectId)) ?? row;
  }

  async begin(change: Change, write: WaitingWrite): Promise<void> {
    let lease: Lease | undefined;
    const claims: Claimed[] = [];
    try {
      lease = change.isCreate ? undefined : await this.holdRow(change, write);
      claims.push(...(await this.claimValues(change, write)));
      if (lease && !lease.isGood()) throw await write.stale();
    } catch (error) {
      await lease?.end();
      await this.store.giveBack(claims);
      await write.undo();
      throw error;
    }
    // A save that Parse refuses after this never ends.
    const timer = setTimeout(() => this.giveUp(change, write, claims), HELD_FOR_MS - 1_000);
    timer.unref();
    this.begun.set(change.claim, { lease, timer });
  }

  async end({ writeClaim }: Row): Promise<void> {
    const found = this.begun.get(String(writeClaim));
    if (!found) return;
    this.begun.delete(String(writeClaim));
    clearTimeout(found.timer);
    await found.lease?.end();
  }

  private async holdRow({ className, before, after }: Change, write: WaitingWrite): Promise<Lease> {
    const lease = await this.leases.take(nameOfRow(className, after.objectId));
    const now = await this.store.first(className, { objectId: after.objectId }, { keys: ['revision'] });
    if (now && (now.revision ?? 0) === (before?.revision ?? 0)) return lease;
    await lease.end();
    throw await write.stale();
  }

  private async claimValues(change: Change, write: WaitingWrite): Promise<Claimed[]> {
    const { className, after, definition } = change;
    const fields = (definition.rules?.unique ?? []).filter((field) => change.changes(field));
    const changed = Object.fromEntries(fields.map((field) => [field, after[field]]));
    try {
      return await this.store.claim(className, changed, after.objectId);
    } catch (error) {
      const { field, value } = error as { field?: string; value?: string };
      if (field === undefined) throw error;
      if (field === 'operationKey') throw await this.repeated(className, value);
      throw write.taken(field) ?? new ShopError('value.taken', { class: className, field, value: value ?? '' });
    }
  }

  /** A create that is sent again is told what the first one made. */
  private async repeated(className: string, operationKey: string | undefined): Promise<ShopError> {
    const made = await this.store.first(className, { operationKey });
    return new ShopError('write.repeated', { class: className, objectId: made?.objectId ?? '' });
  }

  private async giveUp({ claim, className, after }: Change, write: WaitingWrite, claims: Claimed[]): Promise<void> {
    try {
      // First: what is taken back may need the same queue.
      await this.end({ writeClaim: claim } as Row);
      const row = await this.store.get(className, after.objectId);
      if (row?.writeClaim === claim) return;
      await write.undo();
      if (!row) await this.store.giveBack(claims);
    } catch (error) {
      log.error('A write that was refused could not be taken back; the sweep does it', { className, error });
    }
  }
}
