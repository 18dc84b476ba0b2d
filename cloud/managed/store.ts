/**
 * The Store by Parse's public SDK alone. A row is changed under its lease, after the condition was
 * asked anew; a unique value is claimed before the row that holds it is written.
 */
import Parse from 'parse/node';
import type { Schema } from '../../schema/load';
import { type FindOptions, inPages, newObjectId, type Store, type Where } from '../data/store';
import { OWN_SAVE } from '../kernel/own-save';
import { decodeRow, encode, type Row } from '../kernel/record';
import { changeAsIs, createAs, isCode, removeAsIs } from './as-is';
import type { Leases } from './leases';
import { type Claimed, idOf, type Uniques } from './uniques';

type Fields = Record<string, unknown>;

export const nameOfRow = (className: string, objectId: string) => `Row:${className}:${objectId}`;

export class PublicStore implements Store {
  constructor(
    private readonly schema: Schema,
    private readonly leases: Leases,
    private readonly uniques: Uniques,
  ) {}

  /** A class that the shop does not have here has no rows. */
  async find(className: string, where: Where, { limit = 1000, skip, sort, keys }: FindOptions = {}): Promise<Row[]> {
    if (!this.schema.classes.has(className)) return [];
    const order = Object.entries(sort ?? {}).map(([field, direction]) => (direction < 0 ? `-${field}` : field));
    const query = this.queryOf(className, where, { limit, skip, keys: keys?.join(), order: order.join() || undefined });
    const rows = (await query.find({ ...OWN_SAVE, json: true })) as unknown as Fields[];
    return rows.map(({ className: _class, ...row }) => decodeRow(row));
  }

  async first(className: string, where: Where, options: FindOptions = {}): Promise<Row | undefined> {
    return (await this.find(className, where, { ...options, limit: 1 }))[0];
  }

  get = (className: string, objectId: string) => this.first(className, { objectId });

  unique = (className: string, field: string, value: string) => this.first(className, { [field]: value });

  async count(className: string, where: Where): Promise<number> {
    if (!this.schema.classes.has(className)) return 0;
    return this.queryOf(className, where).count(OWN_SAVE);
  }

  all = (className: string, where: Where = {}) => inPages(this, className, where);

  async create(className: string, fields: Fields): Promise<Row> {
    const proof = this.ownProof(className, fields);
    if (proof) return this.insert(className, proof, fields, []);
    const objectId = (fields.objectId as string | undefined) ?? newObjectId();
    return this.insert(className, objectId, fields, await this.claim(className, fields, objectId));
  }

  /** A row that only the server writes, and never again, is the proof of its unique value itself. */
  private ownProof(className: string, fields: Fields): string | undefined {
    const { appendOnly, rights, unique = [] } = this.schema.classes.get(className)?.rules ?? {};
    const [field, ...more] = unique;
    if (!appendOnly || rights?.create.length || field === undefined || more.length) return undefined;
    return idOf({ className, field, value: String(fields[field]) });
  }

  private async insert(className: string, objectId: string, fields: Fields, claims: Claimed[]): Promise<Row> {
    try {
      await createAs(className, objectId, { revision: 1, ...fields });
    } catch (error) {
      await this.giveBack(claims);
      throw error;
    }
    return (await this.get(className, objectId)) as Row;
  }

  async createOnce(className: string, fields: Fields): Promise<boolean> {
    try {
      await this.create(className, fields);
      return true;
    } catch (error) {
      if (isCode(error, Parse.Error.DUPLICATE_VALUE)) return false;
      throw error;
    }
  }

  async update(className: string, where: Where, changes: Fields): Promise<boolean> {
    return this.withRow(className, where, async (objectId) => {
      await this.claim(className, changes, objectId);
      await changeAsIs(className, objectId, changes);
    });
  }

  async remove(className: string, where: Where): Promise<boolean> {
    let removed = false;
    while (await this.withRow(className, where, (objectId) => removeAsIs(className, objectId))) removed = true;
    return removed;
  }

  /** Parse has told LiveQuery of the write itself. */
  async publish(): Promise<void> {}

  /** Claims the unique values among the fields. Throws Parse error 137 for one that is taken, and keeps none then. */
  async claim(className: string, fields: Fields, objectId: string): Promise<Claimed[]> {
    const claims: Claimed[] = [];
    for (const field of this.schema.classes.get(className)?.rules?.unique ?? []) {
      const value = fields[field];
      if (typeof value !== 'string') continue;
      const claimed = { className, field, value };
      if (await this.uniques.claim(claimed, objectId)) claims.push(claimed);
      else {
        await this.giveBack(claims);
        throw Object.assign(new Parse.Error(Parse.Error.DUPLICATE_VALUE, 'The value is taken.'), { field, value });
      }
    }
    return claims;
  }

  async giveBack(claims: Claimed[]): Promise<void> {
    for (const claimed of claims) await this.uniques.forget(claimed);
  }

  private queryOf(className: string, where: Where, more: Fields = {}): Parse.Query {
    return Parse.Query.fromJSON(className, { where: encode(where), ...more } as never);
  }

  /** Works on the one row of `where` while nobody else does. false: there is none. */
  private async withRow(
    className: string,
    where: Where,
    work: (objectId: string) => Promise<unknown>,
  ): Promise<boolean> {
    const known = typeof where.objectId === 'string' ? where.objectId : (await this.first(className, where))?.objectId;
    if (known === undefined || !this.schema.classes.has(className)) return false;
    return this.leases.during(nameOfRow(className, known), async (lease) => {
      if (!(await this.first(className, { ...where, objectId: known }, { keys: ['objectId'] }))) return false;
      if (!lease.isGood()) return this.withRow(className, where, work);
      await work(known);
      return true;
    });
  }
}
