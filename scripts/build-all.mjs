/** npm run build: all that a shop runs on, for a machine without development packages: `node build/index.cjs`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installWhenMissing } from './ready.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
installWhenMissing(root);
const { build, buildServer } = await import('./build.mjs');
const { buildWeb } = await import('./build-web.mjs');

/** What only whoever works on the shop runs. */
const FOR_DEVELOPMENT = /^(generate|bench|fuzz|soak-.*|compare-.*|measure-.*|prove-.*)$/;

/** What is run beside a shop in service: `node build/NAME.cjs`. */
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const commands = Object.values(scripts)
  .map((script) => /^node scripts\/run\.mjs (\S+)$/.exec(script)?.[1])
  .filter((name) => name && !FOR_DEVELOPMENT.test(name));

await buildServer();
for (const name of commands) await build(`scripts/${name}.ts`, `${name}.cjs`);
await buildWeb();
console.log('Built. Start the shop with: node build/index.cjs');
