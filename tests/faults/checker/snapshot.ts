/** The shop's tables at one instant, read past the shop itself. */
import type { Client } from 'pg';
import { loadSchema, type Schema } from '../../../schema/load';
import { connected } from '../../support/databases';

// biome-ignore lint/suspicious/noExplicitAny: columns differ by table
export type Row = Record<string, any>;

const declared = loadSchema();

export class Snapshot {
  readonly schema: Schema = declared;
  private readonly read = new Map<string, Promise<Row[]>>();

  private constructor(private readonly client: Client) {}

  /** Opens it, hands it over, and closes it. */
  static of<T>(databaseUri: string, look: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    return connected(databaseUri, async (client) => {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return await look(new Snapshot(client));
    });
  }

  /** Every row of the class; pointers are objectIds. */
  rows(className: string): Promise<Row[]> {
    const known =
      this.read.get(className) ?? this.client.query(`SELECT * FROM "${className}"`).then(({ rows }) => rows);
    this.read.set(className, known);
    return known;
  }

  /** The rows by what a field holds. */
  async grouped(className: string, field: string): Promise<Map<unknown, Row[]>> {
    return groupedBy(await this.rows(className), (row) => row[field]);
  }
}

export function groupedBy<Item>(items: Item[], keyOf: (item: Item) => unknown): Map<unknown, Item[]> {
  const groups = new Map<unknown, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
