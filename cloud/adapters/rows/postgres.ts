/** The rows of a PostgreSQL database, read at one moment and written many at a time. */
import { Client } from 'pg';
import { type Json, joinsOf, LEFT_OUT, type RowStore, type Snapshot, type StoredClass } from './rows';

const PostgresStorageAdapter = require('parse-server/lib/Adapters/Storage/Postgres/PostgresStorageAdapter').default;

const AT_ONCE = 500;
/** What Parse adds to a class as it writes it down, and takes off as it reads it. */
const ACCESS = { type: 'Array', contents: { type: 'String' } };
const OWN_FIELDS = { _rperm: ACCESS, _wperm: ACCESS };
const LOGIN_FIELDS = { _hashed_password: { type: 'String' }, _password_history: { type: 'Array' } };
const OWN_NAMES = new Set(Object.keys({ ...OWN_FIELDS, ...LOGIN_FIELDS, ACL: '' }));

const withoutOwn = (fields: StoredClass['fields']): StoredClass['fields'] =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !OWN_NAMES.has(name)));

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function connected(uri: string): Promise<Client> {
  const client = new Client({ connectionString: uri });
  // A connection that breaks fails its query too; the event alone would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** A value as its column takes it in JSON. */
function columnValue(value: unknown, type: string | undefined): unknown {
  const typed = value as { __type?: string; [key: string]: unknown };
  if (type === 'Pointer') return typed.objectId;
  if (type === 'File') return typed.name;
  if (type === 'GeoPoint') return `(${typed.longitude},${typed.latitude})`;
  if (type === 'Polygon')
    return `(${(typed.coordinates as number[][]).map(([latitude, longitude]) => `(${longitude},${latitude})`).join(',')})`;
  return typed.__type === 'Date' && type !== 'Object' && type !== 'Array' ? typed.iso : value;
}

const columnsOf = (row: Json, { fields }: StoredClass): Json =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, columnValue(value, fields[name]?.type)]));

async function classesOf(client: Client): Promise<StoredClass[]> {
  const { rows } = await client.query('SELECT "className", schema FROM "_SCHEMA" ORDER BY "className"');
  return rows.map(({ className, schema }) => ({ ...schema, className, fields: withoutOwn(schema.fields) }));
}

/** One transaction that sees nothing of what is written after its first query. */
async function openSnapshot(uri: string): Promise<Snapshot> {
  const client = await connected(uri);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const classes = await classesOf(client);
    const byName = new Map(classes.map((stored) => [stored.className, stored]));
    const adapter = PostgresStorageAdapter.prototype;
    return {
      classes,
      tables: classes.flatMap((stored) => [stored.className, ...joinsOf(stored)]).filter((name) => !LEFT_OUT.has(name)),
      async *rows(table) {
        const stored = byName.get(table);
        await client.query(`DECLARE reading NO SCROLL CURSOR FOR SELECT * FROM ${quoted(table)}`);
        for (;;) {
          const { rows } = await client.query(`FETCH ${AT_ONCE} FROM reading`);
          if (!rows.length) break;
          yield stored ? rows.map((row) => adapter.postgresObjectToParseObject(table, row, stored)) : rows;
        }
        await client.query('CLOSE reading');
      },
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** Opens the rows of the database at this address. */
export async function postgresRows(uri: string): Promise<RowStore> {
  const client = await connected(uri);
  const adapter = new PostgresStorageAdapter({ uri, databaseOptions: { max: 2 } });
  return {
    tables: async () => {
      const { rows } = await client.query('SELECT tablename FROM pg_tables WHERE schemaname = current_schema()');
      return rows.map(({ tablename }) => tablename);
    },
    snapshot: () => openSnapshot(uri),
    mark: async (name) => {
      await client.query(`CREATE TABLE ${quoted(name)} ()`);
    },
    drop: async (table) => {
      await client.query(`DROP TABLE IF EXISTS ${quoted(table)} CASCADE`);
    },
    makeClass: async (stored) => {
      await adapter._ensureSchemaCollectionExists();
      const own = stored.className === '_User' ? { ...OWN_FIELDS, ...LOGIN_FIELDS } : OWN_FIELDS;
      const fields = { ...withoutOwn(stored.fields), ...own };
      await adapter.createClass(stored.className, structuredClone({ ...stored, fields }));
    },
    insert: async (table, stored, rows) => {
      const lines = JSON.stringify(stored ? rows.map((row) => columnsOf(row, stored)) : rows);
      const name = quoted(table);
      await client.query(`INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1)`, [lines]);
    },
    close: async () => {
      adapter.handleShutdown();
      await client.end();
    },
  };
}
