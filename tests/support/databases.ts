/** One database a test file: a copy of the migrated one on PostgreSQL, a new one elsewhere. */
import { randomBytes } from 'node:crypto';
import { Client, type QueryResultRow } from 'pg';

export const TEMPLATE = 'shop_template';

/** Address of the database server that the global set-up found or started; ends without a name. */
export function serverUri(): string {
  const uri = process.env.TEST_DATABASE_SERVER;
  if (!uri) throw new Error('TEST_DATABASE_SERVER is not set: the global set-up did not run.');
  return uri;
}

export const isPostgres = () => serverUri().startsWith('postgres');

export const databaseUri = (name: string) => {
  const uri = new URL(serverUri());
  uri.pathname = `/${name}`;
  return uri.toString();
};

/** Works on a PostgreSQL database through a connection that is closed afterwards, also when the work fails. */
export async function connected<T>(uri: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: uri });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs statements on the server itself. */
export const onServer = (...statements: string[]): Promise<void> =>
  connected(databaseUri('postgres'), async (client) => {
    for (const statement of statements) await client.query(statement);
  });

/** Answers the rows of a statement on a shop's own database, for what takes time or cannot be brought about from outside. */
export const onDatabase = (uri: string, statement: string, values: unknown[] = []): Promise<QueryResultRow[]> =>
  connected(uri, async (client) => (await client.query(statement, values)).rows);

/** From now on the database has no room for the rows of a table that `when` names, as a condition on NEW. */
export async function refuseInserts(uri: string, table: string, when: string) {
  const name = `refusal_${randomBytes(4).toString('hex')}`;
  await onDatabase(
    uri,
    `CREATE SEQUENCE ${name};
     CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       PERFORM nextval('${name}'); RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'; END $$;
     CREATE TRIGGER ${name} BEFORE INSERT ON "${table}" FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION ${name}()`,
  );
  return {
    /** Whether a row was refused: a sequence counts on when all else is taken back. */
    hasRefused: async () => Boolean((await onDatabase(uri, `SELECT is_called FROM ${name}`))[0]?.is_called),
    end: () => onDatabase(uri, `DROP TRIGGER ${name} ON "${table}"`),
  };
}

/** A new database with the schema and the staff in it, or with what is in the template. Answers its address. */
export async function cloneDatabase(template = TEMPLATE): Promise<string> {
  const name = `shop_${randomBytes(6).toString('hex')}`;
  if (isPostgres()) await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return databaseUri(name);
}

/** Runs what only one of the processes of a run may do at a time. */
export const alone = <T>(name: string, run: () => Promise<T>): Promise<T> =>
  connected(databaseUri('postgres'), async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    return await run();
  });
