/** npm run prove-faults [-- WORD ...]: plants bugs, each in a build of its own, and fails unless the tests under fire find each, and nothing without one. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { PLANTED, planting } from '../tests/faults/planted.mjs';
import { build } from './build.mjs';
import { installWhenMissing } from './ready.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
installWhenMissing(root);
const words = process.argv.slice(2);
const bugs = PLANTED.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));

/** What the tests do so that a round is short: every write of little work, a crowd that only its own haste disturbs. */
const SHORT = { EVERY_WRITE: '1', STORMS: 'payments', STORM_CLIENTS: '6', REST_SECONDS: '45' };

const { testEnvironment, transform, globalSetup, globalTeardown, testTimeout } = createRequire(import.meta.url)(
  '../jest.config.cjs',
);
const project = (name, file, settings) => ({
  displayName: name,
  rootDir: root,
  testEnvironment,
  transform,
  globalSetup,
  globalTeardown,
  setupFiles: ['<rootDir>/tests/faults/as-project.cjs'],
  testMatch: [`<rootDir>/tests/faults/${file}.test.ts`],
  globals: { PROJECT_SETTINGS: { ...SHORT, ...settings } },
});

const projects = [];
for (const file of new Set(bugs.map(({ foundBy }) => foundBy))) {
  const work = new Set(bugs.filter(({ foundBy }) => foundBy === file).map((bug) => bug.work));
  projects.push(project(`no bug (${file})`, file, { WORK: [...work].join(', ') }));
}
for (const [index, bug] of bugs.entries()) {
  const entry = await build('index.ts', `planted-${index}.cjs`, [planting(bug)]);
  projects.push(project(bug.name, bug.foundBy, { WORK: bug.work, PRODUCT_ENTRY: entry }));
}

/** What is wrong with how a file ended; undefined when it ended as it should. */
function faultOf({ name, isGreen, said }) {
  const bug = bugs.find((one) => one.name === name);
  if (!bug) return isGreen ? undefined : `red\n${said}`;
  if (isGreen) return 'not found';
  return bug.as.test(said) ? undefined : `red for another reason\n${said}`;
}

const configuration = path.join(root, 'build', 'planted-jest.json');
const reporters = [path.join(root, 'tests', 'faults', 'verdicts.cjs')];
writeFileSync(configuration, JSON.stringify({ rootDir: root, projects, reporters, testTimeout, maxWorkers: 2 }));
const jest = path.join('node_modules', 'jest', 'bin', 'jest.js');
const given = [jest, '--config', configuration, '-t', 'finished or forgotten|at once'];
const run = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] });

let right = 0;
for await (const line of createInterface({ input: run.stdout })) {
  if (!line.startsWith('{"name"')) continue;
  const verdict = JSON.parse(line);
  const fault = faultOf(verdict);
  if (!fault) right++;
  console.log(`${fault ? 'WRONG' : 'right'}  ${verdict.name}${fault ? `: ${fault}` : ''}`);
}
console.log(`${right} of ${projects.length} as it should be: ${bugs.length} bugs found, and nothing without one.`);
process.exit(right === projects.length ? 0 : 1);
