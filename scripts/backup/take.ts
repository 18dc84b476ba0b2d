/** Takes a backup of a shop, whether it works or not: its rows as they were at one moment, and each file that they name. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { engineOf } from '../../cloud/adapters/engine';
import type { ModelFiles } from '../../cloud/adapters/files/model-files';
import { lineOf, RowDigest, type RowStore, type Snapshot } from '../../cloud/adapters/rows/rows';
import type { Config } from '../../cloud/config';
import { FileCopier } from './copy-files';
import { FORMAT, type KeptTable, type Manifest, markOfKey, writeManifest } from './manifest';
import { beginFolder, dropFolders, earlierFolders, endFolder, FILE_LIST, unfinishedFolders } from './place';
import { writeLines } from './streams';
import { blobsIn, writeSums } from './sums';
import { wantedFiles } from './wanted-files';

/** A file may be deleted, with its row, between the moment of the rows and its turn; then a later moment is taken. */
const MOST_TRIES = 6;

export interface Source {
  config: Config;
  uri: string;
  rows: RowStore;
  files: ModelFiles;
  /** Nothing writes to the shop, which is said by whoever runs it. */
  atRest: boolean;
}

export interface Taken {
  folder: string;
  manifest: Manifest;
  newBytes: number;
}

const releaseNow = (): string => JSON.parse(readFileSync('package.json', 'utf8')).version;

/** A name that every file system takes. */
const fileOfTable = (name: string) => `rows/${name.replaceAll(':', '.')}.ndjson.gz`;

async function keepTable(snapshot: Snapshot, name: string, folder: string): Promise<KeptTable> {
  const digest = new RowDigest();
  async function* lines() {
    for await (const rows of snapshot.rows(name)) {
      const some = rows.map(lineOf);
      for (const line of some) digest.add(line);
      yield some;
    }
  }
  const file = fileOfTable(name);
  await writeLines(path.join(folder, file), lines());
  return { name, file, rows: digest.count, digest: digest.hex };
}

async function keepRows({ rows, atRest }: Source, folder: string) {
  const snapshot = await rows.snapshot(atRest);
  const takenAt = new Date().toISOString();
  try {
    const there = new Set(await rows.tables());
    const tables: KeptTable[] = [];
    // A relation that never held anything has no collection on MongoDB.
    for (const name of snapshot.tables.filter((table) => there.has(table)))
      tables.push(await keepTable(snapshot, name, folder));
    return { takenAt, classes: snapshot.classes, tables };
  } finally {
    await snapshot.close();
  }
}

async function distinctIn(folder: string): Promise<number> {
  let count = 0;
  for await (const _blob of blobsIn(folder)) count++;
  return count;
}

/** One try: all but the end of it. */
async function attempt(source: Source, root: string) {
  const earlier = await earlierFolders(root);
  const folder = await beginFolder(root, new Date());
  const { takenAt, classes, tables } = await keepRows(source, folder);
  const copier = new FileCopier(source.files, folder, earlier);
  await writeLines(path.join(folder, FILE_LIST), copier.all(wantedFiles(folder, tables)));
  const { count, bytes, newBytes, missing, changed, uploadsLeftOut } = copier.copied;
  const manifest: Manifest = {
    format: FORMAT,
    takenAt,
    release: releaseNow(),
    engine: engineOf(source.uri),
    masterKeyMark: markOfKey(source.config.masterKey, takenAt),
    classes,
    tables,
    files: { count, bytes, distinct: await distinctIn(folder) },
    lost: missing.filter(({ needed }) => needed).map(({ name }) => name),
    changed,
    uploadsLeftOut,
  };
  return { folder, manifest, newBytes, missing: missing.map(({ name }) => name) };
}

/** Takes a backup into a folder of its own below `root`. What is not whole never gets its name. */
export async function takeBackup(source: Source, root: string): Promise<Taken> {
  let before: string[] = [];
  let newBytes = 0;
  for (let tries = 1; ; tries++) {
    const tried = await attempt(source, root);
    newBytes += tried.newBytes;
    // What two moments name and neither finds is lost to the shop itself.
    const isSettled = tried.missing.every((name) => before.includes(name));
    if (!isSettled && tries < MOST_TRIES) {
      before = tried.missing;
      continue;
    }
    await writeManifest(tried.folder, tried.manifest);
    const tableFiles = tried.manifest.tables.map(({ file }) => file);
    await writeSums(tried.folder, tableFiles);
    const folder = await endFolder(tried.folder);
    await dropFolders(await unfinishedFolders(root));
    return { folder, manifest: tried.manifest, newBytes };
  }
}
