/** Which files the rows of a backup name. */
import path from 'node:path';
import type { Place } from '../../cloud/adapters/files/model-files';
import type { Json } from '../../cloud/adapters/rows/rows';
import { pictureNameOf } from '../../cloud/data/preflights';
import { isClaimed } from '../../cloud/data/stored-files';
import type { Row } from '../../cloud/kernel/record';
import type { KeptTable } from './manifest';
import { readLines } from './streams';

export interface WantedFile {
  name: string;
  place: Place;
  /** What it was when it came; undefined for a picture, which is made from a file. */
  sha256?: string;
  sizeBytes?: number;
  /** Whether somebody would miss it: it is not merely on its way. */
  needed: boolean;
}

/** The rows of a class as they were kept; none where the shop knew no such class. */
async function* rowsOf(folder: string, tables: KeptTable[], name: string): AsyncGenerator<Json> {
  const table = tables.find((one) => one.name === name);
  if (table) for await (const line of readLines(path.join(folder, table.file))) yield JSON.parse(line) as Json;
}

/** Uploads that have come whole, and how many have not. */
async function uploadsOf(folder: string, tables: KeptTable[]) {
  const whole = new Map<string, WantedFile>();
  let underWay = 0;
  for await (const { uploadKey, sha256, sizeBytes, state } of rowsOf(folder, tables, 'ModelUpload')) {
    const facts = { sha256: sha256 as string, sizeBytes: sizeBytes as number };
    const name = uploadKey as string;
    if (state === 'Complete' || state === 'Used') whole.set(name, { name, place: 'arriving', ...facts, needed: false });
    else if (state === 'Open') underWay++;
  }
  return { whole, underWay };
}

/** Each file once. Returns the number of uploads that are still under way, whose files are left out. */
export async function* wantedFiles(folder: string, tables: KeptTable[]): AsyncGenerator<WantedFile, number> {
  const { whole, underWay } = await uploadsOf(folder, tables);
  for await (const row of rowsOf(folder, tables, 'FileRevision')) {
    const { storageName, sha256, sizeBytes } = row as { storageName?: string; sha256?: string; sizeBytes?: number };
    if (!storageName) continue;
    whole.delete(storageName);
    yield { name: storageName, place: 'kept', sha256, sizeBytes, needed: isClaimed(row as unknown as Row) };
  }
  for await (const { storageName, hasPicture } of rowsOf(folder, tables, 'FilePreflight'))
    if (hasPicture) yield { name: pictureNameOf(storageName as string), place: 'kept', needed: true };
  yield* whole.values();
  return underWay;
}
