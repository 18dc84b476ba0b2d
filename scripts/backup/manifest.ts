/** What a backup says of itself. */
import { scryptSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Engine } from '../../cloud/adapters/engine';
import type { Place } from '../../cloud/adapters/files/model-files';
import { flush } from '../../cloud/adapters/files/whole-files';
import type { StoredClass } from '../../cloud/adapters/rows/rows';
import { MANIFEST } from './place';

export const FORMAT = 'printshop backup 1';

export interface KeptTable {
  name: string;
  /** Below the backup's folder. */
  file: string;
  rows: number;
  /** Of the rows, in whatever order (RowDigest). */
  digest: string;
}

export interface Manifest {
  format: string;
  takenAt: string;
  release: string;
  engine: Engine;
  /** Tells whether another place has the same MASTER_KEY, and not which. */
  masterKeyMark: string;
  classes: StoredClass[];
  tables: KeptTable[];
  files: { count: number; bytes: number; distinct: number };
  /** Names of files that rows name and the shop did not have. */
  lost: string[];
  /** Names of files that were not what they were when they came. */
  changed: string[];
  uploadsLeftOut: number;
}

/** A line of the list of files. */
export interface KeptFile {
  name: string;
  sha256: string;
  sizeBytes: number;
  place: Place;
}

export const markOfKey = (masterKey: string, takenAt: string): string =>
  scryptSync(masterKey, takenAt, 16).toString('hex');

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const file = path.join(folder, MANIFEST);
  await writeFile(file, `${JSON.stringify(manifest, undefined, 1)}\n`, { mode: 0o600 });
  await flush(file);
}

/** Throws a sentence when it was made by a release that this one does not understand. */
export async function readManifest(folder: string): Promise<Manifest> {
  const manifest = JSON.parse(await readFile(path.join(folder, MANIFEST), 'utf8')) as Manifest;
  if (manifest.format !== FORMAT)
    throw new Error(`${folder} is a “${manifest.format}”; this release reads a “${FORMAT}”.`);
  return manifest;
}
