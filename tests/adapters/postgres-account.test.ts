/** Whose rights PostgreSQL runs with, and which programs: as root, and as an ordinary user. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { ensureSystemHome, sharedCopy } from '../../cloud/adapters/postgres-binaries';
import { accountNamed, buildAdapter, cleanUp, cloneProject, newFolder, query, startOwner } from './postgres-owner';

const asRoot = process.getuid?.() === 0 ? test : test.skip;
const ordinary = process.getuid?.() === 0 ? accountNamed('nobody') : undefined;

const WRITE = ['CREATE TABLE kept (what text)', `INSERT INTO kept VALUES ('ours')`];
const READ = 'SELECT what FROM kept';

let dataDir: string;

beforeAll(buildAdapter);
beforeEach(() => {
  dataDir = path.join(newFolder(), 'data');
});
afterEach(cleanUp);

asRoot('root may keep its data, and the project, where nobody else may look', async () => {
  const closed = newFolder(true);
  const version = `0.0.0-test-${process.pid}`;
  const adapter = cloneProject(closed, version);
  dataDir = path.join(closed, 'data');
  const outside = [`/var/lib/printshop/postgresql-${version}-${process.platform}-${process.arch}`];
  try {
    const first = await startOwner(dataDir, { adapter });
    outside.push(first.directory, `${first.directory}.lock`);
    expect(first.directory).toMatch(/^\/var\/lib\/printshop\/[0-9a-f]{24}$/);
    expect(readFileSync(path.join(dataDir, 'postgres-location.txt'), 'utf8').trim()).toBe(first.directory);
    await query(first.uri, ...WRITE);
    await first.kill();
    const second = await startOwner(dataDir, { adapter });
    expect(second).toMatchObject({ adopted: true, directory: first.directory });
    await second.stop();
    const third = await startOwner(dataDir, { adapter });
    expect(await query(third.uri, READ)).toEqual(['ours']);
    await third.stop();
  } finally {
    await cleanUp();
    for (const folder of outside) rmSync(folder, { recursive: true, force: true });
  }
});

asRoot('a cluster that root copied back goes to the account that runs it', async () => {
  const first = await startOwner(dataDir);
  await query(first.uri, ...WRITE);
  await first.stop();
  execFileSync('chown', ['-R', '0:0', first.directory]);
  const second = await startOwner(dataDir);
  expect(await query(second.uri, READ)).toEqual(['ours']);
  expect(statSync(second.directory).uid).not.toBe(0);
  await second.stop();
});

(ordinary ? test : test.skip)('an ordinary user needs nobody, and links that npm left out are made', async () => {
  const folder = newFolder();
  const adapter = cloneProject(folder, '0.0.0-test');
  execFileSync('chown', ['-R', `${ordinary!.uid}:${ordinary!.gid}`, folder]);
  chmodSync(folder, 0o700);
  dataDir = path.join(folder, 'data');
  const owner = await startOwner(dataDir, { account: ordinary, adapter });
  expect(owner.directory).toBe(path.join(dataDir, 'postgres'));
  expect(statSync(owner.directory).uid).toBe(ordinary!.uid);
  await query(owner.uri, ...WRITE);
  await owner.kill();
  const next = await startOwner(dataDir, { account: ordinary, adapter });
  expect(next.adopted).toBe(true);
  expect(await query(next.uri, READ)).toEqual(['ours']);
  expect(await next.stop()).toBe(0);
});

(ordinary ? test : test.skip)('an ordinary user is told whose the database is', async () => {
  const { directory, stop } = await startOwner(dataDir);
  await stop();
  const adapter = cloneProject(newFolder(), '0.0.0-test');
  const refusal = `The database in ${directory} belongs to account ${statSync(directory).uid}.`;
  await expect(startOwner(dataDir, { account: ordinary, adapter })).rejects.toThrow(refusal);
});

describe('programs that root is to run', () => {
  const made = (home: string) => {
    const target = path.join(home, 'postgresql-1.0');
    mkdirSync(target);
    return target;
  };
  const plants: [string, (home: string) => void][] = [
    ['a folder of somebody else', (home) => chownSync(made(home), 65534, 65534)],
    ['a folder that anybody may write', (home) => chmodSync(made(home), 0o777)],
    ['a link', (home) => symlinkSync(newFolder(), path.join(home, 'postgresql-1.0'))],
    ['a home that anybody may write', (home) => chmodSync(home, 0o777)],
  ];

  for (const [what, plant] of plants)
    asRoot(`do not come from ${what}`, () => {
      const home = newFolder();
      plant(home);
      expect(() => sharedCopy(newFolder(), '1.0', home)).toThrow('only root can write');
    });

  asRoot('are copied whole, and readable by all', () => {
    const source = newFolder(true);
    writeFileSync(path.join(source, 'postgres'), '', { mode: 0o700 });
    const home = path.join(newFolder(), 'home');
    ensureSystemHome(home);
    const copy = sharedCopy(source, '1.0', home);
    expect(statSync(copy).mode & 0o777).toBe(0o755);
    expect(statSync(path.join(copy, 'postgres')).mode & 0o777).toBe(0o755);
    expect(sharedCopy(source, '1.0', home)).toBe(copy);
    expect(readdirSync(home)).toEqual(['postgresql-1.0']);
  });
});
