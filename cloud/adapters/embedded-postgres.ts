/** The shop's own PostgreSQL, for when no DATABASE_URI is given. */
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { takeLock } from './owner-lock';
import { initialise, launch, runningServer, SUPERUSER, shutDown, shutDownAtExit } from './postgres-cluster';
import { type Cluster, findCluster, isInitialised, notePlace } from './postgres-place';

export interface EmbeddedPostgres {
  uri: string;
  /** PostgreSQL's data directory; outside dataDir when its account cannot enter that. */
  directory: string;
  /** Whether it was left running by a process that was killed. */
  adopted: boolean;
  /** Ends PostgreSQL and gives the data directory back; more calls do no more. */
  stop(): Promise<void>;
}

const DATABASE = 'printshop';

interface Options {
  dataDir: string;
  log?: (line: string) => void;
  database?: string;
}

/** How a server that is just ending meets a caller. */
const GONE = new Set(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03']);

/** How long a server that an earlier process left may take to get ready or to end. */
const SETTLE_LIMIT_MS = 120_000;

/** Sees to it that the server on this port is the cluster's and has the database. */
async function prepare(cluster: Cluster, port: number, database: string): Promise<void> {
  const { password, directory } = cluster;
  const client = new Client({ host: '127.0.0.1', port, user: SUPERUSER, password, database: 'postgres', ssl: false });
  // A connection that breaks fails its query too; the event alone would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    if (!rows[0] || realpathSync(rows[0].data_directory) !== realpathSync(directory))
      throw new Error(`Port ${port} is not the database in ${directory}.`);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

/** The port of the server that a killed process left, once it answers; undefined when there is none or it ended. */
async function adopt(cluster: Cluster, database: string): Promise<number | undefined> {
  for (const limit = Date.now() + SETTLE_LIMIT_MS; Date.now() < limit; await sleep(20)) {
    const server = runningServer(cluster);
    if (!server) return undefined;
    if (!server.ready) continue;
    try {
      await prepare(cluster, server.port, database);
      return server.port;
    } catch (error) {
      if (!GONE.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
  throw new Error(
    `The PostgreSQL of an earlier run (process ${runningServer(cluster)?.pid}) neither answers nor ends; see ${cluster.logFile}.`,
  );
}

const uriOf = ({ password }: Cluster, port: number, database: string) =>
  `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;

/** Whether there is a database in dataDir, running or not. */
export const hasDatabase = (dataDir: string): boolean => existsSync(path.join(dataDir, 'postgres-password'));

/** The address of the database that a running shop has in dataDir; undefined when none runs there. */
export function runningDatabase(dataDir: string): string | undefined {
  if (!hasDatabase(dataDir)) return undefined;
  const cluster = findCluster(dataDir);
  const server = runningServer(cluster);
  return server?.ready ? uriOf(cluster, server.port, DATABASE) : undefined;
}

async function bringUp(cluster: Cluster, dataDir: string, { log, database = DATABASE }: Options) {
  if (!isInitialised(cluster.directory)) {
    log?.(`Making a database in ${cluster.directory}`);
    await initialise(cluster);
  }
  notePlace(dataDir, cluster);
  const found = await adopt(cluster, database);
  const port = found ?? (await launch(cluster));
  if (found === undefined) await prepare(cluster, port, database);
  log?.(`PostgreSQL ${found === undefined ? 'runs' : 'was still running'} on port ${port}`);
  return { uri: uriOf(cluster, port, database), directory: cluster.directory, adopted: found !== undefined };
}

async function start(options: Options): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const cluster = findCluster(dataDir);
  const unlock = takeLock(
    `${cluster.directory}.lock`,
    (pid) =>
      `The database in ${cluster.directory} is in use by process ${pid}. End that one, or set DATA_DIR to another folder.`,
  );
  const atExit = () => {
    shutDownAtExit(cluster);
    unlock();
  };
  process.once('exit', atExit);
  const end = async () => {
    await shutDown(cluster);
    process.off('exit', atExit);
    unlock();
  };
  try {
    const running = await bringUp(cluster, dataDir, options);
    let ending: Promise<void> | undefined;
    return {
      ...running,
      stop: () => {
        ending ??= end();
        return ending;
      },
    };
  } catch (error) {
    await end().catch(() => undefined);
    throw error;
  }
}

/**
 * Starts (or adopts) the PostgreSQL that lives in `${dataDir}/postgres`, with the database (`printshop`) in it.
 * Throws a sentence; when another living process has the database, it names that one.
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  try {
    return await start(options);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : new Error(`The embedded PostgreSQL cannot start: ${message}`, { cause: error });
  }
}
