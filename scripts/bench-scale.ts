/**
 * npm run bench-scale [-- --jobs 1000000] [-- --minutes 5]: a shop of 10,000 jobs and one of so many, each with ten
 * approved logs a job, side by side in one run; then one server process against two, and the memory of one under load.
 * Writes bench/scale.json. Takes about 10 GB of disk and half an hour.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { summedLoad, timesUnder } from '../bench/load';
import type { Figure } from '../bench/measure';
import { fillHistory, fillJobs, fillPending } from '../bench/rows';
import { bySize, fillLogs, type Sized } from '../bench/scale';
import { steadyMemory } from '../bench/steady';
import { startEmbeddedPostgres } from '../cloud/adapters/embedded-postgres';
import { Api } from '../tests/support/api';
import { connected, onDatabase } from '../tests/support/databases';
import { environment } from '../tests/support/environment';
import { newFolder } from '../tests/support/folders';
import { type Running, start } from '../tests/support/process';
import { makeStaff, PASSWORD } from '../tests/support/staff';

const SMALL = 10_000;
const ROUNDS = 200;
const CLIENTS = 16;
const LIST = '/parse/classes/PrintJob?include=client,assignedTechnician&order=-updatedAt&limit=50';

interface Shop extends Sized {
  running: Running;
  env: Record<string, string>;
}

async function open(uri: string, jobs: number): Promise<Shop> {
  const env = environment(uri, { TRUST_PROXY: 'loopback' });
  const running = await start(env);
  const stranger = new Api(running.url);
  await makeStaff(stranger.as({ 'X-Parse-Master-Key': env.MASTER_KEY as string }));
  await connected(uri, async (client) => {
    const { rows } = await client.query(
      `SELECT "objectId" AS id, "user" AS "userId" FROM "Technician" WHERE username = 'technician1'`,
    );
    const people = { coordinatorId: '', technician: rows[0] };
    console.log(`Filling a shop of ${jobs.toLocaleString('en')} jobs`);
    await fillJobs(client, people, jobs);
    await fillLogs(client, rows[0].id, jobs);
    await fillHistory(client, people, 'scalepending', 10, SMALL / 2);
    await fillPending(client, people, 'scalepending', 'pending', ROUNDS * 2, SMALL / 2);
    await client.query('VACUUM ANALYZE');
  });
  return { api: await stranger.login('coordinator', PASSWORD), jobs, running, env };
}

/** Lists a second of one process and of two on one database, in turns. */
async function processes({ running, env, api }: Shop): Promise<Figure> {
  const second = await start({ ...env, DATA_DIR: newFolder('second') });
  const headers = { 'X-Parse-Application-Id': 'printshop', 'X-Parse-Session-Token': api.sessionToken };
  const [one, two] = [running.url, second.url].map((url) => ({ url: url + LIST, headers }));
  if (!one || !two) throw new Error('There are two.');
  const seconds = 10;
  const [alone, both]: [number[], number[]] = [[], []];
  try {
    for (let turn = -1; turn < 3; turn++) {
      const ofOne = await timesUnder(one, CLIENTS, seconds);
      const ofBoth = await Promise.all([one, two].map((each) => timesUnder(each, CLIENTS / 2, seconds)));
      if (turn < 0) continue;
      alone.push(...ofOne);
      both.push(...ofBoth.flat());
    }
  } finally {
    await second.stop();
  }
  const shown = (times: number[]) => {
    const { perSecond, p50, p99 } = summedLoad(times, seconds * 3);
    return `${perSecond.toFixed(0)} lists/s (p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms)`;
  };
  return {
    what: `Two server processes against one, ${CLIENTS} clients on ${cpus().length} cores that PostgreSQL and the clients share`,
    measured: { one: shown(alone), two: shown(both) },
    ratio: Number((both.length / alone.length).toFixed(2)),
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { jobs: { type: 'string' }, minutes: { type: 'string' } } });
  const jobs = Number(values.jobs ?? 1_000_000);
  const { buildServer } = await import(path.resolve('scripts/build.mjs'));
  await buildServer();
  const server = await startEmbeddedPostgres({ dataDir: newFolder('bench-scale'), database: 'large' });
  const shops: Shop[] = [];
  try {
    await onDatabase(server.uri, 'CREATE DATABASE small');
    shops.push(await open(server.uri.replace(/large$/, 'small'), SMALL), await open(server.uri, jobs));
    const [small, large] = shops as [Shop, Shop];
    const figures = [
      ...(await bySize(large, small, ROUNDS)),
      await processes(large),
      await steadyMemory(large.running, large.api, Number(values.minutes ?? 5)),
    ];
    for (const { what, measured, ratio, limit, met } of figures)
      console.log(what, measured, ratio, limit ? `at most ${limit}: ${met ? 'met' : 'MISSED'}` : '');
    const machine = { cores: cpus().length, cpu: cpus()[0]?.model, node: process.version };
    writeFileSync('bench/scale.json', `${JSON.stringify({ machine, figures }, null, 2)}\n`);
    if (figures.some(({ met }) => met === false)) process.exitCode = 1;
  } finally {
    for (const { running } of shops) await running.stop();
    await server.stop();
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
