/** The database by its address: PostgreSQL or MongoDB, each behind Parse's own adapter for it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '../log';
import { type Engine, engineOf } from './engine';
import { type Faults, guarded, type StorageAdapter } from './guarded-storage';

const PostgresStorageAdapter = require('parse-server/lib/Adapters/Storage/Postgres/PostgresStorageAdapter').default;
const MongoStorageAdapter = require('parse-server/lib/Adapters/Storage/Mongo/MongoStorageAdapter').default;

/**
 * SQLSTATE class 22 is a value out of its type's range; of class 42 and 54, an operator that the
 * field's type does not have, or a value too long for its index (PostgreSQL documentation, appendix A).
 */
const POSTGRES_BAD_VALUE = /^(22...|42883|42804|42703|42704|42846|54000|54001)$/;

/** BadValue, FailedToParse, TypeMismatch, and keys that cannot be indexed (MongoDB's error codes). */
const MONGO_BAD_VALUE = new Set([2, 9, 14, 17280, 31249, 51091]);

/**
 * SQLSTATE classes 08 (connection), 53 (no connections, disk or memory left) and 57P (shutting down, starting
 * up), what Node says of a line that cannot be had, and the driver's own words for one that broke.
 */
const POSTGRES_AWAY = /^(08...|53...|57P0.|ECONN[A-Z]+|EPIPE|ETIMEDOUT)$/;
const LINE_BROKE = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when)/;

const codeOf = (error: unknown) => {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
};

const postgresFaults: Faults = {
  isBadValue: (error) => POSTGRES_BAD_VALUE.test(codeOf(error)),
  isAway: (error) => POSTGRES_AWAY.test(codeOf(error)) || LINE_BROKE.test((error as Error)?.message ?? ''),
};

const mongoName = (error: unknown) => (error as Error)?.constructor?.name ?? '';

const mongoFaults: Faults = {
  isBadValue: (error) => /^Mongo/.test(mongoName(error)) && MONGO_BAD_VALUE.has((error as { code?: number }).code ?? 0),
  isAway: (error) => /^Mongo(Network|ServerSelection|NotConnected|Topology|PoolCleared)/.test(mongoName(error)),
};

/** A database, and the little that has to be asked of each engine in its own way. */
export interface Database {
  engine: Engine;
  storage: StorageAdapter;
  /** Names of the indexes that really exist on a class. */
  indexNames(className: string): Promise<string[]>;
  /** The name that Parse gives the index of a field that no two rows have in common. */
  uniqueIndexName(className: string, field: string): string;
  /** Whether a table of this name is there. */
  hasMark(name: string): Promise<boolean>;
  /** Makes it, empty; a second time does nothing. */
  setMark(name: string): Promise<void>;
  clearMark(name: string): Promise<void>;
  /** Makes words inside searchText quick to find, where the engine has a way. */
  indexWords(className: string): Promise<void>;
  /** Connections as the driver counts them; undefined where it does not. */
  pool(): { total: number; idle: number; waiting: number } | undefined;
  /** Ends its connections once they are free, or after a moment. */
  close(): Promise<void>;
}

/** What was cut off may still hold a connection; it is not waited for any longer. */
const CLOSE_MS = 2_000;
const orAfterAMoment = async (closing: Promise<unknown>) => {
  await Promise.race([closing, sleep(CLOSE_MS, undefined, { ref: false })]);
};

/** Opens the database behind Parse's adapter for it. */
export function openDatabase(uri: string): Database {
  if (engineOf(uri) === 'mongodb') {
    const mongo = new MongoStorageAdapter({ uri, mongoOptions: { disableIndexFieldValidation: true } });
    return {
      engine: 'mongodb',
      storage: guarded(mongo, mongoFaults),
      indexNames: async (className) =>
        ((await mongo.getIndexes(className)) as { name: string }[]).map(({ name }) => name),
      uniqueIndexName: (_className, field) => `${field}_1`,
      hasMark: (name) => mongo.classExists(name),
      setMark: async (name) => {
        if (!(await mongo.classExists(name))) await mongo.database.createCollection(name);
      },
      clearMark: async (name) => {
        if (await mongo.classExists(name)) await mongo.database.collection(name).drop();
      },
      // An index of MongoDB's finds whole words or beginnings; parts of words it reads through, as it would without.
      indexWords: async () => undefined,
      pool: () => undefined,
      close: () => orAfterAMoment(mongo.handleShutdown()),
    };
  }
  const postgres = new PostgresStorageAdapter({ uri, databaseOptions: { max: 20 } });
  // Parse's security check asks for it, and finds it on its MongoDB adapter only.
  postgres._uri = uri;
  // Unless told not to, it answers a count of all rows with PostgreSQL's estimate: 0 until the first vacuum.
  const count = postgres.count.bind(postgres);
  postgres.count = (className: string, schema: unknown, query: unknown, readPreference: unknown) =>
    count(className, schema, query, readPreference, false);
  const query = 'SELECT indexname AS name FROM pg_indexes WHERE schemaname = current_schema() AND tablename = $1';
  return {
    engine: 'postgres',
    storage: guarded(postgres, postgresFaults),
    indexNames: async (className) =>
      ((await postgres._client.any(query, [className])) as { name: string }[]).map(({ name }) => name),
    uniqueIndexName: (className, field) => `${className}_unique_${field}`,
    pool: () => {
      const { totalCount, idleCount, waitingCount } = postgres._client.$pool;
      return { total: totalCount, idle: idleCount, waiting: waitingCount };
    },
    close: () => {
      const { $pool } = postgres._client;
      // pg-promise stops listening as it ends; a connection that the database cuts just then would end the process.
      $pool.on('error', () => undefined);
      return orAfterAMoment($pool.end());
    },
    hasMark: (name) => postgres.classExists(name),
    setMark: async (name) => {
      await postgres._client.none(`CREATE TABLE IF NOT EXISTS "${name}" ()`);
    },
    clearMark: async (name) => {
      await postgres._client.none(`DROP TABLE IF EXISTS "${name}"`);
    },
    indexWords: async (className) => {
      const index = `CREATE INDEX IF NOT EXISTS "${className}_words" ON "${className}" USING gin ("searchText" gin_trgm_ops)`;
      try {
        await postgres._client.none(`CREATE EXTENSION IF NOT EXISTS pg_trgm; ${index}`);
      } catch (error) {
        // Where the extension cannot be had, searching reads through the table.
        log.warn('No index for searching by words', { className, why: (error as Error).message });
      }
    },
  };
}
