/** Model files in a bucket, private always: what arrives is put together there, under the name that it is kept by. */
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { S3Store } from '@tus/s3-store';
import type { Request, Response } from 'express';
import { ShopError } from '../../domain/errors';
import { log } from '../../log';
import { type ArrivingFiles, factsOf, type ModelFiles, noteFacts, type ParseFilesAdapter } from './model-files';

const S3Adapter = require('@parse/s3-files-adapter');

export interface S3Settings {
  bucket: string;
  /** undefined: Amazon's own. */
  endpoint: string | undefined;
  region: string;
  /** undefined: what the machine itself is given, as Amazon's programs find it. */
  credentials: { accessKeyId: string; secretAccessKey: string } | undefined;
}

const PIECE_BYTES = 8 * 1024 * 1024;

const clientOf = ({ endpoint, region, credentials }: S3Settings) => ({
  region,
  ...(credentials ? { credentials } : {}),
  // Other makers' servers know neither bucket names in the host nor every checksum of Amazon's.
  ...(endpoint
    ? {
        endpoint,
        forcePathStyle: true,
        requestChecksumCalculation: 'WHEN_REQUIRED' as const,
        responseChecksumValidation: 'WHEN_REQUIRED' as const,
      }
    : {}),
});

const statusOf = (error: unknown) =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ??
  (error as { status_code?: number }).status_code;
const isMissing = (error: unknown) => statusOf(error) === 404;

/** undefined for what is not there. */
async function unlessMissing<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** tus's store for S3, whose client serves for the kept files too. */
class Bucket extends S3Store {
  constructor(private readonly settings: S3Settings) {
    super({
      partSize: PIECE_BYTES,
      useTags: false,
      s3ClientConfig: { bucket: settings.bucket, ...clientOf(settings) },
    });
  }

  private place = (name: string) => ({ Bucket: this.settings.bucket, Key: name });
  head = (name: string) => unlessMissing(this.client.headObject(this.place(name)));
  get = (name: string, Range?: string) => unlessMissing(this.client.getObject({ ...this.place(name), Range }));
  copy = (name: string, copyName: string) =>
    unlessMissing(
      this.client.copyObject({
        ...this.place(copyName),
        CopySource: `${this.settings.bucket}/${encodeURIComponent(name)}`,
      }),
    );
  put = (name: string, source: string, ContentLength: number) =>
    this.client.putObject({ ...this.place(name), Body: createReadStream(source), ContentLength });
  forget = (...names: string[]) =>
    this.client.deleteObjects({
      Bucket: this.settings.bucket,
      Delete: { Objects: names.map((Key) => ({ Key })), Quiet: true },
    });
}

/** What tus notes beside the pieces. */
const notesOf = (name: string) => [`${name}.info`, `${name}.part`];

function arrivingIn(bucket: Bucket): ArrivingFiles {
  return {
    dataStore: bucket,
    hasRoom: async () => true,
    async arrivedBytes(name) {
      const upload = await unlessMissing(bucket.getUpload(name));
      if (!upload) return undefined;
      // The server may have ended between the last piece and putting them together.
      if (upload.offset === upload.size && !(await bucket.head(name)))
        await bucket.write(Readable.from([]), name, upload.size);
      return upload.offset;
    },
    async read(name, start, end) {
      const found = await bucket.get(name, start === undefined ? undefined : `bytes=${start}-${end}`);
      if (!found) throw new ShopError('job.fileLost');
      return found.Body as Readable;
    },
    async keep(name) {
      if (!(await bucket.head(name))) throw new ShopError('job.fileLost');
      await bucket.forget(...notesOf(name));
    },
    async drop(name) {
      await unlessMissing(bucket.remove(name));
      // tus leaves a file alone that was put together already.
      await bucket.forget(name, ...notesOf(name));
    },
  };
}

const HEADERS = {
  ContentLength: 'Content-Length',
  ContentRange: 'Content-Range',
  ETag: 'ETag',
  LastModified: 'Last-Modified',
} as const;

async function send(bucket: Bucket, name: string, request: Request, response: Response): Promise<void> {
  const isHead = request.method === 'HEAD';
  const asking = isHead ? bucket.head(name) : bucket.get(name, request.get('Range'));
  const found = await asking.catch((error) => {
    if (statusOf(error) !== 416) throw error;
    response.status(416).end();
  });
  if (response.headersSent) return;
  if (!found) throw new ShopError('job.fileLost');
  for (const [given, header] of Object.entries(HEADERS)) {
    const value = found[given as keyof typeof found];
    if (value !== undefined) response.set(header, value instanceof Date ? value.toUTCString() : String(value));
  }
  response.status(response.get('Content-Range') ? 206 : 200).set('Accept-Ranges', 'bytes');
  if (isHead) response.end();
  // Who goes away in the middle is no error of the shop's.
  else await pipeline((found as { Body: unknown }).Body as Readable, response).catch(() => response.destroy());
}

/** A copy on this machine's disk that is gone when it is closed. */
async function fetched(bucket: Bucket, name: string): Promise<FileHandle> {
  const found = await bucket.get(name);
  if (!found) throw new ShopError('job.fileLost');
  const folder = await mkdtemp(path.join(tmpdir(), 'printshop-file-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const copy = path.join(folder, 'model');
    await writeFile(copy, found.Body as Readable);
    const handle = await open(copy, 'r');
    const close = handle.close.bind(handle);
    handle.close = () => close().finally(remove);
    return handle;
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Files in a bucket, which is made when it is missing. */
export function filesOnS3(settings: S3Settings): ModelFiles {
  const parseAdapter: ParseFilesAdapter = new S3Adapter({
    bucket: settings.bucket,
    region: settings.region,
    fileAcl: 'none',
    s3overrides: clientOf(settings),
  });
  // Whatever the adapter finds in the environment: no address that S3 itself answers, no other place than tus's.
  Object.assign(parseAdapter, { _directAccess: false, _bucketPrefix: '' });
  // A file that is sent in one request comes as a whole, so that its hash is known.
  Object.defineProperty(parseAdapter, 'supportsStreaming', { value: false });
  // The adapter would make it with the first file of its own.
  (parseAdapter as unknown as { createBucket(): Promise<void> }).createBucket().catch((error) => {
    log.error('The bucket for model files cannot be reached or made', { error });
  });
  const bucket = new Bucket(settings);
  return {
    parseAdapter,
    takeFacts: noteFacts(parseAdapter),
    send: (name, request, response) => send(bucket, name, request, response),
    async factsOf(name) {
      const found = await bucket.get(name);
      return found && factsOf(found.Body as Readable);
    },
    remove: async (name) => {
      await bucket.forget(name);
    },
    async copy(name, copyName) {
      if (!(await bucket.copy(name, copyName))) throw new ShopError('job.fileLost');
    },
    open: (name) => fetched(bucket, name),
    sizeOf: async (name) => (await bucket.head(name))?.ContentLength,
    read: async (name) => {
      const found = await bucket.get(name);
      if (!found) throw new ShopError('job.fileLost');
      return found.Body as Readable;
    },
    // What arrived whole lies under the name that it is kept by.
    bringBack: async (name, source) => {
      await bucket.put(name, source, (await stat(source)).size);
    },
    isEmpty: async () => undefined,
    arriving: arrivingIn(bucket),
  };
}
