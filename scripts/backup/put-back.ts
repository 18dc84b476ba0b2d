/** Puts a backup into an empty place, and reads back what it put there. */
import path from 'node:path';
import { RESTORE_MARK } from '../../cloud/adapters/engine';
import { factsOf, type ModelFiles } from '../../cloud/adapters/files/model-files';
import { type Json, lineOf, RowDigest, type RowStore } from '../../cloud/adapters/rows/rows';
import type { KeptFile, KeptTable, Manifest } from './manifest';
import { blobOf, FILE_LIST } from './place';
import { readLines } from './streams';

const AT_ONCE = 4;
/** Rows of one statement: so many, or so many characters. */
const MOST_ROWS = 1000;
const MOST_CHARACTERS = 4_000_000;

/** What PostGIS and MongoDB keep for themselves. */
const isSystems = (table: string) => table === 'spatial_ref_sys' || table.startsWith('system.');

export interface Target {
  rows: RowStore;
  files: ModelFiles;
}

/** Clears what a restore that was broken off left. Throws a sentence when anything else is there; then marks the place. */
export async function takePlace({ rows, files }: Target): Promise<void> {
  const tables = (await rows.tables()).filter((table) => !isSystems(table));
  if (!tables.includes(RESTORE_MARK)) {
    if (tables.length)
      throw new Error(
        'The database is not empty. A backup is put into an empty one: name another, or set DATA_DIR anew.',
      );
    if ((await files.isEmpty()) === false)
      throw new Error(
        'There are files of a shop here already. A backup is put into an empty place: set DATA_DIR anew.',
      );
    await rows.mark(RESTORE_MARK);
    return;
  }
  for (const table of tables.filter((name) => name !== RESTORE_MARK)) await rows.drop(table);
}

async function* pagesOf(file: string): AsyncGenerator<Json[]> {
  let page: Json[] = [];
  let characters = 0;
  for await (const line of readLines(file)) {
    page.push(JSON.parse(line));
    characters += line.length;
    if (page.length < MOST_ROWS && characters < MOST_CHARACTERS) continue;
    yield page;
    [page, characters] = [[], 0];
  }
  if (page.length) yield page;
}

/** Throws when the rows that are there now are not those of the backup. */
async function compare({ rows }: Pick<Target, 'rows'>, tables: KeptTable[]): Promise<void> {
  // Nothing else writes here.
  const snapshot = await rows.snapshot(true);
  try {
    const there = new Set(await rows.tables());
    for (const { name, rows: count, digest } of tables) {
      const found = new RowDigest();
      if (there.has(name)) for await (const page of snapshot.rows(name)) for (const row of page) found.add(lineOf(row));
      if (found.count !== count || found.hex !== digest)
        throw new Error(`${name} does not hold what the backup does: ${found.count} rows of ${count}, or other ones.`);
    }
  } finally {
    await snapshot.close();
  }
}

/** Makes the classes as they were, puts the rows into them, and reads them back. */
export async function putRows(
  target: Pick<Target, 'rows'>,
  folder: string,
  { classes, tables }: Manifest,
  tell: (line: string) => void,
): Promise<void> {
  const byName = new Map(classes.map((stored) => [stored.className, stored]));
  // Indexes are made afterwards, by the start, in the engine's own way.
  for (const stored of classes) await target.rows.makeClass({ ...stored, indexes: undefined });
  for (const { name, file, rows } of tables) {
    for await (const page of pagesOf(path.join(folder, file))) await target.rows.insert(name, byName.get(name), page);
    if (rows) tell(`${name}: ${rows}`);
  }
  await compare(target, tables);
}

async function putFile({ files }: Target, folder: string, { name, sha256, sizeBytes, place }: KeptFile): Promise<void> {
  const isThere = async () => {
    if ((await files.sizeOf(name)) !== sizeBytes) return false;
    return (await factsOf(await files.read(name))).sha256 === sha256;
  };
  if (await isThere()) return;
  await files.bringBack(name, blobOf(folder, sha256), place);
  if (!(await isThere())) throw new Error(`${name} is not what the backup holds once it is written. Look at the disk.`);
}

/** Puts each file where it was, and reads it back; one that is there with the same bytes stays. */
export async function putFiles(target: Target, folder: string): Promise<void> {
  let some: KeptFile[] = [];
  const put = () => Promise.all(some.map((file) => putFile(target, folder, file)));
  for await (const line of readLines(path.join(folder, FILE_LIST))) {
    some.push(JSON.parse(line));
    if (some.length < AT_ONCE) continue;
    await put();
    some = [];
  }
  await put();
}
