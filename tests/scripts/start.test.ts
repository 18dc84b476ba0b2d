/** npm start's beginning and end: who is told what, and that nothing stays behind. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, watch } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api';
import { clusterOf, newFolder } from '../support/folders';
import { MASTER_KEY, type Running, start } from '../support/process';
import { launch } from './launch';

const env = { DATA_DIR: newFolder('start'), DEMO: '1', NODE_ENV: 'production', MASTER_KEY };
let running: Running;

beforeAll(async () => {
  running = await start(env);
}, 60_000);

afterAll(() => running.stop());

const pidFileIn = (folder: string) => path.join(clusterOf(folder), 'postmaster.pid');
const postmasterIn = (folder: string) => Number(readFileSync(pidFileIn(folder), 'utf8').split('\n')[0]);

/** One that has ended but was not fetched by its parent does not live. */
function lives(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return /^[^Z]/.test(stdout.trim());
}

async function untilGone(pid: number): Promise<void> {
  for (const limit = Date.now() + 20_000; lives(pid) && Date.now() < limit; )
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(lives(pid)).toBe(false);
}

test('NODE_ENV=production makes no demo shop', async () => {
  const master = new Api(running.url, { 'X-Parse-Master-Key': MASTER_KEY });
  for (const className of ['Client', 'Technician', 'MaterialBatch', 'PrintJob', 'QuoteRule', 'Model'])
    expect([className, (await master.find(className)).body.results]).toEqual([className, []]);
  // What every new store has: the customers' own files.
  expect((await master.find('CatalogItem')).body.results).toHaveLength(1);
  expect(running.output()).not.toContain('Demo');
});

test('a taken port is said in one sentence, and no database is made', async () => {
  const { port } = new URL(running.url);
  const folder = newFolder('taken');
  const { code, said } = await launch({ DATA_DIR: folder, PORT: port }).ended;
  expect({ code, said }).toEqual({ code: 1, said: `Port ${port} is taken. Set PORT to another one.\n` });
  expect(readdirSync(folder).filter((name) => name.startsWith('postgres'))).toEqual([]);
}, 30_000);

test('every wrong variable is named at once', async () => {
  const { code, said } = await launch({ PORT: 'x', DEMO: 'maybe', DATABASE_URI: 'mysql://x', MASTER_KEY: 'short' })
    .ended;
  expect(code).toBe(1);
  for (const name of ['PORT', 'DEMO', 'DATABASE_URI', 'MASTER_KEY']) expect(said).toContain(name);
}, 30_000);

test('Ctrl-C ends the shop and its database', async () => {
  const pid = postmasterIn(env.DATA_DIR);
  expect(lives(pid)).toBe(true);
  const ended = new Promise((resolve) => running.child.once('exit', resolve));
  running.child.kill('SIGINT');
  expect({ code: await ended, said: running.output() }).toEqual({ code: 0, said: expect.stringMatching(/^Ready/) });
  expect(lives(pid)).toBe(false);
  expect(existsSync(path.join(env.DATA_DIR, 'address'))).toBe(false);
}, 30_000);

test('Ctrl-C during the start leaves no database behind, and the next start is none the worse', async () => {
  const file = pidFileIn(env.DATA_DIR);
  const { child, ended } = launch(env);
  const watching = watch(path.dirname(file));
  const written = new Promise<void>((resolve) => {
    watching.on('change', () => existsSync(file) && resolve());
  });
  await Promise.race([written, ended]);
  watching.close();
  const pid = postmasterIn(env.DATA_DIR);
  child.kill('SIGINT');
  expect((await ended).said).not.toContain('Ready');
  await untilGone(pid);
  running = await start(env);
  expect((await new Api(running.url).request('GET', '/ready')).status).toBe(200);
}, 60_000);
