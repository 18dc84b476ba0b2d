/**
 * Values that only one row of a class may hold. Each is a row whose objectId is made of class, field
 * and value, so that the database lets one in; the row that holds the value proves it.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import Parse from 'parse/node';
import { OWN_SAVE } from '../kernel/own-save';
import { decodeRow } from '../kernel/record';
import { createAs, isCode, removeAsIs } from './as-is';
import type { Leases } from './leases';

export const UNIQUE_VALUE = 'UniqueValue';
/** A row that was to hold the value and is not there by now will not come. */
const COMING_FOR_MS = 10_000;
const POLL_MS = 50;

export interface Claimed {
  className: string;
  field: string;
  value: string;
}

/** The objectId that a value makes. */
export const idOf = ({ className, field, value }: Claimed) =>
  createHash('sha256')
    .update(JSON.stringify([className, field, value]))
    .digest('hex')
    .slice(0, 40);

export class Uniques {
  constructor(private readonly leases: Leases) {}

  /** false: another row has the value. One that is just getting it is waited for. */
  async claim(claimed: Claimed, objectId: string): Promise<boolean> {
    const id = idOf(claimed);
    for (;;) {
      if (await this.insert(id, claimed, objectId)) return true;
      const state = await this.stateOf(id, claimed, objectId);
      if (state === 'held') return false;
      if (state === 'free') await this.free(id, claimed, objectId);
      else await sleep(POLL_MS);
    }
  }

  private async free(id: string, claimed: Claimed, objectId: string): Promise<void> {
    await this.leases.during(`Unique:${id}`, async () => {
      if ((await this.stateOf(id, claimed, objectId)) === 'free') await this.forget(claimed);
    });
  }

  /** Gives back what a row that was not written had claimed. */
  async forget(claimed: Claimed): Promise<void> {
    await removeAsIs(UNIQUE_VALUE, idOf(claimed)).catch((error) => {
      if (!isCode(error, Parse.Error.OBJECT_NOT_FOUND)) throw error;
    });
  }

  private async insert(id: string, { className, field }: Claimed, row: string): Promise<boolean> {
    try {
      await createAs(UNIQUE_VALUE, id, { ofClass: className, ofField: field, ofRow: row, ACL: {} });
      return true;
    } catch (error) {
      if (isCode(error, Parse.Error.DUPLICATE_VALUE)) return false;
      throw error;
    }
  }

  /** A row that has given the value up holds it no more. */
  private async stateOf(id: string, claimed: Claimed, objectId: string): Promise<'held' | 'coming' | 'free'> {
    const query = new Parse.Query(UNIQUE_VALUE).equalTo('objectId', id);
    const [found] = (await query.find({ ...OWN_SAVE, json: true })) as unknown as Record<string, unknown>[];
    if (!found) return 'coming';
    const { ofRow, createdAt } = decodeRow(found);
    if (ofRow === objectId) return 'free';
    const { className, field, value } = claimed;
    const row = await new Parse.Query(className).equalTo('objectId', ofRow).equalTo(field, value).first(OWN_SAVE);
    if (row) return 'held';
    return Date.now() - createdAt.getTime() < COMING_FOR_MS ? 'coming' : 'free';
  }
}
