/** Two processes behind a proxy are one shop: for races, live updates, people, limits and uploads. */
import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tokenOf } from '../portal/portal';
import { byHistory, remaining } from '../stock/shelf';
import { fromAnywhere, pointer } from '../support/api';
import { Live } from '../support/live';
import { gridStl } from '../support/models';
import { whyNoRedis } from '../support/redis';
import { batchFields, logFields, newJob, queuedJob } from '../support/shop';
import { PASSWORD } from '../support/staff';
import { append, arrived, begun } from '../support/tus';
import { at, type Processes, startProcesses } from './processes';
import { expectWhole, sentByTurns } from './uploads';
import { withStrangers } from './with-strangers';
import { withoutRedis } from './without-redis';

const why = whyNoRedis();
if (why) console.warn(`Several processes on a Redis are ${why}`);

(why ? describe.skip : describe)('two processes', () => {
  let processes: Processes;
  beforeAll(async () => {
    processes = await startProcesses();
  }, 60_000);
  afterAll(() => processes?.stop(), 30_000);

  test('of twenty moves of one job through both, one wins', async () => {
    const { shop, proxy } = processes;
    const job = await queuedJob(shop, 'technician1');
    const moves = Array.from({ length: 20 }, () => shop.technician1.update('PrintJob', job, { status: 'Printing' }));
    const answers = await Promise.all(moves);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(
      new Set([1303]),
    );
    const started = await shop.coordinator.find('AuditEvent', { entityId: job, action: 'start' });
    expect(started.body.results).toHaveLength(1);
    for (const port of [processes.first, processes.second].map(({ url }) => Number(new URL(url).port)))
      expect(proxy.handed.get(port)).toBeGreaterThan(10);
  });

  test('approvals on one batch from both leave the exact grams', async () => {
    const { shop } = processes;
    const batch = await shop.coordinator.made('MaterialBatch', batchFields(100));
    const job = await newJob(shop, 'technician1');
    const fields = { ...logFields(job), materialBatch: pointer('MaterialBatch', batch), materialGrams: 7 };
    const logs = await Promise.all(Array.from({ length: 20 }, () => shop.technician1.made('TimeLog', fields)));
    const answers = await Promise.all(
      logs.map((log) => shop.coordinator.update('TimeLog', log, { approvalStatus: 'Approved' })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(14);
    expect(await remaining(shop, batch)).toBe(2);
    expect(await byHistory(shop, batch)).toBe(2);
  });

  test('a save at one reaches who follows the other, by LiveQuery and by a link', async () => {
    const { shop, first, second } = processes;
    const job = await newJob(shop, 'technician1');
    const live = await Live.subscribe(at(second, shop.coordinator), 'PrintJob', { objectId: job });
    await at(first, shop.technician1).changed('PrintJob', job, { status: 'File Review' });
    const { object } = await live.seen(({ op }) => op === 'update');
    expect(object.status).toBe('File Review');
    live.close();
    const token = await tokenOf(shop, job);
    const lines = await Promise.all([second, second, second].map(({ url }) => fetch(`${url}/track/${token}/events`)));
    const readers = lines.map((line) => (line.body as ReadableStream).getReader());
    await Promise.all(readers.map((reader) => reader.read()));
    const changed = Promise.all(readers.map((reader) => reader.read()));
    await at(first, shop.coordinator).changed('PrintJob', job, { priority: 2 });
    // What is not heard is found out within five seconds.
    const soon = await Promise.race([changed.then(() => 'told'), sleep(1500, 'not told')]);
    expect(soon).toBe('told');
    await Promise.all(readers.map((reader) => reader.cancel()));
  });

  test('whoever is made inactive at one is out at the other at once, live updates too', async () => {
    const { shop, first, second } = processes;
    const fields = { username: 'leaver', email: 'leaver@shop.example', role: 'coordinator', password: PASSWORD };
    const profile = await shop.master.made('Technician', fields);
    const leaver = at(second, await shop.stranger.login('leaver', PASSWORD));
    const job = await newJob(shop);
    const live = await Live.subscribe(leaver, 'PrintJob', {});
    const other = await Live.subscribe(at(second, shop.coordinator), 'PrintJob', {});
    await at(first, shop.coordinator).changed('PrintJob', job, { priority: 1 });
    await live.seen(({ object }) => object.objectId === job);
    expect((await leaver.get('PrintJob', job)).status).toBe(200);

    await at(first, shop.manager).changed('Technician', profile, { isActive: false });
    expect((await leaver.get('PrintJob', job)).body.code).toBe(209);
    await at(first, shop.coordinator).changed('PrintJob', job, { priority: 5 });
    await other.seen(({ object }) => object.priority === 5);
    expect(live.events.filter(({ object }) => object.priority === 5)).toEqual([]);
    live.close();
    other.close();
  });

  test('the limit of an address counts over both', async () => {
    const { shop } = processes;
    const from = fromAnywhere();
    const ask = () => shop.stranger.request('POST', '/parse/requestPasswordReset', { email: 'a@b.example' }, from);
    const statuses = [];
    for (let count = 0; count < 7; count++) statuses.push((await ask()).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const requests = Array.from({ length: 6 }, () => ({
      method: 'POST',
      path: '/parse/requestPasswordReset',
      body: { email: 'a@b.example' },
    }));
    const batch = await shop.stranger.request('POST', '/parse/batch', { requests }, fromAnywhere());
    expect(JSON.stringify(batch.body)).toContain('Too many tries');
    const track = () => fetch(`${shop.url}/track/none/quote.pdf`, { headers: from }).then(({ status }) => status);
    const answers = await Promise.all(Array.from({ length: 70 }, track));
    expect(answers.filter((status) => status === 429)).toHaveLength(10);
    const register = () => shop.stranger.request('POST', '/parse/functions/registerCustomer', {}, from);
    const codes = (await Promise.all(Array.from({ length: 12 }, register))).map(({ body }) => body.code);
    expect(codes.filter((code) => code === 155)).toHaveLength(2);
  });

  test('an upload whose pieces go to both by turns is whole', async () => {
    const { shop, first, second } = processes;
    const model = gridStl(6000);
    await expectWhole(shop, await sentByTurns([second, first], model, 6), model);
  });

  test('of two requests that write to one upload at both, one does, and the other after it', async () => {
    const { first, second } = processes;
    const bytes = randomBytes(200_000);
    const address = new URL(await begun(first.url, 'both.stl', bytes.length)).pathname;
    const half = new ReadableStream({
      start: (controller) => controller.enqueue(bytes.subarray(0, 100_000)),
    });
    const stuck = append(`${first.url}${address}`, 0, half, { 'Content-Length': undefined }).catch(() => undefined);
    // It has no end: whoever comes back asks the other process, which has it ended.
    while ((await stat(path.join(processes.env.DATA_DIR as string, 'uploads', path.basename(address)))).size === 0)
      await sleep(20);
    const offset = await arrived(`${second.url}${address}`);
    expect(offset).toBeGreaterThan(0);
    const rest = bytes.subarray(offset, 150_000);
    const [one, two] = await Promise.all([first, second].map(({ url }) => append(`${url}${address}`, offset, rest)));
    expect([one?.status, two?.status].sort()).toEqual([204, 409]);
    expect(await arrived(`${first.url}${address}`)).toBe(150_000);
    await stuck;
  });

  withoutRedis(() => processes);
  withStrangers(() => processes);
});
