/** npm run check: generated files fresh, types, lint and format. Runs all, then says what failed. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installWhenMissing } from './ready.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
installWhenMissing(root);
const bin = (name) => path.join('node_modules', '.bin', name);
const steps = {
  'generated files': [process.execPath, ['scripts/run.mjs', 'generate', '--check']],
  types: [bin('tsc'), ['--noEmit']],
  "the pages' types": [bin('tsc'), ['--noEmit', '-p', 'web']],
  'lint and format': [bin('biome'), ['ci', '.']],
};
const failed = Object.entries(steps).filter(
  ([, [command, args]]) =>
    spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0,
);
console.log(
  failed.length
    ? `Failed: ${failed.map(([name]) => name).join(', ')}`
    : 'All fine: generated files, types, lint and format.',
);
process.exit(failed.length ? 1 : 0);
