/** The API reference is true: every address of the document is asked, as one who may and as one who may not. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';
import { CLASS_ADDRESS, operationsOf } from '../../cloud/reference/document';
import { loadFunctions } from '../../schema/functions';
import { worldEnvironment } from '../rights/kept-world';
import { useWorld } from '../rights/world';
import { newFolder } from '../support/folders';
import { ROOT } from '../support/process';
import { useShop } from '../support/shop';
import { PASSWORD } from '../support/staff';
import { askAddresses, METRICS_TOKEN } from './addresses';
import { askClasses } from './classes';
import { askExamples } from './examples';
import { askFunctions } from './functions';
import { apiDocument } from './judge';
import { askMachines } from './machines';

/** Not at once: a connection that is kept meanwhile would be closed. */
const run = promisify(execFile);

const shop = useShop(async () => ({ ...(await worldEnvironment()), METRICS_TOKEN }));
const world = useWorld(shop);
const documented = operationsOf(apiDocument);

test('the document is OpenAPI 3.1', async () => {
  // A module of the newer kind, which jest cannot load.
  const script = `import { Validator } from '@seriousme/openapi-schema-validator';
const validator = new Validator();
console.log(JSON.stringify([await validator.validate('./schema/openapi.json'), validator.version]));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT });
  expect(JSON.parse(stdout)).toEqual([{ valid: true }, '3.1']);
});

test('every function that is registered is declared, and no other', () => {
  const main = readFileSync(path.join(ROOT, 'cloud', 'main.ts'), 'utf8');
  const registered = [...main.matchAll(/\w+Function\('(\w+)'/g)].map(([, name]) => name);
  expect(Object.keys(loadFunctions()).sort()).toEqual(registered.sort());
});

test('the GraphQL schema is what the server introspects, and what /docs hands out', async () => {
  const { body } = await shop.master.graphql(getIntrospectionQuery());
  const live = printSchema(lexicographicSortSchema(buildClientSchema(body.data)));
  const file = readFileSync(path.join(ROOT, 'schema', 'schema.graphql'), 'utf8');
  expect(live.trim() === file.trim() ? '' : firstDifference(live, file)).toBe('');
  expect((await shop.stranger.request('GET', '/docs/schema.graphql')).body).toBe(file);
});

function firstDifference(live: string, file: string): string {
  const [ours, theirs] = [file.trim().split('\n'), live.trim().split('\n')];
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  return `line ${at + 1}: the file says “${ours[at]}”, the server “${theirs[at]}”`;
}

test('another program imports the types, and its mistakes are found', async () => {
  const folder = newFolder('types');
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(ROOT, path.join(folder, 'node_modules', 'printshop'));
  writeFileSync(path.join(folder, 'package.json'), '{"name":"other","type":"module"}');
  const compile = async (source: string): Promise<string> => {
    writeFileSync(path.join(folder, 'a.ts'), source);
    const options = ['--strict', '--noEmit', '--module', 'nodenext', '--skipLibCheck', 'false', '--types', '', 'a.ts'];
    try {
      return (await run(path.join(ROOT, 'node_modules', '.bin', 'tsc'), options, { cwd: folder })).stdout;
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };
  const head = "import type { Classes, OverRest, PrintJob, PrintJobStatus } from 'printshop/types';\n";
  const right = `${head}const open: PrintJobStatus[] = ['Queued', 'Printing'];
export const isOpen = (job: PrintJob) => open.includes(job.status as PrintJobStatus);
export const due = (job: OverRest<Classes['PrintJob']>): string | undefined => job.dueDate?.iso;\n`;
  const found = await compile(`${right}export const wrong: PrintJobStatus = 'Printed';\n`);
  // Of five lines, the one that is wrong.
  expect(found.trim()).toMatch(/^a\.ts\(5,.*'"Printed"'.*$/);
});

askClasses(shop, world);
askFunctions(shop, world);
askMachines(shop, world);
askAddresses(
  shop,
  world,
  documented.filter(({ address }) => !CLASS_ADDRESS.test(address) && !address.startsWith('/parse/functions/')),
);

test('the examples are what a server answers now', async () => {
  const { stranger, coordinator, technician1, ids, url } = shop;
  const people = { stranger, coordinator, technician1, technician: ids.technician1, password: PASSWORD };
  const answered = await askExamples(url, people);
  const file = path.join(ROOT, 'schema', 'examples.json');
  if (process.env.RECORD_EXAMPLES) writeFileSync(file, `${JSON.stringify(answered, null, 2)}\n`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(answered);
});
