/** The file of an order's job: the customer's upload itself, or a copy where the file has another use already. */
import { createHash } from 'node:crypto';
import { ShopError } from '../domain/errors';
import { endingOf } from '../domain/jobs/model-files';
import type { Tools } from '../kernel/tools';
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
  const { store } = tools;
  const upload = await store.first('ModelUpload', { uploadKey: fileKey, state: { $in: ['Complete', 'Used'] } });
  if (upload && (upload.state === 'Complete' || upload.takenBy === taker))
    try {
      return (await handOver(tools, upload, taker)).file;
    } catch (error) {
      // Somebody else took it in between: then this is a copy.
      if (!(error instanceof ShopError && error.errorName === 'upload.used')) throw error;
    }
  return storedFile(tools, await copied(tools, fileKey, fileName, taker));
}

async function copied(tools: Tools, fileKey: string, fileName: string, taker: string): Promise<string> {
  const { store, files, now } = tools;
  const storageName = `${createHash('sha256').update(`${taker}:${fileKey}`).digest('hex')}.${endingOf(fileName)}`;
  if (await store.first('FileRevision', { storageName })) return storageName;
  await files.copy(fileKey, storageName);
  const facts = await files.factsOf(storageName);
  if (!facts) throw new ShopError('job.fileLost');
  await keepFindings(tools, fileKey, storageName);
  await store.createOnce('FileRevision', { storageName, fileName, ...facts, uploadedAt: now(), ACL: {} });
  return storageName;
}

/** What was found out about the one file is true of the other. */
async function keepFindings(tools: Tools, fileKey: string, storageName: string): Promise<void> {
  const { store, files } = tools;
  const found = await preflightOf(tools, fileKey);
  if (found?.state !== 'Done') return;
  if (found.hasPicture) await files.copy(pictureNameOf(fileKey), pictureNameOf(storageName));
  const findings = Object.fromEntries(FOUND.map((field) => [field, found[field]]));
  await store.createOnce('FilePreflight', { ...findings, storageName, ACL: {} });
}
