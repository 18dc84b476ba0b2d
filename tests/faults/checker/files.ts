/** What must hold for files on disk: each row's bytes are there as they came, and nothing lies about that no row names. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isUnfinished } from '../../../cloud/adapters/files/whole-files';
import type { Known } from './checker';

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

const placeOf = ({ dataDirs }: Known, storageName: string) =>
  dataDirs.map((dataDir) => path.join(dataDir, 'files', storageName)).find((file) => existsSync(file));

export async function* filesAreWhole(known: Known): AsyncGenerator<string> {
  const { snapshot, dataDirs } = known;
  if (dataDirs.length === 0) return;
  const named = new Set<string>();
  for (const { objectId, storageName, sha256, fileName } of await snapshot.rows('FileRevision')) {
    if (!storageName) continue;
    named.add(storageName);
    const file = placeOf(known, storageName);
    if (!file) yield `FileRevision ${objectId}: the bytes of ${fileName} are gone`;
    else if (sha256 && (await hashOf(file)) !== sha256) yield `FileRevision ${objectId}: ${fileName} has other bytes`;
  }
  for (const { storageName } of await snapshot.rows('FilePreflight')) named.add(storageName);
  for (const { uploadKey } of await snapshot.rows('ModelUpload')) named.add(uploadKey);
  for (const dataDir of dataDirs) yield* strayIn(path.join(dataDir, 'files'), named);
}

function* strayIn(folder: string, named: ReadonlySet<string>): Generator<string> {
  const lying = existsSync(folder) ? readdirSync(folder) : [];
  // Beside a model lies the picture that the shop drew of it; half a file of a server that died goes an hour later.
  for (const name of lying)
    if (!isUnfinished(name) && !named.has(name) && !named.has(name.replace(/\.png$/, '')))
      yield `${path.join(folder, name)} is on disk, and no row names it`;
}

export async function* toldFilesAreThere(known: Known): AsyncGenerator<string> {
  const ofJobs = await known.snapshot.grouped('FileRevision', 'printJob');
  for (const { operation, job, sha256 } of known.ledger.files) {
    const found = (ofJobs.get(job) ?? []).filter((row) => row.sha256 === sha256);
    if (found.length !== 1) yield `${operation}: job ${job} has the file ${found.length} times, not once`;
    const file = found[0] && placeOf(known, found[0].storageName);
    if (known.dataDirs.length && (!file || (await hashOf(file)) !== sha256))
      yield `${operation}: job ${job} has not the bytes that were taken`;
  }
}
