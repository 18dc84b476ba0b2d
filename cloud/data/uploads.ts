/** Uploads: begun with a secret, judged once all bytes are there, handed over once. */
import { createHash, randomBytes } from 'node:crypto';
import { ShopError } from '../domain/errors';
import { checkModelContent, checkModelName, endingOf, plainFileName, TELLING_BYTES } from '../domain/jobs/model-files';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { Turns } from '../kernel/turns';
import { askForPreflight, forgetPreflight } from './preflights';

/** An upload that no job took within a day is given up. */
export const UPLOAD_KEPT_MS = 86_400_000;

const SECRET = /^[A-Za-z0-9_-]{32,128}$/;
const MEGABYTE = 1024 * 1024;

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

interface Announced {
  fileName: string | undefined;
  sizeBytes: number;
  secret: string | undefined;
}

/** Notes that a file is to come. Answers its key. Throws upload.* and file.* for what can be known before the first byte. */
export async function beginUpload({ store, config, files, now }: Tools, announced: Announced): Promise<string> {
  const { sizeBytes, secret = '' } = announced;
  if (!SECRET.test(secret)) throw new ShopError('upload.noSecret');
  const fileName = plainFileName(announced.fileName ?? '');
  if (!fileName) throw new ShopError('upload.noName');
  checkModelName(fileName);
  if (!(Number.isSafeInteger(sizeBytes) && sizeBytes >= 0)) throw new ShopError('upload.noLength');
  if (sizeBytes === 0) throw new ShopError('file.empty');
  if (sizeBytes > config.uploadMaxBytes)
    throw new ShopError('upload.tooLarge', {
      name: fileName,
      most: `${Math.floor(config.uploadMaxBytes / MEGABYTE)} MB`,
    });
  if (!(await files.arriving.hasRoom(sizeBytes))) throw new ShopError('upload.noRoom', { name: fileName });
  const uploadKey = `${randomBytes(32).toString('hex')}.${endingOf(fileName)}`;
  await store.create('ModelUpload', {
    uploadKey,
    secretHash: hashOf(secret),
    fileName,
    sizeBytes,
    state: 'Open',
    expiresAt: new Date(now().getTime() + UPLOAD_KEPT_MS),
    ACL: {},
  });
  return uploadKey;
}

/** The upload of this key and secret. Throws upload.unknown, whichever of the two is wrong. */
export async function ownUpload({ store, now }: Tools, uploadId: unknown, secret: unknown): Promise<Row> {
  const known = typeof uploadId === 'string' && typeof secret === 'string' && SECRET.test(secret);
  const upload = known && (await store.first('ModelUpload', { uploadKey: uploadId, secretHash: hashOf(secret) }));
  if (!upload || (upload.state !== 'Used' && upload.expiresAt < now())) throw new ShopError('upload.unknown');
  return upload;
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const judging = new Turns();

/**
 * Judges an Open upload whose bytes are all there, and hashes it: it becomes Complete, or Refused.
 * Safe to ask again, whoever asks and whatever a crash broke off. Answers the upload as it is then.
 */
export function judgeUpload(tools: Tools, upload: Row): Promise<Row> {
  return judging.take(upload.uploadKey, async () => {
    const { store } = tools;
    const current = (await store.get('ModelUpload', upload.objectId)) ?? upload;
    if (current.state !== 'Open') return current;
    const verdict = await verdictOn(tools, current).catch(async (error) => {
      // Another process has judged it meanwhile, and it may have been taken: its bytes are not here any more.
      const now = await store.get('ModelUpload', current.objectId);
      if (!now || now.state === 'Open') throw error;
      return { state: now.state, sha256: now.sha256, refusal: now.refusal } as Verdict;
    });
    if (!verdict) return current;
    // Before the upload can be taken, so that no file goes without.
    if (verdict.state === 'Complete') await askForPreflight(tools, current.uploadKey, current.fileName);
    await store.update('ModelUpload', { objectId: current.objectId, state: 'Open' }, verdict);
    if (verdict.state === 'Refused') await tools.files.arriving.drop(current.uploadKey);
    return { ...current, ...verdict };
  });
}

type Verdict = { state: 'Complete'; sha256: string } | { state: 'Refused'; refusal: string };

/** undefined while bytes are missing. */
async function verdictOn({ files: { arriving } }: Tools, upload: Row): Promise<Verdict | undefined> {
  const { uploadKey, fileName, sizeBytes } = upload;
  if ((await arriving.arrivedBytes(uploadKey)) !== sizeBytes) return undefined;
  const [head, tail] = await Promise.all([
    arriving.read(uploadKey, 0, Math.min(sizeBytes, TELLING_BYTES) - 1).then(bytesOf),
    arriving.read(uploadKey, Math.max(0, sizeBytes - TELLING_BYTES), sizeBytes - 1).then(bytesOf),
  ]);
  try {
    checkModelContent(fileName, { head, tail, sizeBytes });
  } catch (error) {
    if (error instanceof ShopError) return { state: 'Refused', refusal: error.message };
    throw error;
  }
  const hash = createHash('sha256');
  for await (const chunk of await arriving.read(uploadKey)) hash.update(chunk);
  return { state: 'Complete', sha256: hash.digest('hex') };
}

/** How a taker names an upload; anything may have been sent. */
export interface Named {
  uploadId: unknown;
  uploadSecret: unknown;
}

/** An upload that can be taken, or was. Throws upload.unknown, upload.notFinished, upload.refused. */
export async function finishedUpload(tools: Tools, { uploadId, uploadSecret }: Named): Promise<Row> {
  const upload = await judgeUpload(tools, await ownUpload(tools, uploadId, uploadSecret));
  if (upload.state === 'Open') throw new ShopError('upload.notFinished', { name: upload.fileName });
  if (upload.state === 'Refused') throw new ShopError('upload.refused', { why: upload.refusal });
  return upload;
}

/** What PrintJob.file takes. */
export interface StoredFile {
  __type: 'File';
  name: string;
  url: string;
}

export const storedFile = ({ config }: Pick<Tools, 'config'>, name: string): StoredFile => ({
  __type: 'File',
  name,
  url: `${config.publicUrl}/parse/files/${config.appId}/${name}`,
});

export interface Taken {
  file: StoredFile;
  /** The FileRevision that waits for its job. */
  fileRevisionId: string;
  fileName: string;
  sizeBytes: number;
  sha256: string;
}

interface Taking extends Named {
  /** Names what takes it; the same taker may ask again and gets the same answer. */
  taker: string;
  /** The member of staff who brought it. */
  technicianId?: string;
}

/** Hands a finished upload over, to one taker only. Throws as finishedUpload, and upload.used. */
export async function takeUpload(tools: Tools, { taker, technicianId, ...named }: Taking): Promise<Taken> {
  return handOver(tools, await finishedUpload(tools, named), taker, technicianId);
}

/** As takeUpload, of an upload whose owner was asked for its secret before. */
export async function handOver(tools: Tools, upload: Row, taker: string, technicianId?: string): Promise<Taken> {
  const { store, files, now } = tools;
  const { objectId, uploadKey, fileName, sizeBytes, sha256 } = upload;
  const isFirst = await store.update('ModelUpload', { objectId, state: 'Complete' }, { state: 'Used', takenBy: taker });
  if (!isFirst && (await store.get('ModelUpload', objectId))?.takenBy !== taker) throw new ShopError('upload.used');
  await files.arriving.keep(uploadKey);
  await store.createOnce('FileRevision', {
    storageName: uploadKey,
    fileName,
    sizeBytes,
    sha256,
    uploadedAt: now(),
    ...(technicianId ? { uploadedBy: pointerTo('Technician', technicianId) } : {}),
    ACL: {},
  });
  const revision = (await store.first('FileRevision', { storageName: uploadKey })) as Row;
  return { file: storedFile(tools, uploadKey), fileRevisionId: revision.objectId, fileName, sizeBytes, sha256 };
}

/** Gives an upload back whose taker came to nothing, so that it can be taken anew. */
export async function releaseUpload({ store }: Tools, uploadId: string, taker: string): Promise<void> {
  await store.update('ModelUpload', { uploadKey: uploadId, state: 'Used', takenBy: taker }, { state: 'Complete' });
}

/** Closes an upload that nobody has taken, for ever, and calls off the look at it. false: it was taken. */
export async function withdrawUpload(tools: Tools, upload: Row): Promise<boolean> {
  const refusal = new ShopError('upload.unknown').message;
  const changes = { state: 'Refused', refusal, expiresAt: tools.now() };
  const isWithdrawn = await tools.store.update(
    'ModelUpload',
    { objectId: upload.objectId, state: { $ne: 'Used' } },
    changes,
  );
  if (isWithdrawn) await forgetPreflight(tools, upload.uploadKey);
  return isWithdrawn;
}

/** Forgets expired uploads. What was taken is its FileRevision's from then on. */
export async function dropExpiredUploads(tools: Tools): Promise<number> {
  const { store, files, now } = tools;
  const expired = await store.find('ModelUpload', { expiresAt: { $lt: now() } });
  for (const upload of expired) {
    const isTaken = !(await withdrawUpload(tools, upload));
    if (!isTaken || !(await store.first('FileRevision', { storageName: upload.uploadKey })))
      await files.arriving.drop(upload.uploadKey);
    await store.remove('ModelUpload', { objectId: upload.objectId });
  }
  return expired.length;
}
