/** One database a test file: a copy of the migrated one on PostgreSQL, a new one elsewhere. */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

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

/** Runs statements on the server itself. */
export async function onServer(...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: databaseUri('postgres') });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Runs a statement on a shop's own database, for what takes time or cannot be brought about from outside. */
export async function onDatabase(uri: string, statement: string, values: unknown[] = []): Promise<void> {
  const client = new Client({ connectionString: uri });
  await client.connect();
  try {
    await client.query(statement, values);
  } finally {
    await client.end();
  }
}

/** A new database with the schema and the staff in it, or with what is in the template. Answers its address. */
export async function cloneDatabase(template = TEMPLATE): Promise<string> {
  const name = `shop_${randomBytes(6).toString('hex')}`;
  if (isPostgres()) await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return databaseUri(name);
}

/** Runs what only one of the processes of a run may do at a time. */
export async function alone<T>(name: string, run: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUri('postgres') });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    return await run();
  } finally {
    await client.end();
  }
}
