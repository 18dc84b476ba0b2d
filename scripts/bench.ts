/**
 * npm run bench: every figure as a ratio, measured side by side in one run; writes bench/latest.json.
 * npm run bench -- checkout: that figure alone, written nowhere.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { checkoutOfFifty } from '../bench/checkout';
import { importOfClients, webhookCost } from '../bench/exchange';
import { approval, history, jobMove, liveUpdates, queueList } from '../bench/figures';
import type { Figure } from '../bench/measure';
import { firstPaint, listShown } from '../bench/pages';
import { answersMeanwhile } from '../bench/preflight';
import { pricedByMany } from '../bench/pricing';
import { fillHistory, fillJobs, fillPending, type People } from '../bench/rows';
import { startTimes } from '../bench/start-times';
import { uploadMemory, uploadSpeed } from '../bench/uploads';
import { startEmbeddedPostgres } from '../cloud/adapters/embedded-postgres';
import { loadSchema } from '../schema/load';
import { Api } from '../tests/support/api';
import { environment } from '../tests/support/environment';
import { newFolder } from '../tests/support/folders';
import { start } from '../tests/support/process';
import { makeStaff, PASSWORD } from '../tests/support/staff';

const ROUNDS = 200;

const [only] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

async function main(): Promise<void> {
  const figures: Figure[] = [];
  const report = (...found: Figure[]) => {
    figures.push(...found);
    for (const { what, measured, ratio, limit, met } of found) {
      const parts = Object.entries(measured).map(([name, value]) => `${name} ${value}`);
      const verdict = limit ? ` — at most ${limit}: ${met ? 'met' : 'MISSED'}` : '';
      console.log(`${what}: ${parts.join(', ')}${ratio === undefined ? '' : ` = ${ratio}×`}${verdict}`);
    }
  };
  const { build, buildServer } = await import(path.resolve('scripts/build.mjs'));
  await buildServer();
  const { buildWeb } = await import(path.resolve('scripts/build-web.mjs'));
  await buildWeb();
  if (!only) {
    report(firstPaint('queue.html', '/queue', 120), firstPaint('portal.html', '/request', 120));
    report(firstPaint('index.html', 'the console', 500));
  }
  const bareEntry = await build('bench/bare-server.ts', 'bare-server.cjs');
  if (!only && !process.argv.includes('--no-start')) report(...(await startTimes()));
  const server = await startEmbeddedPostgres({
    dataDir: newFolder('bench'),
    database: 'bench',
  });
  try {
    await compare(server.uri, bareEntry, report);
  } finally {
    await server.stop();
  }
  const machine = { cores: cpus().length, cpu: cpus()[0]?.model, node: process.version };
  const latest = { at: new Date().toISOString(), machine, figures };
  if (!only) writeFileSync('bench/latest.json', `${JSON.stringify(latest, null, 2)}\n`);
  if (figures.some(({ met }) => met === false)) process.exitCode = 1;
}

async function compare(uri: string, bareEntry: string, report: (...found: Figure[]) => void): Promise<void> {
  const env = environment(uri, { TRUST_PROXY: 'loopback' });
  const shop = await start(env);
  const live = [...loadSchema().classes.values()].filter(({ rules }) => rules?.live).map(({ className }) => className);
  const bare = await start({ ...env, LIVE: live.join(',') }, bareEntry);
  const client = new Client({ connectionString: uri });
  try {
    await client.connect();
    const stranger = new Api(shop.url);
    await makeStaff(stranger.as({ 'X-Parse-Master-Key': env.MASTER_KEY as string }));
    const { rows } = await client.query(`SELECT "objectId" AS id, "user" AS "userId", username FROM "Technician"`);
    const named = (name: string) => rows.find(({ username }) => username === name);
    const people: People = { coordinatorId: named('coordinator').id, technician: named('technician1') };
    await fillJobs(client, people);
    await fillHistory(client, people, 'benchshort', 10);
    await fillHistory(client, people, 'benchlong', 10_000);
    for (const [batch, prefix] of [
      ['benchshort', 'pendshop'],
      ['benchshort', 'pendbare'],
      ['benchshort', 'pendshort'],
      ['benchlong', 'pendlong'],
    ] as const)
      await fillPending(client, people, batch, prefix, ROUNDS * 2);
    const [coordinator, technician] = [
      await stranger.login('coordinator', PASSWORD),
      await stranger.login('technician1', PASSWORD),
    ];
    const beside = (api: Api) => new Api(bare.url, { 'X-Parse-Session-Token': api.sessionToken });
    const asStaff = { 'X-Parse-Session-Token': coordinator.sessionToken };
    const measures: Record<string, () => Promise<Figure | Figure[]>> = {
      queue: () => queueList(coordinator, beside(coordinator), client, 'coordinator', ROUNDS),
      technicianQueue: () => queueList(technician, beside(technician), client, 'technician', ROUNDS),
      move: () => jobMove(coordinator, beside(coordinator), ROUNDS),
      approval: () => approval(coordinator, beside(coordinator), ROUNDS),
      history: () => history(coordinator, ROUNDS),
      pricing: () => pricedByMany(shop.url, client, 100),
      checkout: () => checkoutOfFifty(shop.url, bare.url, env.MASTER_KEY as string, client, 10),
      uploadMemory: () => uploadMemory(shop.url, shop.child.pid as number, asStaff),
      uploadSpeed: () => uploadSpeed(shop.url, env.DATA_DIR as string, asStaff),
      preflight: () => answersMeanwhile(env, coordinator, asStaff),
      list: () => listShown(shop.url, 'coordinator', PASSWORD, 40),
      live: () => liveUpdates(coordinator, beside(coordinator), ROUNDS),
      webhooks: async () => webhookCost(await stranger.login('manager', PASSWORD), ROUNDS),
      import: () => importOfClients(env, beside(coordinator)),
    };
    if (only && !measures[only]) throw new Error(`No figure ${only}: ${Object.keys(measures).join(', ')}`);
    for (const [name, measure] of Object.entries(measures))
      if (!only || only === name) report(...[await measure()].flat());
  } finally {
    await client.end();
    await bare.stop();
    await shop.stop();
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
