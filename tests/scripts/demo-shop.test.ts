/** The demo shop that npm start makes: what is in it, and that a start killed in the middle of it does no harm. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api, pointer } from '../support/api';
import { newFolder, type Running, start } from '../support/process';
import { npmRun } from './commands';
import { launch } from './launch';

const PASSWORD = 'a-password-for-the-demo';
const env = { DATA_DIR: newFolder('demo'), DEMO: '1', DEMO_PASSWORD: PASSWORD };
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
];
let running: Running;
let coordinator: Api;

beforeAll(async () => {
  running = await start(env);
  coordinator = await new Api(running.url).login('coordinator', PASSWORD);
}, 180_000);

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
    const technician = await new Api(running.url).login(name, PASSWORD);
    const jobs = await all('PrintJob', {}, { include: 'assignedTechnician' }, technician);
    expect(new Set(jobs.map(({ assignedTechnician }) => assignedTechnician.username))).toEqual(new Set([name]));
    expect((await all('TimeLog', { endTime: { $exists: false } }, {}, technician)).length).toBe(1);
    const uploaded = jobs.filter(({ fileUrl }) => fileUrl.startsWith(running.url));
    expect(uploaded.length).toBeGreaterThan(3);
    const model = await technician.request('GET', `/files/jobs/${uploaded[0].objectId}`);
    expect({ status: model.status, begins: model.body.slice(0, 12) }).toEqual({ status: 200, begins: 'A demo model' });
    seen.push(...jobs.map(({ objectId }) => objectId));
  }
  expect(new Set(seen).size).toBe(seen.length);
});

test('another start adds nothing', async () => {
  const before = await counts(coordinator);
  await running.stop();
  running = await start(env);
  coordinator = await new Api(running.url).login('coordinator', PASSWORD);
  expect(await counts(coordinator)).toEqual(before);
}, 60_000);

test('a start that is killed while it makes the shop is finished by the next, with nothing twice', async () => {
  const folder = newFolder('demo-killed');
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const half = async (): Promise<boolean> => {
    const url = /http\S+/.exec(read('address'))?.[0] ?? '';
    const master = new Api(url, { 'X-Parse-Master-Key': read('master-key').trim() });
    return (await master.find('PrintJob', {}, { limit: 0, count: 1 })).body.count >= 25;
  };
  const { child, ended } = launch({ DATA_DIR: folder, DEMO: '1' });
  while (!(await half().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGKILL');
  expect((await ended).said).not.toContain('Ready');
  const again = await start({ DATA_DIR: folder, DEMO: '1' });
  try {
    const password = read('demo-password').trim();
    expect(again.output()).toContain(`password ${password}`);
    expect(statSync(path.join(folder, 'demo-password')).mode & 0o777).toBe(0o600);
    const other = await new Api(again.url).login('coordinator', password);
    expect(await counts(other)).toEqual(await counts(coordinator));
    const standing = async (as: Api) => (await as.call('queueSummary')).body.result.byStatus;
    expect(await standing(other)).toEqual(await standing(coordinator));
    const events = await all('AuditEvent', { entityType: 'PrintJob', action: { $ne: 'update' } }, {}, other);
    const ours = await all('AuditEvent', { entityType: 'PrintJob', action: { $ne: 'update' } });
    expect(events.length).toBe(ours.length);
    expect(await npmRun({ DATA_DIR: folder }, 'recount-stock', ['--dry-run'])).toMatchObject({ code: 0 });
  } finally {
    await again.stop();
  }
}, 300_000);

test.each([
  ['NODE_ENV=production', { NODE_ENV: 'production', MASTER_KEY: 'A-master-key-4-the-tests' }],
  ['DEMO=0', { DEMO: '0', MASTER_KEY: 'A-master-key-4-the-tests' }],
])(
  '%s makes no demo shop',
  async (_what, more) => {
    const bare = await start({ DATA_DIR: newFolder('no-demo'), DEMO: '1', ...more });
    try {
      const master = new Api(bare.url, { 'X-Parse-Master-Key': more.MASTER_KEY });
      expect(await counts(master)).toEqual(Object.fromEntries(COUNTED.map((name) => [name, 0])));
      expect(bare.output()).not.toContain('Demo');
    } finally {
      await bare.stop();
    }
  },
  90_000,
);
