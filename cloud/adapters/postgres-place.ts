/** Where the cluster lies, and what has to be known to work on it. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { writeOnce } from './owner-lock';
import { type Account, findAccount, handOver, mayUse } from './postgres-account';
import { ensureSystemHome, findBinaries, SYSTEM_HOME } from './postgres-binaries';

export interface Cluster {
  /** PostgreSQL's data directory. */
  directory: string;
  /** The folder with PostgreSQL's bin, lib and share. */
  binaries: string;
  /** undefined: whoever runs this process. */
  account: Account | undefined;
  password: string;
  logFile: string;
}

/** Whether the folder is a cluster; not, when it is missing or empty. Throws when it is anything else. */
export function isInitialised(directory: string): boolean {
  if (existsSync(path.join(directory, 'PG_VERSION'))) return true;
  if (existsSync(directory) && readdirSync(directory).length)
    throw new Error(`${directory} holds something that is no PostgreSQL database. Move it away.`);
  return false;
}

const noteIn = (dataDir: string) => path.join(dataDir, 'postgres-location.txt');

function notedPlace(dataDir: string): string | undefined {
  const note = noteIn(dataDir);
  if (!existsSync(note)) return undefined;
  const place = readFileSync(note, 'utf8').trim();
  if (existsSync(place)) return place;
  throw new Error(`The database was in ${place} and is gone. Bring it back, or remove ${note} to begin a new one.`);
}

/** Leaves word in dataDir when the cluster had to go elsewhere. */
export function notePlace(dataDir: string, { directory }: Cluster): void {
  if (path.dirname(directory) !== dataDir) writeOnce(noteIn(dataDir), `${directory}\n`);
}

/** Outside dataDir, which the account cannot enter. A new dataDir of the same name has a new password, so a new place. */
function elsewhere(dataDir: string, password: string): string {
  ensureSystemHome(SYSTEM_HOME);
  const hash = createHash('sha256')
    .update(`${realpathSync(dataDir)}\n${password}`)
    .digest('hex');
  return path.join(SYSTEM_HOME, hash.slice(0, 24));
}

function keepPassword(dataDir: string, made: boolean): string {
  const file = path.join(dataDir, 'postgres-password');
  if (!existsSync(file)) {
    if (made) throw new Error(`${file} is missing; without it the database cannot be opened. Bring it back.`);
    writeOnce(file, `${randomBytes(24).toString('base64url')}\n`, 0o600);
  }
  return readFileSync(file, 'utf8').trim();
}

/** Finds the cluster of dataDir, or the place for a new one. Throws when there is one that cannot be used. */
export function findCluster(dataDir: string): Cluster {
  const here = path.join(dataDir, 'postgres');
  const existing = notedPlace(dataDir) ?? (existsSync(here) ? here : undefined);
  const account = findAccount(existing);
  if (account && existing && !mayUse(account, path.dirname(existing)))
    throw new Error(
      `The database in ${existing} belongs to account ${account.uid}, which cannot enter the folders above it. Let it, with chmod a+x.`,
    );
  const made = existing !== undefined && isInitialised(existing);
  if (account && made) handOver(account, existing);
  const password = keepPassword(dataDir, made);
  const directory = existing ?? (account && !mayUse(account, dataDir) ? elsewhere(dataDir, password) : here);
  return { directory, binaries: findBinaries(account), account, password, logFile: path.join(dataDir, 'postgres.log') };
}
