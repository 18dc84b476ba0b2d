/** The embedded PostgreSQL through everything that happens to a process and its files. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { watch } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildAdapter, cleanUp, launch, newFolder, query, serverPid, startOwner } from './postgres-owner';

const WRITE = ['CREATE TABLE kept (what text)', `INSERT INTO kept VALUES ('ours')`];
const READ = 'SELECT what FROM kept';

let dataDir: string;
let template: string;

beforeAll(async () => {
  buildAdapter();
  template = mkdtempSync(path.join(tmpdir(), 'embedded-postgres-template-'));
  chmodSync(template, 0o755);
  const owner = await startOwner(template);
  await query(owner.uri, ...WRITE);
  await owner.stop();
});
afterAll(() => rmSync(template, { recursive: true, force: true }));
beforeEach(() => {
  dataDir = path.join(newFolder(), 'data');
});
afterEach(cleanUp);

/** A cluster with a row in it, and nobody there. */
function stoppedCluster(): string {
  execFileSync('cp', ['-a', template, dataDir]);
  return path.join(dataDir, 'postgres');
}

/** What a server that ended without a word leaves behind. */
function leavePidFile(directory: string, pid: number, port: number): void {
  const file = path.join(directory, 'postmaster.pid');
  const { uid, gid } = statSync(directory);
  writeFileSync(file, `${pid}\n${directory}\n1700000000\n${port}\n\n127.0.0.1\n  1234567   1\nready   \n`);
  chownSync(file, uid, gid);
}

async function expectWorking(): Promise<void> {
  const owner = await startOwner(dataDir);
  expect(owner.adopted).toBe(false);
  expect(await query(owner.uri, READ)).toEqual(['ours']);
  expect(await owner.stop()).toBe(0);
}

test('a first start makes the database, for whoever has the password', async () => {
  const owner = await startOwner(dataDir);
  expect(owner).toMatchObject({ adopted: false, directory: path.join(dataDir, 'postgres') });
  expect(owner.uri).toMatch(/^postgres:\/\/printshop:[\w-]{32}@127\.0\.0\.1:\d+\/printshop$/);
  expect(statSync(path.join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600);
  expect(statSync(owner.directory).mode & 0o777).toBe(0o700);
  const settings = `SELECT setting FROM pg_settings WHERE name IN
    ('listen_addresses', 'unix_socket_directories', 'fsync', 'server_encoding', 'lc_messages') ORDER BY name`;
  expect(await query(owner.uri, settings)).toEqual(['on', 'C', '127.0.0.1', 'UTF8', '']);
  expect(await query(owner.uri, `SELECT lower('ÄÉ') || ('Z' < 'a') || ('Ö' ~* 'ö')`)).toEqual(['äétruetrue']);
  await expect(query(owner.uri.replace(/:[^:]*@/, ':guess@'), 'SELECT 1')).rejects.toThrow('password');
  expect(await owner.stop()).toBe(0);
  expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres-password', 'postgres.log']);
});

test('what was written is there after a stop and a start', async () => {
  stoppedCluster();
  await expectWorking();
});

test('PostgreSQL ends with a process that exits without stop', async () => {
  stoppedCluster();
  const owner = await startOwner(dataDir);
  expect(await owner.exit()).toBe(0);
  await expectWorking();
});

test('after kill -9 the next start adopts the server, and stops it', async () => {
  stoppedCluster();
  const alias = path.join(newFolder(), 'alias');
  symlinkSync(dataDir, alias);
  const killed = await startOwner(alias);
  const pid = serverPid(killed.directory);
  await killed.kill();
  const owner = await startOwner(dataDir);
  expect(owner).toMatchObject({ adopted: true, uri: killed.uri });
  expect(serverPid(owner.directory)).toBe(pid);
  expect(await query(owner.uri, READ)).toEqual(['ours']);
  expect(await owner.stop()).toBe(0);
  await expectWorking();
});

test('a server that was killed with work under way recovers', async () => {
  stoppedCluster();
  const owner = await startOwner(dataDir);
  const busy = query(owner.uri, 'INSERT INTO kept SELECT pg_sleep(1000)::text').catch(() => undefined);
  process.kill(serverPid(owner.directory)!, 'SIGKILL');
  await owner.kill();
  await expectWorking();
  await busy;
});

test('a pid file of a dead process is no obstacle', async () => {
  const directory = stoppedCluster();
  const dead = spawn(process.execPath, ['-e', '']);
  await once(dead, 'exit');
  leavePidFile(directory, dead.pid!, 5432);
  await expectWorking();
});

describe('a pid file whose pid went to a stranger', () => {
  let stranger: ChildProcess;
  afterEach(() => stranger.kill());

  test('is no obstacle; the stranger is left alone and asked nothing', async () => {
    const directory = stoppedCluster();
    const { uid, gid } = statSync(directory);
    stranger = spawn('sleep', ['1000'], { uid, gid, cwd: '/' });
    await once(stranger, 'spawn');
    let callers = 0;
    const trap = createServer(() => callers++).listen(0, '127.0.0.1');
    await once(trap, 'listening');
    leavePidFile(directory, stranger.pid!, (trap.address() as AddressInfo).port);
    await expectWorking();
    trap.close();
    expect(callers).toBe(0);
    expect(stranger).toMatchObject({ exitCode: null, signalCode: null });
  });
});

test('an empty pid file is no obstacle', async () => {
  writeFileSync(path.join(stoppedCluster(), 'postmaster.pid'), '');
  await expectWorking();
});

test('a second owner is refused while the first lives, and then is not', async () => {
  stoppedCluster();
  const first = await startOwner(dataDir);
  await expect(startOwner(dataDir)).rejects.toThrow(`${first.directory} is in use by process ${first.pid}.`);
  expect(await query(first.uri, 'SELECT 1')).toEqual([1]);
  await first.kill();
  const second = await startOwner(dataDir);
  expect(second.adopted).toBe(true);
  await second.stop();
});

test('of several that start at once after a crash, one wins', async () => {
  stoppedCluster();
  await (await startOwner(dataDir)).kill();
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => startOwner(dataDir)));
  const winners = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
  expect(winners).toHaveLength(1);
  expect(refusals).toEqual(Array(5).fill(expect.stringContaining('is in use by process')));
  await winners[0]!.stop();
  expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres-password', 'postgres.log']);
});

test('a lock whose pid went to another process is taken over', async () => {
  stoppedCluster();
  writeFileSync(path.join(dataDir, 'postgres.lock'), `${process.pid} another life\n`);
  await expectWorking();
});

test('a database that was half made when the power went is made anew', async () => {
  mkdirSync(dataDir);
  const interrupted = launch(dataDir);
  interrupted.started.catch(() => undefined);
  const appears = async (folder: string, prefix: string) => {
    for await (const { filename } of watch(folder))
      if (filename?.startsWith(prefix)) return path.join(folder, filename);
    throw new Error('unreachable');
  };
  const work = await appears(dataDir, 'postgres.init-');
  if (!existsSync(path.join(work, 'data'))) await appears(work, 'data');
  interrupted.child.kill('SIGKILL');
  await interrupted.ended;
  expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false);
  const owner = await startOwner(dataDir);
  await query(owner.uri, ...WRITE);
  await owner.stop();
  await expectWorking();
  expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres-password', 'postgres.log']);
});

test('what cannot be is said in a sentence', async () => {
  writeFileSync(dataDir, '');
  await expect(startOwner(dataDir)).rejects.toThrow('The embedded PostgreSQL cannot start: EEXIST');
  dataDir = path.join(newFolder(), 'data');
  mkdirSync(path.join(dataDir, 'postgres', 'holiday-pictures'), { recursive: true });
  await expect(startOwner(dataDir)).rejects.toThrow('holds something that is no PostgreSQL database');
  dataDir = path.join(newFolder(), 'data');
  const directory = stoppedCluster();
  writeFileSync(path.join(directory, 'PG_VERSION'), '12\n');
  await expect(startOwner(dataDir)).rejects.toThrow(/initialized by PostgreSQL version 12/);
});
