/** What the shop asks of its database for itself: reads and writes past every rule, each write of one row in one step. */
import { randomBytes } from 'node:crypto';
import type { Row } from '../kernel/record';

export type Where = Record<string, unknown>;
export interface FindOptions {
  limit?: number;
  skip?: number;
  /** Field to its direction. */
  sort?: Record<string, 1 | -1>;
  keys?: string[];
}

const ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A new objectId of 20 letters and digits, as the server gives them. */
export function newObjectId(): string {
  return Array.from(randomBytes(20), (byte) => ID_CHARACTERS[byte % ID_CHARACTERS.length]).join('');
}

export interface Store {
  find(className: string, where: Where, options?: FindOptions): Promise<Row[]>;
  first(className: string, where: Where, options?: FindOptions): Promise<Row | undefined>;
  get(className: string, objectId: string): Promise<Row | undefined>;
  /** The row of this value in a unique field. */
  unique(className: string, field: string, value: string): Promise<Row | undefined>;
  count(className: string, where: Where): Promise<number>;
  /** Every row, a page at a time, in the order of objectId. */
  all(className: string, where?: Where): AsyncGenerator<Row>;
  /** Inserts a row. A taken unique field throws Parse error 137. */
  create(className: string, fields: Record<string, unknown>): Promise<Row>;
  /** As create; false when a unique field is taken, which is how a repeat ends. */
  createOnce(className: string, fields: Record<string, unknown>): Promise<boolean>;
  /**
   * Changes the one row that `where` names, in one step. false: there was none, so that a `where`
   * with the expected state is a compare-and-set.
   */
  update(className: string, where: Where, changes: Record<string, unknown>): Promise<boolean>;
  remove(className: string, where: Where): Promise<boolean>;
  /** Sends a LiveQuery event for a write that was made here, where the write itself sent none. */
  publish(className: string, before: Row | undefined, after: Row): Promise<void>;
}

const PAGE = 500;

/** Every row, a page at a time, in the order of objectId. */
export async function* inPages(store: Pick<Store, 'find'>, className: string, where: Where): AsyncGenerator<Row> {
  let after = '';
  for (;;) {
    const next = after ? { objectId: { $gt: after } } : {};
    const page = await store.find(className, { ...where, ...next }, { sort: { objectId: 1 }, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.objectId;
  }
}
