/** npm run build: all that a shop runs on, for a machine without development packages: `node build/index.cjs`. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installWhenMissing } from './ready.mjs';
import { serviceCommands } from './service-commands.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
installWhenMissing(root);
const { build, buildServer } = await import('./build.mjs');
const { buildWeb } = await import('./build-web.mjs');

await buildServer();
for (const name of serviceCommands()) await build(`scripts/${name}.ts`, `${name}.cjs`);
await buildWeb();
console.log('Built. Start the shop with: node build/index.cjs');
