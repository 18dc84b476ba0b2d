/** Brings the database's schema to what schema/ declares, and proves that it is. */
import Parse from 'parse/node';
import { type ParseDefinition, parseDefinition, type Schema } from '../../schema/load';
import type { Database } from './database';
import { definitionOn } from './definitions';
import { MIGRATION_MARK } from './engine';
import type { StorageAdapter } from './guarded-storage';

const { DefinedSchemas } = require('parse-server/lib/SchemaMigrations/DefinedSchemas');

const BUILT_IN = new Set(['objectId', 'createdAt', 'updatedAt', 'ACL']);

/** Makes the unique indexes, which Parse's schema cannot express. Safe to repeat. */
export async function makeUniqueIndexes(schema: Schema, adapter: StorageAdapter): Promise<void> {
  for (const loaded of schema.classes.values()) {
    const definition = parseDefinition(loaded);
    for (const field of loaded.rules?.unique ?? [])
      await adapter.ensureUniqueness(loaded.className, { className: loaded.className, fields: definition.fields }, [
        field,
      ]);
  }
}

/** Gives rows that are older than a required field what it is unless it is sent. Safe to repeat. */
async function fillDefaults(schema: Schema, adapter: StorageAdapter): Promise<void> {
  for (const loaded of schema.classes.values()) {
    const { className, fields } = parseDefinition(loaded);
    for (const [name, { required, defaultValue }] of Object.entries(fields))
      if (required && defaultValue !== undefined)
        await adapter.updateObjectsByQuery(
          className,
          { className, fields },
          { [name]: null },
          { [name]: defaultValue },
        );
  }
}

/** Makes the indexes for searching by words. Safe to repeat. */
export async function makeSearchIndexes(schema: Schema, database: Database): Promise<void> {
  for (const { className, rules } of schema.classes.values()) if (rules?.searched) await database.indexWords(className);
}

interface LiveClass {
  className: string;
  fields: Record<string, Record<string, unknown>>;
  indexes?: Record<string, Record<string, unknown>>;
  classLevelPermissions: Record<string, unknown>;
}

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
};
const same = (left: unknown, right: unknown) => JSON.stringify(ordered(left)) === JSON.stringify(ordered(right));

/** PostgreSQL's jsonb keeps keys in an order of its own. */
const indexKeys = (keys: Record<string, unknown>) => Object.keys(keys).sort();

/** What is said of a database that cannot be served from. */
export function mismatch(differences: string[]): Error {
  return new Error(`The database does not match schema/:\n  ${differences.join('\n  ')}`);
}

/** The live schema against the declared one: every difference in a sentence. */
export async function schemaDifferences(schema: Schema, database: Database): Promise<string[]> {
  const live = new Map(((await Parse.Schema.all()) as unknown as LiveClass[]).map((found) => [found.className, found]));
  const differences: string[] = [];
  for (const loaded of schema.classes.values()) {
    const found = live.get(loaded.className);
    if (!found) {
      differences.push(`${loaded.className} is missing in the database`);
      continue;
    }
    const wanted = definitionOn(database.engine, loaded);
    differences.push(...classDifferences(wanted, found, Boolean(loaded.rules)));
    const there = await database.indexNames(loaded.className);
    for (const name of Object.keys(wanted.indexes))
      if (!there.includes(name)) differences.push(`${loaded.className}: the index ${name} was never made`);
    for (const field of loaded.rules?.unique ?? [])
      if (!there.includes(database.uniqueIndexName(loaded.className, field)))
        differences.push(`${loaded.className}.${field} may hold a value twice: its unique index was never made`);
  }
  return differences;
}

/** The migration as Parse Server carries it out; a failure of it ends the process, or is logged. */
async function migrate(parseConfig: { schema?: unknown }): Promise<void> {
  await new DefinedSchemas(parseConfig.schema, parseConfig).execute();
}

/**
 * Brings the database to the declared schema where it is not there yet, and may be; what a start that was broken off
 * left of it is done again. Throws every difference that stays.
 */
export async function matchSchema(
  parseConfig: { schema?: unknown },
  migrates: boolean,
  schema: Schema,
  database: Database,
): Promise<void> {
  let differences = await schemaDifferences(schema, database);
  if (migrates && (differences.length || (await database.hasMark(MIGRATION_MARK)))) {
    await database.setMark(MIGRATION_MARK);
    await migrate(parseConfig);
    await fillDefaults(schema, database.storage);
    differences = await schemaDifferences(schema, database);
    if (!differences.length) await database.clearMark(MIGRATION_MARK);
  }
  if (differences.length) throw mismatch(differences);
}

function classDifferences(wanted: ParseDefinition, live: LiveClass, ours: boolean): string[] {
  const differences: string[] = [];
  const say = (text: string) => differences.push(`${wanted.className}${text}`);
  for (const [name, field] of Object.entries(wanted.fields)) {
    const found = live.fields[name];
    if (!found) say(`.${name} is missing`);
    else if (found.type !== field.type || found.targetClass !== field.targetClass)
      say(`.${name} is ${found.type} ${found.targetClass ?? ''}, not ${field.type} ${field.targetClass ?? ''}`);
    else if (Boolean(found.required) !== Boolean(field.required))
      say(`.${name} is ${found.required ? '' : 'not '}required`);
    else if (!same(found.defaultValue ?? null, field.defaultValue ?? null))
      say(
        `.${name} is ${JSON.stringify(found.defaultValue)} unless it is sent, not ${JSON.stringify(field.defaultValue)}`,
      );
  }
  if (ours)
    for (const name of Object.keys(live.fields))
      if (!wanted.fields[name] && !BUILT_IN.has(name)) say(`.${name} is in the database only`);
  for (const [name, keys] of Object.entries(wanted.indexes))
    if (!same(indexKeys(live.indexes?.[name] ?? {}), indexKeys(keys))) say(`: the index ${name} is missing or other`);
  for (const [name, permission] of Object.entries(wanted.classLevelPermissions))
    if (!same(live.classLevelPermissions[name] ?? {}, permission)) say(`: the permission ${name} is other`);
  return differences;
}
