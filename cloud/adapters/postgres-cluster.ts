/** One PostgreSQL cluster through PostgreSQL's own programs: made, run, found running, ended. */
import { execFile, spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  fstatSync,
  lchownSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Program, programIn } from './postgres-binaries';
import type { Cluster } from './postgres-place';
import { readIfThere } from './process-life';

export const SUPERUSER = 'printshop';

/** Recovery after a power cut reads back what was written since the last checkpoint. */
const START_LIMIT_MS = 300_000;

/** What a new attempt may cure: a port taken in between; the last processes of a killed server still ending. */
const PASSING = /could not bind|could not create any TCP\/IP sockets|shared memory block .* is still in use/;

/** The folder above everything is one that every account may stand in; the environment's PG… settings are not ours. */
const surroundings = ({ account, directory }: Cluster) => {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { ...account, cwd: path.parse(directory).root, env: { PATH, SystemRoot, TEMP, LC_ALL: 'C', TZ: 'UTC' } };
};

async function run(cluster: Cluster, program: Program, args: string[]): Promise<void> {
  try {
    await promisify(execFile)(programIn(cluster.binaries, program), args, surroundings(cluster));
  } catch (error) {
    const { message, stderr } = error as { message: string; stderr?: string };
    throw new Error(`PostgreSQL’s ${program} failed: ${stderr?.trim() || message}`);
  }
}

/** Makes the cluster beside its place and moves it there whole; clears away what a crash left half made. */
export async function initialise(cluster: Cluster): Promise<void> {
  const { directory, account } = cluster;
  const prefix = `${path.basename(directory)}.init-`;
  for (const name of readdirSync(path.dirname(directory)))
    if (name.startsWith(prefix))
      rmSync(path.join(path.dirname(directory), name), { recursive: true, force: true, maxRetries: 20 });
  const work = mkdtempSync(path.join(path.dirname(directory), prefix));
  const passwordFile = path.join(work, 'password');
  writeFileSync(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
  if (account) for (const made of [passwordFile, work]) lchownSync(made, account.uid, account.gid);
  const data = path.join(work, 'data');
  // The built-in C.UTF-8 sorts by code point as C does, on every system alike, and knows the cases of all letters.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const access = [`--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  await run(cluster, 'initdb', ['-D', data, ...locale, ...access]);
  renameSync(data, directory);
  rmSync(work, { recursive: true });
}

interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

const pidFile = ({ directory }: Cluster) => path.join(directory, 'postmaster.pid');

/** What postmaster.pid says, true or stale. */
function readPostmaster(cluster: Cluster): Postmaster | undefined {
  const lines = readIfThere(pidFile(cluster))?.split('\n');
  if (!lines) return undefined;
  return { pid: Math.abs(Number(lines[0])), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    // Of another account, it cannot be the server: PostgreSQL runs as the owner of its directory only.
    return false;
  }
}

/** How to learn a process's working directory; in a container even root may only as the process's own account. */
const ASK_FOLDER: Partial<Record<NodeJS.Platform, (pid: number) => [command: string, ...args: string[]]>> = {
  linux: (pid) => ['readlink', `/proc/${pid}/cwd`],
  darwin: (pid) => ['lsof', '-a', '-d', 'cwd', '-Fn', '-p', String(pid)],
};

/** Whether the process is the cluster's server: every server works inside its directory, and nothing else does. */
function isServer(cluster: Cluster, pid: number): boolean {
  if (!isAlive(pid)) return false;
  const [command, ...args] = ASK_FOLDER[process.platform]?.(pid) ?? [];
  if (!command) return true;
  const answer = spawnSync(command, args, { ...surroundings(cluster), encoding: 'utf8' });
  // Who cannot ask must not take a living server for a stranger.
  if (answer.error) return true;
  const lines = answer.stdout.trim().split(/\nn|\n/);
  return lines.includes(realpathSync(cluster.directory));
}

/** The server that runs in the cluster's directory, ready or not; undefined when there is none. */
export function runningServer(cluster: Cluster): Postmaster | undefined {
  const found = readPostmaster(cluster);
  return found && isServer(cluster, found.pid) ? found : undefined;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const settings = (port: number) => ({
  listen_addresses: '127.0.0.1',
  port,
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '128MB',
  // A failed statement would be logged with the customers' data in it; whoever sent it has the error.
  log_min_messages: 'log',
  log_checkpoints: 'off',
});

/** One attempt: the port once the server is ready, or what it said before it ended. */
async function attempt(cluster: Cluster): Promise<{ port: number } | { said: string }> {
  const port = await freePort();
  const log = openSync(cluster.logFile, 'a+', 0o600);
  const before = fstatSync(log).size;
  const chosen = Object.entries(settings(port)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Not by pg_ctl: that goes through a shell, which reads more into a path, and leaves the server to process 1.
  const child = spawn(programIn(cluster.binaries, 'postgres'), ['-D', cluster.directory, ...chosen], {
    ...surroundings(cluster),
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.unref();
  closeSync(log);
  // Until it has noted its own process id, nobody else can end it with us.
  const endWithUs = () => child.kill('SIGINT');
  process.once('exit', endWithUs);
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    ended ??= readFileSync(cluster.logFile).subarray(before).toString().trim() || `it ended with ${code ?? signal}`;
  });
  try {
    for (const limit = Date.now() + START_LIMIT_MS; ended === undefined; await sleep(10)) {
      const server = readPostmaster(cluster);
      if (server?.ready && server.pid === child.pid) return { port };
      if (Date.now() > limit) throw new Error(`PostgreSQL is not ready after 5 minutes; see ${cluster.logFile}.`);
    }
    return { said: ended };
  } finally {
    process.off('exit', endWithUs);
  }
}

/** Starts the server and answers its port once it takes connections. Throws the last lines of its log. */
export async function launch(cluster: Cluster): Promise<number> {
  const stale = readPostmaster(cluster);
  // PostgreSQL sees through a dead process itself. A living stranger, or a file cut short, it takes for a server.
  if (stale && !isServer(cluster, stale.pid) && (isAlive(stale.pid) || !stale.pid)) rmSync(pidFile(cluster));
  for (let tries = 1; ; tries++) {
    const outcome = await attempt(cluster);
    if ('port' in outcome) return outcome.port;
    const lines = outcome.said.split('\n').slice(-8).join('\n  ');
    if (tries === 50 || !PASSING.test(outcome.said)) throw new Error(`PostgreSQL did not start. It said:\n  ${lines}`);
    await sleep(100);
  }
}

const stopArgs = ({ directory }: Cluster) => ['stop', '-D', directory, '-m', 'fast', '-s'];

/** Ends the server, if one runs, once it has written everything down. */
export async function shutDown(cluster: Cluster): Promise<void> {
  if (runningServer(cluster)) await run(cluster, 'pg_ctl', [...stopArgs(cluster), '-w', '-t', '120']);
}

/** Tells the server to end and does not wait: for the moment in which this process exits. */
export function shutDownAtExit(cluster: Cluster): void {
  if (runningServer(cluster))
    spawnSync(programIn(cluster.binaries, 'pg_ctl'), [...stopArgs(cluster), '-W'], surroundings(cluster));
}
