/** Builds scripts/NAME.ts and runs it: node scripts/run.mjs NAME [arguments]. */
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installWhenMissing } from './ready.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
installWhenMissing(root);
const { build } = await import('./build.mjs');
const [name, ...rest] = process.argv.slice(2);
const outfile = await build(`scripts/${name}.ts`, `${name}.cjs`);
process.argv = [process.argv[0], outfile, ...rest];
await import(pathToFileURL(outfile).href);
