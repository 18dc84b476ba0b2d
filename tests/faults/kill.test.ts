/** kill -9 at any instant: nothing that was answered is lost, nothing is there twice, and the grams are exact. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byHistory, hundredths, remaining } from '../stock/shelf';
import { Api } from '../support/api';
import { newFolder } from '../support/folders';
import { MASTER_KEY, type Running, start } from '../support/process';
import { batchFields, clientFields, enter, type Shop } from '../support/shop';
import { makeStaff } from '../support/staff';
import { Gate, type Told, Worker } from './crew';

const SEED = Number(process.env.SEED ?? 20261121);
/** `npm run soak-kill` cuts the power twenty times. */
const KILLS = Number(process.env.KILLS ?? 3);
const WORKERS = 4;
const LEFT_OPEN = 'Finished what an earlier run had left open';

/** Numbers from 0 to 1 that follow from the seed alone. */
function randomFrom(seed: number): () => number {
  const next = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { seed, numRuns: 5000 })[Symbol.iterator]();
  return () => next.next().value ?? 0.5;
}

const random = randomFrom(SEED);
const env = { DATA_DIR: newFolder('kill'), MASTER_KEY };
const gate = new Gate();
const shop = {} as Shop;
const batches: string[] = [];
const workers: Worker[] = [];
let running: Running;

/** The same people, with the sessions they have, at the new address. */
function comeBack(): void {
  const at = (headers: Record<string, string>) => new Api(running.url, headers);
  const withSession = ({ sessionToken }: Api) => at({ 'X-Parse-Session-Token': sessionToken });
  shop.coordinator = withSession(shop.coordinator);
  shop.technician1 = withSession(shop.technician1);
  shop.master = at({ 'X-Parse-Master-Key': MASTER_KEY });
}

beforeAll(async () => {
  running = await start(env);
  await makeStaff(new Api(running.url, { 'X-Parse-Master-Key': MASTER_KEY }));
  Object.assign(shop, await enter(running, env));
  const client = await shop.coordinator.made('Client', clientFields());
  for (let index = 0; index < WORKERS; index++) {
    if (index % 2 === 0) batches.push(await shop.coordinator.made('MaterialBatch', batchFields(50_000)));
    workers.push(new Worker(shop, gate, client, batches.at(-1) as string, random));
  }
}, 60_000);
afterAll(async () => {
  await running?.stop();
}, 30_000);

/** What is on record of a job, in the order of the alphabet: one entry a write. */
async function recordOf(entityId: string): Promise<string[]> {
  const { body } = await shop.coordinator.find('AuditEvent', { entityId }, { limit: 500 });
  return body.results.map(({ action }: { action: string }) => action).sort();
}

/** A job is where its worker was told it is, or one step on when the answer was lost. */
async function expectKept({ job, events, unsure }: Told): Promise<void> {
  if (!job) return;
  const possible = [events, ...(unsure ? [events.slice(0, -1)] : [])].map((list) => [...list].sort());
  expect(possible).toContainEqual(await recordOf(job));
}

async function expectStockExact(): Promise<void> {
  const recount = await shop.master.call('recountStock', { dryRun: true });
  expect(recount.body.result).toEqual({ batches: batches.length, wrong: [] });
  for (const batch of batches) expect(await remaining(shop, batch)).toBe(await byHistory(shop, batch));
  const decided = workers.flatMap(({ logs }) => logs.slice(-3)).filter(({ unsure }) => !unsure);
  const { body } = await shop.coordinator.find('TimeLog', { objectId: { $in: decided.map(({ id }) => id) } });
  const found = new Map(body.results.map((row: Record<string, string>) => [row.objectId, row.approvalStatus]));
  expect(decided.map(({ id }) => [id, found.get(id)])).toEqual(decided.map((log) => [log.id, log.approvalStatus]));
}

test(`${KILLS} power cuts in the middle of moves and approvals (seed ${SEED})`, async () => {
  let kills = 0;
  const work = Promise.all(workers.map((worker) => worker.work(() => kills < KILLS)));
  let finishedByStart = 0;
  for (; kills < KILLS; kills++) {
    await Promise.race([work, new Promise((resolve) => setTimeout(resolve, 30 + random() * 350))]);
    gate.close();
    await running.kill();
    await Promise.race([work, Promise.all(workers.map(({ parked }) => parked))]);
    running = await start(env);
    comeBack();
    if (running.output().includes(LEFT_OPEN)) finishedByStart++;
    await Promise.all(workers.flatMap(({ jobs }) => jobs.slice(-1).map(expectKept)));
    await expectStockExact();
    gate.open();
  }
  await work;
  // Of twenty, one at least hits the middle of something; one of them alone may not.
  expect(finishedByStart).toBeGreaterThanOrEqual(KILLS >= 20 ? 1 : 0);

  for (const { jobs } of workers) {
    expect(jobs.length).toBeGreaterThan(0);
    for (const told of jobs) {
      expect([told.job, told.unsure, await recordOf(told.job as string)]).toEqual([
        told.job,
        false,
        [...told.events].sort(),
      ]);
      expect((await shop.coordinator.get('PrintJob', told.job as string)).body.status).toBe('Completed');
    }
  }
  await expectStockExact();
  for (const batch of batches) {
    const used = workers
      .flatMap(({ logs }) => logs)
      .filter((log) => log.batch === batch && log.approvalStatus === 'Approved');
    const adjusted = workers.filter((_, index) => batches[Math.floor(index / 2)] === batch);
    const gone =
      used.reduce((sum, { grams }) => sum + hundredths(grams), 0) +
      adjusted.reduce((sum, one) => sum + one.adjusted, 0);
    expect(hundredths(await remaining(shop, batch))).toBe(50_000_00 - gone);
  }

  expect(await running.stop()).toBe(0);
  running = await start(env);
  expect(running.output()).not.toContain(LEFT_OPEN);
}, 300_000);
