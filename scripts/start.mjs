/** npm start: installs what is missing, builds what is stale, runs the shop. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installWhenMissing } from './ready.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
installWhenMissing(root);
const { buildServer } = await import('./build.mjs');
const { buildWebApart } = await import('./build-web.mjs');
const pagesBuilt = buildWebApart();
const server = await buildServer();
const require = createRequire(import.meta.url);
// Loaded before traces are mapped: reading the packages' own maps would take a fifth of the start.
require('parse-server');
process.setSourceMapsEnabled(true);
require(server).run(pagesBuilt);
