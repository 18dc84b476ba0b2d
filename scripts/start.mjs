/** npm start: installs what is missing, builds what is stale, runs the shop. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installWhenMissing } from './ready.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
installWhenMissing(root);
const { build } = await import('./build.mjs');
const { buildWeb } = await import('./build-web.mjs');
const [server] = await Promise.all([build('index.ts', 'index.cjs'), buildWeb()]);
// Loaded before traces are mapped: reading the packages' own maps would take a fifth of the start.
createRequire(import.meta.url)('parse-server');
process.setSourceMapsEnabled(true);
await import(pathToFileURL(server).href);
