/** Looks whether a backup is what it was when it was made: every byte of it. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { RowDigest } from '../../cloud/adapters/rows/rows';
import { type KeptFile, type KeptTable, type Manifest, readManifest } from './manifest';
import { blobOf, FILE_LIST, MANIFEST, SUMS } from './place';
import { hashFile, readLines } from './streams';
import { readSums } from './sums';

export interface Checked {
  /** Each fault in a sentence; empty: the backup is whole. */
  faults: string[];
  files: number;
  bytes: number;
  manifest?: Manifest;
}

/** What does not exist, cannot be read or is no such file, as one word for all. */
const saying = (error: unknown) => (error as NodeJS.ErrnoException).code ?? (error as Error).message;

async function checkTable(folder: string, { name, file, rows, digest }: KeptTable): Promise<string[]> {
  const found = new RowDigest();
  for await (const line of readLines(path.join(folder, file))) found.add(line);
  return found.count === rows && found.hex === digest ? [] : [`${file} does not hold the ${rows} rows of ${name}.`];
}

/** Whether what the manifest and the list of files tell of is there. */
async function checkContents(folder: string, manifest: Manifest, lines: number): Promise<string[]> {
  const { tables, files } = manifest;
  const faults: string[] = [];
  if (lines !== tables.length + files.distinct + 2) faults.push(`${SUMS} does not name every file.`);
  for (const table of tables) faults.push(...(await checkTable(folder, table)));
  let count = 0;
  for await (const line of readLines(path.join(folder, FILE_LIST))) {
    const { name, sha256, sizeBytes } = JSON.parse(line) as KeptFile;
    count++;
    const found = await stat(blobOf(folder, sha256)).catch(() => undefined);
    if (found?.size !== sizeBytes) faults.push(`${name} is not in the backup.`);
  }
  if (count !== files.count) faults.push(`${FILE_LIST} does not name ${files.count} files.`);
  return faults;
}

/** Reads all of a backup. Answers what is wrong with it, by name. */
export async function checkBackup(folder: string): Promise<Checked> {
  const checked: Checked = { faults: [], files: 0, bytes: 0 };
  try {
    for await (const { sha256, file } of readSums(folder)) {
      checked.files++;
      try {
        const found = await hashFile(path.join(folder, file));
        checked.bytes += found.sizeBytes;
        if (found.sha256 !== sha256) checked.faults.push(`${file} is not what it was.`);
      } catch (error) {
        checked.faults.push(`${file} cannot be read (${saying(error)}).`);
      }
    }
    if (!checked.faults.some((fault) => fault.startsWith(MANIFEST))) checked.manifest = await readManifest(folder);
    if (!checked.faults.length && checked.manifest)
      checked.faults.push(...(await checkContents(folder, checked.manifest, checked.files)));
  } catch (error) {
    checked.faults.push(`The backup cannot be read to the end (${saying(error)}).`);
  }
  return checked;
}
