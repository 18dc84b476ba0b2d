/**
 * The shop's own reads and writes: with no trigger, no permission check and no LiveQuery event,
 * through Parse Server's database controller, which speaks to either engine. No other file reads
 * or writes through that internal interface.
 */
import { randomBytes } from 'node:crypto';
import Parse from 'parse/node';
import { Gathering } from '../kernel/gathering';
import { decodeRow, encode, type Row } from '../kernel/record';

const ParseConfig = require('parse-server/lib/Config');
const { maintenance } = require('parse-server/lib/Auth');

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

type Json = Record<string, unknown>;

/** What can stand beside other values in one query; anything else may be refused by the database, and is asked alone. */
const PLAIN = /^[\w.:-]+$/;

export class Store {
  private readonly asked = new Gathering<string, Json[]>();
  private held: ReturnType<typeof ParseConfig.get>;

  constructor(
    private readonly appId: string,
    private readonly now: () => Date,
  ) {}

  /** Parse makes a copy of it, and a database controller of its own, whenever it is asked. */
  private get config() {
    this.held ??= ParseConfig.get(this.appId);
    return this.held;
  }

  /** Asked the same in one turn of the event loop, it is read once. */
  async find(className: string, where: Where, options: FindOptions = {}): Promise<Row[]> {
    const condition = encode(where);
    const question = JSON.stringify([className, condition, options]);
    const rows = await this.asked.join(question, '', () =>
      this.config.database.find(className, condition, { limit: 1000, ...options }),
    );
    return rows.map(decodeRow);
  }

  async first(className: string, where: Where, options: FindOptions = {}): Promise<Row | undefined> {
    return (await this.find(className, where, { ...options, limit: 1 }))[0];
  }

  async get(className: string, objectId: string): Promise<Row | undefined> {
    return this.unique(className, 'objectId', objectId);
  }

  /** The row of this value in a unique field; several asked for in one turn of the event loop are read at once. */
  async unique(className: string, field: string, value: string): Promise<Row | undefined> {
    if (typeof value !== 'string' || !PLAIN.test(value)) return this.first(className, { [field]: value });
    const rows = await this.asked.join(`${className}.${field}`, value, (values) =>
      this.config.database.find(className, { [field]: { $in: values } }, { limit: values.length }),
    );
    const row = rows.find((one) => one[field] === value);
    return row && decodeRow(row);
  }

  /** A login with what Parse keeps beside it, the token of its password link too, which other reads leave out. */
  async login(userId: string): Promise<Row | undefined> {
    const where = { objectId: userId };
    const [login] = await this.config.database.find('_User', where, { limit: 1 }, maintenance(this.config));
    return login && decodeRow(login);
  }

  async count(className: string, where: Where): Promise<number> {
    return this.config.database.find(className, encode(where), { count: true });
  }

  /** Every row, a page at a time, in the order of objectId. */
  async *all(className: string, where: Where = {}): AsyncGenerator<Row> {
    let after = '';
    for (;;) {
      const next = after ? { objectId: { $gt: after } } : {};
      const page = await this.find(className, { ...where, ...next }, { sort: { objectId: 1 }, limit: 500 });
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < 500) return;
      after = last.objectId;
    }
  }

  /** Inserts a row. A taken unique field throws Parse error 137. */
  async create(className: string, fields: Record<string, unknown>): Promise<Row> {
    return decodeRow(await this.insert(className, fields));
  }

  private async insert(className: string, fields: Record<string, unknown>): Promise<Json> {
    const now = this.now().toISOString();
    const given = { objectId: newObjectId(), revision: 1, ...fields, createdAt: now, updatedAt: now };
    const row = encode(given) as Json;
    await this.config.database.create(className, row);
    return row;
  }

  /** As create; false when a unique field is taken, which is how a repeat ends. */
  async createOnce(className: string, fields: Record<string, unknown>): Promise<boolean> {
    try {
      await this.insert(className, fields);
      return true;
    } catch (error) {
      if ((error as { code?: number }).code === Parse.Error.DUPLICATE_VALUE) return false;
      throw error;
    }
  }

  /**
   * Changes the one row that `where` names, in one statement. false: there was none, so that a
   * `where` with the expected state is a compare-and-set.
   */
  async update(className: string, where: Where, changes: Record<string, unknown>): Promise<boolean> {
    return (await this.updated(className, where, changes)) !== undefined;
  }

  /** As update; answers with the row's numbers that an Increment changed. */
  async updated(
    className: string,
    where: Where,
    changes: Record<string, unknown>,
  ): Promise<Record<string, unknown> | undefined> {
    try {
      return await this.config.database.update(className, encode(where), encode(changes));
    } catch (error) {
      if ((error as { code?: number }).code === Parse.Error.OBJECT_NOT_FOUND) return undefined;
      throw error;
    }
  }

  async remove(className: string, where: Where): Promise<boolean> {
    try {
      await this.config.database.destroy(className, encode(where), {});
      return true;
    } catch (error) {
      if ((error as { code?: number }).code === Parse.Error.OBJECT_NOT_FOUND) return false;
      throw error;
    }
  }

  /** Sends a LiveQuery event for a write that was made here. */
  async publish(className: string, before: Row | undefined, after: Row): Promise<void> {
    const { liveQueryController, database } = this.config;
    if (!liveQueryController.hasLiveQuery(className)) return;
    const schema = await database.loadSchema();
    const asObject = (row: Row) =>
      Parse.Object.fromJSON(
        {
          ...(encode(row) as object),
          className,
          createdAt: row.createdAt.toISOString(),
          updatedAt: row.updatedAt.toISOString(),
        } as never,
        false,
      );
    liveQueryController.onAfterSave(
      className,
      asObject(after),
      before && asObject(before),
      schema.getClassLevelPermissions(className),
    );
  }
}
