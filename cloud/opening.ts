/** What a shop works with, opened: its database, its files, and the tools that every rule is given. */
import type { Schema } from '../schema/load';
import { type Database, openDatabase } from './adapters/database';
import { startEmbeddedPostgres } from './adapters/embedded-postgres';
import { RESTORE_MARK } from './adapters/engine';
import { openFiles } from './adapters/files/open';
import { schemaDifferences } from './adapters/migration';
import { paymentServices } from './adapters/payments/services';
import type { Config } from './config';
import { serverLogins } from './data/server-logins';
import { ServerStore } from './data/server-store';
import type { Store } from './data/store';
import { Profiles } from './kernel/actor';
import type { Tools } from './kernel/tools';
import { ANNOUNCING } from './kernel/writes';
import type { Sharing } from './sharing';

/** Without a database address the shop brings its own. */
export async function findDatabase({ databaseUri, dataDir }: Config) {
  if (databaseUri) return { uri: databaseUri, ours: false, stop: async () => undefined };
  const embedded = await startEmbeddedPostgres({ dataDir });
  return { uri: embedded.uri, ours: true, stop: () => embedded.stop() };
}

export interface Opened {
  database: Database;
  /** Not registered yet, and so with nothing to settle. */
  tools: Omit<Tools, 'settle'>;
}

/** Throws a sentence when the database holds half a backup, unless it is about to be given the whole one. */
export async function open(
  config: Config,
  schema: Schema,
  uri: string,
  sharing: Sharing,
  isRestoring: boolean,
): Promise<Opened> {
  const database = openDatabase(uri);
  if (!isRestoring && (await database.hasMark(RESTORE_MARK)))
    throw new Error('A backup was being put into this database, and not to the end. Run npm run restore again.');
  const files = await openFiles(config);
  const store: Store = new ServerStore(config.appId, () => tools.now());
  const logins = serverLogins(config.appId);
  const tools = {
    store,
    profiles: new Profiles(store, logins),
    logins,
    guard: ANNOUNCING,
    schema,
    config,
    files,
    payments: paymentServices(config.payments),
    counts: sharing.counts,
    now: () => new Date(),
    mailWaits: () => undefined as void,
    webhooksWait: () => undefined as void,
    preflightWaits: () => undefined as void,
    schemaDifferences: () => schemaDifferences(schema, database),
  };
  return { database, tools };
}
