/** Files on a disk that are there whole or not at all, and are never written to again. */
import { randomUUID } from 'node:crypto';
import { copyFile, link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { ShopError } from '../../domain/errors';

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
export const isMissing = (error: unknown) => codeOf(error) === 'ENOENT';

/** The bytes of a file: safe from a power cut once this ends. */
export const flush = (file: string): Promise<void> => synced(file, 'r+');

/** The names in a folder, likewise. Windows lets no program do that. */
export async function flushNames(folder: string): Promise<void> {
  if (process.platform !== 'win32') await synced(folder, 'r');
}

async function synced(fileOrFolder: string, flags: string): Promise<void> {
  const handle = await open(fileOrFolder, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a file that is never there in part; whoever has another one of this name open keeps that. */
export async function writeWhole(file: string, write: (unfinished: string) => Promise<void>): Promise<void> {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await write(unfinished);
    await flush(unfinished);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Is this what writeWhole writes to until the file is whole? */
export const isUnfinished = (name: string) => /\.[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(name);
const HOUR_MS = 3_600_000;

/** Removes what a power cut left unfinished in a folder. What was written to within the hour may be at work still, in another process. */
export async function dropUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!isUnfinished(name)) continue;
    const file = path.join(folder, name);
    const changed = await stat(file).catch(() => undefined);
    if (changed && changed.mtimeMs < Date.now() - HOUR_MS) await rm(file, { force: true });
  }
}

/** The same bytes under a second name, since a kept file is never written to; where the disk cannot, bytes of its own. */
export async function copyWhole(file: string, copy: string): Promise<void> {
  try {
    await link(file, copy);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (isMissing(error)) throw new ShopError('job.fileLost');
    await writeWhole(copy, (unfinished) => copyFile(file, unfinished));
  }
}
