/** Makes the database that every test file copies: migrated by the product itself, staff in it. */
import { Api } from './api';
import { databaseUri, isPostgres, onServer, TEMPLATE } from './databases';
import { environment } from './environment';
import { start } from './process';
import { makeStaff } from './staff';

export async function makeTemplate(): Promise<void> {
  if (!isPostgres()) return;
  await onServer(`DROP DATABASE IF EXISTS ${TEMPLATE}`, `CREATE DATABASE ${TEMPLATE}`);
  const env = environment(databaseUri(TEMPLATE));
  const running = await start(env);
  await makeStaff(new Api(running.url, { 'X-Parse-Master-Key': env.MASTER_KEY as string }));
  await running.stop();
}
