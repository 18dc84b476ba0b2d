/** npm test: installs what is missing and runs every test; arguments go to jest. With --mongo, on MongoDB. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installWhenMissing } from './ready.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
installWhenMissing(root);
const given = process.argv.slice(2);
const env = { ...process.env };
let stop = async () => undefined;
if (given.includes('--mongo')) {
  const { startMongo } = await import('../tests/mongo/server.mjs');
  const server = await startMongo();
  console.error(`Testing on ${server.name} ${server.version}`);
  env.TEST_DATABASE_SERVER = server.uri;
  stop = () => server.stop();
}
const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const { status } = spawnSync(process.execPath, [jest, ...given.filter((argument) => argument !== '--mongo')], {
  stdio: 'inherit',
  env,
});
await stop();
process.exit(status ?? 1);
