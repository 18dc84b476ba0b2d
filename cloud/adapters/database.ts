/** The database by its address: PostgreSQL or MongoDB, each behind Parse's own adapter for it. */
import { log } from '../log';
import { guarded, type IsBadValue, type StorageAdapter } from './guarded-storage';

const PostgresStorageAdapter = require('parse-server/lib/Adapters/Storage/Postgres/PostgresStorageAdapter').default;
const MongoStorageAdapter = require('parse-server/lib/Adapters/Storage/Mongo/MongoStorageAdapter').default;

export type Engine = 'postgres' | 'mongodb';

/**
 * SQLSTATE class 22 is a value out of its type's range; of class 42 and 54, an operator that the
 * field's type does not have, or a value too long for its index (PostgreSQL documentation, appendix A).
 */
const POSTGRES_BAD_VALUE = /^(22...|42883|42804|42703|42704|42846|54000|54001)$/;

/** BadValue, FailedToParse, TypeMismatch, and keys that cannot be indexed (MongoDB's error codes). */
const MONGO_BAD_VALUE = new Set([2, 9, 14, 17280, 31249, 51091]);

const isPostgresBadValue: IsBadValue = (error) =>
  POSTGRES_BAD_VALUE.test(String((error as { code?: unknown })?.code)) &&
  typeof (error as { code?: unknown }).code === 'string';

const isMongoBadValue: IsBadValue = (error) =>
  /^Mongo/.test((error as Error)?.constructor?.name ?? '') &&
  MONGO_BAD_VALUE.has((error as { code?: number }).code ?? 0);

export function engineOf(uri: string): Engine {
  return uri.startsWith('mongodb') ? 'mongodb' : 'postgres';
}

/** A database, and the little that has to be asked of each engine in its own way. */
export interface Database {
  engine: Engine;
  storage: StorageAdapter;
  /** Names of the indexes that really exist on a class. */
  indexNames(className: string): Promise<string[]>;
  /** The name that Parse gives the index of a field that no two rows have in common. */
  uniqueIndexName(className: string, field: string): string;
  /** Makes words inside searchText quick to find, where the engine has a way. */
  indexWords(className: string): Promise<void>;
}

/** Opens the database behind Parse's adapter for it. */
export function openDatabase(uri: string): Database {
  if (engineOf(uri) === 'mongodb') {
    const mongo = new MongoStorageAdapter({ uri, mongoOptions: { disableIndexFieldValidation: true } });
    return {
      engine: 'mongodb',
      storage: guarded(mongo, isMongoBadValue),
      indexNames: async (className) =>
        ((await mongo.getIndexes(className)) as { name: string }[]).map(({ name }) => name),
      uniqueIndexName: (_className, field) => `${field}_1`,
      // An index of MongoDB's finds whole words or beginnings; parts of words it reads through, as it would without.
      indexWords: async () => undefined,
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
    storage: guarded(postgres, isPostgresBadValue),
    indexNames: async (className) =>
      ((await postgres._client.any(query, [className])) as { name: string }[]).map(({ name }) => name),
    uniqueIndexName: (className, field) => `${className}_unique_${field}`,
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
