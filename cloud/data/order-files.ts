/** The file of an order's job: the customer's upload itself, or a copy where the file has another use already. */
import { createHash } from 'node:crypto';
import { ShopError } from '../domain/errors';
import { endingOf } from '../domain/jobs/model-files';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { Turns } from '../kernel/turns';
import { pictureNameOf, preflightOf } from './preflights';
import { handOver, type StoredFile, storedFile } from './uploads';

/** The fields of a FilePreflight that tell of the file. */
const FOUND = [
  'fileName',
  'state',
  'waitsSince',
  'attempts',
  'verdict',
  'format',
  'kind',
  'unit',
  'findings',
  'checksPassed',
  'checksFailed',
  'measures',
  'estimates',
  'hasPicture',
  'tookMs',
  'finishedAt',
];

/**
 * A stored file that no job has yet, of the bytes of `fileKey`. `taker` names what it is for: asked
 * again for the same taker, it is the same file. Throws job.fileLost.
 */
export async function fileForJob(tools: Tools, fileKey: string, fileName: string, taker: string): Promise<StoredFile> {
  // One at a time, so that what is somebody else's by then is there to be copied.
  const taken = await taking.take(fileKey, () => takeItself(tools, fileKey, taker));
  return taken ?? storedFile(tools, await copied(tools, fileKey, fileName, taker));
}

const taking = new Turns();

/** The upload as the taker's own; undefined when it is somebody else's. */
async function takeItself(tools: Tools, fileKey: string, taker: string): Promise<StoredFile | undefined> {
  const upload = await tools.store.unique('ModelUpload', 'uploadKey', fileKey);
  if (upload?.state !== 'Complete' && !(upload?.state === 'Used' && upload.takenBy === taker)) return undefined;
  try {
    return (await handOver(tools, upload, taker)).file;
  } catch (error) {
    if (error instanceof ShopError && error.errorName === 'upload.used') return undefined;
    throw error;
  }
}

async function copied(tools: Tools, fileKey: string, fileName: string, taker: string): Promise<string> {
  const { store, files, now } = tools;
  const storageName = `${createHash('sha256').update(`${taker}:${fileKey}`).digest('hex')}.${endingOf(fileName)}`;
  const [original, copy, found] = await Promise.all([
    store.unique('FileRevision', 'storageName', fileKey),
    store.unique('FileRevision', 'storageName', storageName),
    preflightOf(tools, fileKey),
  ]);
  if (copy) return storageName;
  await files.copy(fileKey, storageName);
  const facts = original ? factsIn(original) : await files.factsOf(storageName);
  if (!facts) throw new ShopError('job.fileLost');
  if (found?.state === 'Done') await keepFindings(tools, found, storageName);
  await store.createOnce('FileRevision', { storageName, fileName, ...facts, uploadedAt: now(), ACL: {} });
  return storageName;
}

const factsIn = ({ sha256, sizeBytes }: Row) => ({ sha256, sizeBytes });

/** What was found out about the one file is true of the other. */
async function keepFindings({ store, files }: Tools, found: Row, storageName: string): Promise<void> {
  if (found.hasPicture) await files.copy(pictureNameOf(found.storageName), pictureNameOf(storageName));
  const findings = Object.fromEntries(FOUND.map((field) => [field, found[field]]));
  await store.createOnce('FilePreflight', { ...findings, storageName, ACL: {} });
}
