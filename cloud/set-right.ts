/** Before anybody is answered: the database is as schema/ declares, what must be there is, and nothing is left half done. */
import { defaultsOf } from '../schema/load';
import type { Database } from './adapters/database';
import { keepSchema } from './adapters/kept-schema';
import { makeSearchIndexes, matchSchema } from './adapters/migration';
import { ensureMaterials } from './data/materials';
import { ensurePaymentMethods } from './data/payment-methods';
import { ensureRoles, syncAllLogins } from './data/people';
import { ensurePrintProfiles } from './data/print-profiles';
import { LEFT_AFTER_MS } from './data/stock';
import { ensureStoreRows } from './data/store-rows';
import { log } from './log';
import type { StartedParse } from './parse';
import { finishWhatWasLeft } from './tasks/sweep';

interface How {
  /** false: a schema that is other is an error. */
  migrates: boolean;
  /** Whether the database belongs to this process alone. */
  isOurs: boolean;
}

export async function setRight({ parse, tools, settler }: StartedParse, database: Database, how: How): Promise<void> {
  const { config, schema, store } = tools;
  await matchSchema(parse.config, how.migrates, schema, database);
  if (how.migrates) await makeSearchIndexes(schema, database);
  await keepSchema(config.appId);
  await ensureRoles(schema);
  await ensureMaterials(store);
  await ensurePaymentMethods(store);
  await ensurePrintProfiles(store, defaultsOf(schema, 'PrintProfile'));
  await ensureStoreRows(tools);
  // Alone on our own database, whatever is open was left by a crash.
  const left = how.isOurs ? new Date(Date.now() + 1) : new Date(Date.now() - LEFT_AFTER_MS);
  const finished = await finishWhatWasLeft(tools, settler, left);
  if (finished.postings || finished.rows) log.info('Finished what an earlier run had left open', finished);
  await syncAllLogins(tools);
}
