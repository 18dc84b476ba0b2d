/** Once before all tests: the product built, a database server, and a migrated database with staff to copy. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { build, buildServer } from '../../scripts/build.mjs';
import { buildWeb } from '../../scripts/build-web.mjs';

const require = createRequire(import.meta.url);

/** The run's folder, which every test has its own folders in, goes with this process. */
async function beginRun() {
  const { newFolder } = require(await build('tests/support/folders.ts', 'test-folders.cjs'));
  return newFolder('database');
}

/** TEST_DATABASE_SERVER names a server to use instead of the embedded PostgreSQL. */
async function startServer(dataDir) {
  if (process.env.TEST_DATABASE_SERVER) return async () => undefined;
  const adapter = await build('cloud/adapters/embedded-postgres.ts', 'embedded-postgres.cjs');
  const { startEmbeddedPostgres } = require(adapter);
  const server = await startEmbeddedPostgres({ dataDir });
  const uri = new URL(server.uri);
  uri.pathname = '/';
  process.env.TEST_DATABASE_SERVER = uri.toString();
  return () => server.stop();
}

export default async function setUp() {
  await Promise.all([buildServer(), buildWeb()]);
  globalThis.stopTestServer = await startServer(await beginRun());
  const template = await build('tests/support/template.ts', 'test-template.cjs');
  const { makeTemplate } = (await import(pathToFileURL(template).href)).default;
  await makeTemplate();
}
