/** Where backups lie: a folder with a folder for each, named by the time of it; what is not whole has another name. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { flushNames } from '../../cloud/adapters/files/whole-files';

const WHOLE = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(\.\d+)?Z$/;
const UNFINISHED = 'unfinished-';

export const MANIFEST = 'manifest.json';
/** Made last; as sha256sum writes it and reads it. */
export const SUMS = 'SHA256SUMS';
export const FILE_LIST = 'files.ndjson.gz';

/** Where the bytes of this hash lie in a backup. */
export const blobOf = (folder: string, sha256: string) => path.join(folder, 'files', sha256.slice(0, 2), sha256);

const named = (instant: Date) => instant.toISOString().replaceAll(':', '-');

/** A new folder for a backup that is being made. */
export async function beginFolder(root: string, instant: Date): Promise<string> {
  const folder = path.join(root, `${UNFINISHED}${named(instant)}`);
  await mkdir(path.join(folder, 'rows'), { recursive: true, mode: 0o700 });
  for (let first = 0; first < 256; first++)
    await mkdir(path.join(folder, 'files', first.toString(16).padStart(2, '0')), { recursive: true, mode: 0o700 });
  return folder;
}

/** Gives a backup its name, now that all of it is on the disk; answers its folder. */
export async function endFolder(folder: string): Promise<string> {
  for (const name of await readdir(path.join(folder, 'files'))) await flushNames(path.join(folder, 'files', name));
  for (const inner of ['rows', 'files', '.']) await flushNames(path.join(folder, inner));
  const whole = path.join(path.dirname(folder), path.basename(folder).slice(UNFINISHED.length));
  await rename(folder, whole);
  await flushNames(path.dirname(folder));
  return whole;
}

/** Folders whose files may serve again, the newest backup first; then what was broken off. */
export async function earlierFolders(root: string): Promise<string[]> {
  const [newest] = await wholeFolders(root);
  return [...(newest ? [newest] : []), ...(await unfinishedFolders(root))];
}

export async function unfinishedFolders(root: string): Promise<string[]> {
  return (await readdir(root)).filter((name) => name.startsWith(UNFINISHED)).map((name) => path.join(root, name));
}

export async function dropFolders(folders: string[]): Promise<void> {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}

/** Newest first. */
async function wholeFolders(root: string): Promise<string[]> {
  const names = (await readdir(root)).filter((name) => WHOLE.test(name)).sort();
  return names.reverse().map((name) => path.join(root, name));
}

/** The backup that is meant by a place: itself, or the newest in it. Throws a sentence when there is none. */
export async function findBackup(place: string): Promise<string> {
  if (path.basename(place).startsWith(UNFINISHED)) throw new Error(`${place} was not finished; it is no backup.`);
  if (existsSync(path.join(place, SUMS)) || existsSync(path.join(place, MANIFEST))) return place;
  if (!existsSync(place)) throw new Error(`${place} is not there.`);
  const [newest] = await wholeFolders(place);
  if (newest) return newest;
  throw new Error(`There is no whole backup in ${place}.`);
}
