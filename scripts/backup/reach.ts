/** The shop's database, reached beside the shop that runs, or with none running. */
import { hasDatabase, runningDatabase, startEmbeddedPostgres } from '../../cloud/adapters/embedded-postgres';
import type { Config } from '../../cloud/config';

export interface Reached {
  uri: string;
  release(): Promise<void>;
}

const own = async (dataDir: string): Promise<Reached> => {
  const { uri, stop } = await startEmbeddedPostgres({ dataDir });
  return { uri, release: stop };
};

/** For reading, whether the shop runs or not. Throws a sentence when there is no shop. */
export async function reachShop({ databaseUri, dataDir }: Config): Promise<Reached> {
  const uri = databaseUri ?? runningDatabase(dataDir);
  if (uri) return { uri, release: async () => undefined };
  if (!hasDatabase(dataDir)) throw new Error(`There is no shop in ${dataDir}.`);
  return own(dataDir);
}

/** For putting a shop into it. Throws a sentence when a shop runs there. */
export async function reachPlace({ databaseUri, dataDir }: Config): Promise<Reached> {
  return databaseUri ? { uri: databaseUri, release: async () => undefined } : own(dataDir);
}
