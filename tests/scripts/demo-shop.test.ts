/** The demo shop that npm start makes, the first start of it killed in the middle: what is in it in the end. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api, pointer } from '../support/api';
import { newFolder } from '../support/folders';
import { type Running, start } from '../support/process';
import { npmRun } from './commands';
import { launch } from './launch';

const env = { DATA_DIR: newFolder('demo'), DEMO: '1' };
const DAY_MS = 86_400_000;
const COUNTED = [
  'Client',
  'Technician',
  'MaterialBatch',
  'StockAdjustment',
  'PrintJob',
  'FileCheck',
  'TimeLog',
  'JobNote',
  'CatalogItem',
  'ProductTemplate',
  'Model',
  'PricingProfile',
  'QuoteRule',
];
let running: Running;
let coordinator: Api;
let password: string;

const read = (name: string) => readFileSync(path.join(env.DATA_DIR, name), 'utf8');

/** Is the shop that is just being made half there? */
async function isHalfMade(): Promise<boolean> {
  const url = /http\S+/.exec(read('address'))?.[0] ?? '';
  const master = new Api(url, { 'X-Parse-Master-Key': read('master-key').trim() });
  return (await master.find('PrintJob', {}, { limit: 0, count: 1 })).body.count >= 25;
}

beforeAll(async () => {
  const { child, ended } = launch(env);
  while (!(await isHalfMade().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGKILL');
  expect((await ended).said).not.toContain('Ready');
  running = await start(env);
  password = read('demo-password').trim();
  coordinator = await new Api(running.url).login('coordinator', password);
}, 300_000);

afterAll(() => running.stop());

// biome-ignore lint/suspicious/noExplicitAny: rows differ by class
type Rows = any[];

async function all(className: string, where: unknown = {}, options = {}, as = coordinator): Promise<Rows> {
  return (await as.find(className, where, { limit: 500, ...options })).body.results;
}

async function counts(as: Api): Promise<Record<string, number>> {
  const each = COUNTED.map(async (name) => [name, (await as.find(name, {}, { limit: 0, count: 1 })).body.count]);
  return Object.fromEntries(await Promise.all(each));
}

const timeOf = (date: { iso: string } | undefined) => (date ? new Date(date.iso).getTime() : Number.NaN);

test('the password is shown, and kept for its owner alone', () => {
  expect(running.output()).toContain(`password ${password}`);
  expect(statSync(path.join(env.DATA_DIR, 'demo-password')).mode & 0o777).toBe(0o600);
});

test('a shop of the promised size, its jobs in every status', async () => {
  expect(await counts(coordinator)).toMatchObject({ Client: 12, Technician: 4, MaterialBatch: 15, PrintJob: 63 });
  expect(await all('PrintJob', { parentJob: { $exists: false } })).toHaveLength(60);
  const { byStatus, overdue, overEstimate } = (await coordinator.call('queueSummary')).body.result;
  expect(Object.keys(byStatus)).toHaveLength(15);
  expect(Object.entries(byStatus).filter(([, count]) => !count)).toEqual([]);
  expect(overdue).toBeGreaterThan(0);
  expect(overEstimate).toBeGreaterThan(0);
  const split = await all('PrintJob', { runCount: 3 });
  expect(split).toHaveLength(1);
  expect(await all('PrintJob', { parentJob: pointer('PrintJob', split[0].objectId) })).toHaveLength(3);
});

test('weeks of history, each step after the one before and none in the future', async () => {
  const jobs = await all('PrintJob');
  for (const job of jobs) {
    const { createdAt, startedAt, finishedAt, dispatchedAt, closedAt, updatedAt } = job;
    const steps = [new Date(createdAt).getTime(), ...[startedAt, finishedAt, dispatchedAt, closedAt].map(timeOf)];
    const taken = [...steps.filter((time) => !Number.isNaN(time)), new Date(updatedAt).getTime()];
    expect({ job: job.jobNumber, taken }).toEqual({ job: job.jobNumber, taken: [...taken].sort((a, b) => a - b) });
    expect(taken.at(-1)).toBeLessThanOrEqual(Date.now());
    if (job.dueDate) expect(timeOf(job.dueDate)).toBeGreaterThan(taken[0] as number);
  }
  const completed = jobs.filter(({ status }) => status === 'Completed');
  const weeks = new Set(completed.map(({ closedAt }) => Math.floor((Date.now() - timeOf(closedAt)) / (7 * DAY_MS))));
  expect(weeks.size).toBeGreaterThanOrEqual(7);
  for (const event of await all('AuditEvent', { entityType: 'PrintJob' }))
    expect(event.createdAt).toBe(event.occurredAt.iso);
});

test('no move is there twice: each job has left every status as often as it came to it', async () => {
  const off: unknown[] = [];
  for (const { objectId, status, parentJob } of await all('PrintJob')) {
    const standing = new Map<string, number>();
    const add = (place: string, count: number) => standing.set(place, (standing.get(place) ?? 0) + count);
    // A run begins where its job was split.
    add(parentJob ? 'Queued' : 'Received', 1);
    add(status, -1);
    for (const { fromStatus, toStatus } of await all('AuditEvent', {
      entityId: objectId,
      toStatus: { $exists: true },
    })) {
      add(fromStatus, -1);
      add(toStatus, 1);
    }
    if ([...standing.values()].some((count) => count !== 0)) off.push({ objectId, standing });
  }
  expect(off).toEqual([]);
});

test('a shelf with something to do: low, empty, retired and promised too often', async () => {
  const { batches, low } = (await coordinator.call('stockSummary')).body.result;
  expect(low.length).toBeGreaterThanOrEqual(3);
  expect(batches.some(({ availableGrams }: { availableGrams: number }) => availableGrams < 0)).toBe(true);
  const statuses = (await all('MaterialBatch')).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set(['Available', 'Low', 'Depleted', 'Retired']));
  const decisions = (await all('TimeLog')).map(({ approvalStatus }) => approvalStatus);
  expect(new Set(decisions)).toEqual(new Set(['Pending', 'Approved', 'Rejected']));
  expect(await npmRun(env, 'recount-stock', ['--dry-run'])).toMatchObject({ code: 0 });
}, 60_000);

test('each login sees its own: technicians their jobs, and the models of those', async () => {
  const seen: string[] = [];
  for (const name of ['technician1', 'technician2']) {
    const technician = await new Api(running.url).login(name, password);
    const jobs = await all('PrintJob', {}, { include: 'assignedTechnician' }, technician);
    expect(new Set(jobs.map(({ assignedTechnician }) => assignedTechnician.username))).toEqual(new Set([name]));
    expect((await all('TimeLog', { endTime: { $exists: false } }, {}, technician)).length).toBe(1);
    const uploaded = jobs.filter(({ fileUrl }) => fileUrl.startsWith(running.url));
    // How many depends on the hour: which jobs are open by then.
    expect(uploaded.length).toBeGreaterThan(0);
    const model = await technician.request('GET', `/files/jobs/${uploaded[0].objectId}`);
    expect({ status: model.status, begins: model.body.slice(0, 12) }).toEqual({ status: 200, begins: 'A demo model' });
    seen.push(...jobs.map(({ objectId }) => objectId));
  }
  expect(new Set(seen).size).toBe(seen.length);
});

test('a store with products, pictures and prices, in which a customer can order at once', async () => {
  const stranger = new Api(running.url);
  const { items } = (await stranger.call('catalog')).body.result;
  expect(items).toMatchObject([
    { slug: 'your-file', featured: true, isUpload: true },
    { slug: 'rotary-knob', featured: true, imageUrl: expect.any(String) },
    { slug: 'shelf-bracket-set', featured: false, imageUrl: expect.any(String) },
  ]);
  const picture = await fetch(running.url + items[1].imageUrl);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  const { models } = (await stranger.call('catalogItem', { slug: 'shelf-bracket-set' })).body.result;
  expect(models).toMatchObject([
    { displayName: 'Bracket', copies: 2 },
    { displayName: 'Standoff', copies: 4 },
  ]);
  const { paymentMethods } = (await stranger.call('storeChoices')).body.result;
  expect(paymentMethods.map(({ method }: { method: string }) => method)).toEqual([
    'quote_request',
    'invoice',
    'bank_transfer',
  ]);
  expect((await all('PricingProfile')).map(({ active }) => active)).toEqual([true, true]);
  expect(await all('QuoteRule')).toHaveLength(4);
});

test('another start adds nothing', async () => {
  const before = await counts(coordinator);
  await running.stop();
  running = await start(env);
  coordinator = await new Api(running.url).login('coordinator', password);
  expect(await counts(coordinator)).toEqual(before);
}, 60_000);
