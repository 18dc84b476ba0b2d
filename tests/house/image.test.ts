/** The image is built from what .dockerignore lets through, and nothing else. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';

const ROOT = path.join(__dirname, '..', '..');
const LIST = `import { serviceCommands } from './scripts/service-commands.mjs'; console.log(serviceCommands().join(' '));`;

test('the server and every command of a shop in service are made of the files that the image is built from', () => {
  const inImage = readFileSync(path.join(ROOT, '.dockerignore'), 'utf8').match(/(?<=^!).+$/gm) ?? [];
  const listed = execFileSync(process.execPath, ['--input-type=module', '-e', LIST], { cwd: ROOT, encoding: 'utf8' });
  const commands = listed.trim().split(' ');
  expect(commands).toEqual(expect.arrayContaining(['create-manager', 'backup', 'restore']));
  const { metafile } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: ['index.ts', ...commands.map((name) => `scripts/${name}.ts`)],
    outdir: 'build',
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    platform: 'node',
    logLevel: 'silent',
  });
  const files = Object.keys(metafile.inputs);
  expect(files.filter((file) => !inImage.some((entry) => file === entry || file.startsWith(`${entry}/`)))).toEqual([]);
});
