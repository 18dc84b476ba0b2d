/**
 * The shop's own reads and writes: with no trigger, no permission check and no LiveQuery event,
 * through Parse Server's database controller, which speaks to either engine. No other file reads
 * or writes through that internal interface.
 */
import Parse from 'parse/node';
import { Gathering } from '../kernel/gathering';
import { decodeRow, encode, type Row } from '../kernel/record';
import { type FindOptions, inPages, newObjectId, type Store, type Where } from './store';

const ParseConfig = require('parse-server/lib/Config');

type Json = Record<string, unknown>;

/** What can stand beside other values in one query; anything else may be refused by the database, and is asked alone. */
const PLAIN = /^[\w.:-]+$/;

export class ServerStore implements Store {
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

  async count(className: string, where: Where): Promise<number> {
    return this.config.database.find(className, encode(where), { count: true });
  }

  all = (className: string, where: Where = {}) => inPages(this, className, where);

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
    try {
      await this.config.database.update(className, encode(where), encode(changes));
      return true;
    } catch (error) {
      if ((error as { code?: number }).code === Parse.Error.OBJECT_NOT_FOUND) return false;
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
