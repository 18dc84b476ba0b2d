/** npm start: installs what is missing, builds what is stale, runs the shop. */
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installWhenMissing } from './ready.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
installWhenMissing(root);
const { build } = await import('./build.mjs');
process.setSourceMapsEnabled(true);
await import(pathToFileURL(await build('index.ts', 'index.cjs')).href);
