/** `/uploads`: resumable uploads by the tus protocol, each for whoever began it. */
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Metadata, Server, TUS_VERSION } from '@tus/server';
import type { Express, NextFunction, Request, Response } from 'express';
import Parse from 'parse/node';
import { beginUpload, judgeUpload, ownUpload, withdrawUpload } from '../data/uploads';
import { type ErrorName, ShopError } from '../domain/errors';
import { toParseError } from '../kernel/errors';
import type { Tools } from '../kernel/tools';
import { uploadsUnderWay } from '../metrics/counters';
import { limitUploads } from './limits';
import { rowLocker } from './locker';

/** HTTP's word for a refusal; 400 for the rest. */
const STATUS: Partial<Record<ErrorName, number>> = {
  'file.type': 415,
  'upload.unknown': 404,
  'upload.refused': 422,
  'upload.used': 410,
  'upload.tooLarge': 413,
  'upload.noRoom': 507,
};

const statusOf = (error: unknown, code: number) => {
  if (error instanceof ShopError) return STATUS[error.errorName] ?? 400;
  return code === Parse.Error.INVALID_SESSION_TOKEN ? 401 : 500;
};

const protocolFault = (said: string) => new ShopError('upload.protocol', { why: said.trim() });

function refusalOf(error: unknown): { status: number; body: string } {
  const { code, message } = toParseError(error);
  return { status: statusOf(error, code), body: JSON.stringify({ code, error: message }) };
}

/** tus says in plain text what is wrong with a request's headers; here that is said as everywhere else. */
class UploadServer extends Server {
  override write(...[context, headers, status, body = '']: Parameters<Server['write']>): ReturnType<Server['write']> {
    if (status < 400) return super.write(context, headers, status, body);
    headers.set('Content-Type', 'application/json');
    if (status === 412) headers.set('Tus-Version', TUS_VERSION.join(','));
    const said = body.startsWith('{') ? body : refusalOf(protocolFault(body)).body;
    return super.write(context, headers, status, said);
  }
}

type Step = (request: Request, response: Response) => Promise<void>;

/** Lets a request on to the next step unless it was answered, or answers why not. */
const holding = (step: Step) => async (request: Request, response: Response, next: NextFunction) => {
  try {
    await step(request, response);
    if (!response.headersSent) next();
  } catch (error) {
    const { status, body } = refusalOf(error);
    response.status(status).type('json').send(body);
  }
};

function metadataOf(request: Request): Record<string, string | null> {
  try {
    return Metadata.parse(request.get('Upload-Metadata'));
  } catch {
    return {};
  }
}

/** How long what was cut off may take to be put away. */
const SETTLE_MS = 5_000;

export interface Uploads {
  /** Resolves when what has arrived of every upload is in the store. */
  settled(): Promise<void>;
}

/** Mounts tus, with what stands before it. */
export function mountUploads(app: Express, tools: Tools): Uploads {
  /** The key that a creation was given, by its request. */
  const keys = new WeakMap<IncomingMessage, string>();
  const { config, files } = tools;

  const begin: Step = async (request) => {
    const uploadKey = await beginUpload(tools, {
      fileName: metadataOf(request).filename ?? undefined,
      sizeBytes: Number(request.get('Upload-Length') ?? Number.NaN),
      secret: request.get('Upload-Secret'),
    });
    keys.set(request, uploadKey);
  };

  const holdToOwner: Step = async (request) => {
    const upload = await ownUpload(tools, request.params.uploadKey, request.get('Upload-Secret'));
    if (upload.state === 'Used') throw new ShopError('upload.used');
    // The server may have ended between the last byte and the verdict.
    const { state, refusal } = await judgeUpload(tools, upload);
    if (state === 'Refused') throw new ShopError('upload.refused', { why: refusal });
  };

  /** tus's own way leaves a whole file on S3 where it is. */
  const withdraw: Step = async (request, response) => {
    const upload = await ownUpload(tools, request.params.uploadKey, request.get('Upload-Secret'));
    if (!(await withdrawUpload(tools, upload))) throw new ShopError('upload.used');
    await files.arriving.drop(upload.uploadKey);
    response.set('Tus-Resumable', '1.0.0').status(204).end();
  };

  const tus = new UploadServer({
    path: '/uploads',
    datastore: files.arriving.dataStore,
    locker: rowLocker(tools.store),
    maxSize: config.uploadMaxBytes,
    relativeLocation: true,
    allowedOrigins: [new URL(config.publicUrl).origin],
    allowedHeaders: ['Upload-Secret', 'X-Parse-Session-Token'],
    namingFunction: ({ runtime }) => keys.get(runtime?.node?.req as IncomingMessage) as string,
    onUploadCreate: async (_request, { metadata }) => ({ metadata: { filename: metadata?.filename ?? null } }),
    onUploadFinish: async (_request, { id }) => {
      const upload = await tools.store.first('ModelUpload', { uploadKey: id });
      if (!upload) return {};
      const { state, refusal } = await judgeUpload(tools, upload);
      if (state !== 'Refused') return {};
      const { status, body } = refusalOf(new ShopError('upload.refused', { why: refusal }));
      return { status_code: status, body, headers: { 'Content-Type': 'application/json' } };
    },
    onResponseError: (_request, error) => {
      if (!('status_code' in error)) {
        const { status, body } = refusalOf(error);
        return { status_code: status, body };
      }
      const { body } = refusalOf(protocolFault(error.body));
      return { status_code: error.status_code, body };
    },
  });

  const underWay = new Set<Promise<unknown>>();
  const hand = async (request: Request, response: Response) => {
    const isSending = request.method === 'PATCH';
    if (isSending) uploadsUnderWay.inc();
    const work = tus.handle(request, response).finally(() => {
      underWay.delete(work);
      if (isSending) uploadsUnderWay.dec();
    });
    underWay.add(work);
    await work;
  };
  // Whoever speaks another protocol is told so by tus, before anything is noted.
  const speaksTus = (request: Request, response: Response, next: NextFunction) =>
    request.get('Tus-Resumable') ? next() : hand(request, response);
  app.post('/uploads', speaksTus, ...limitUploads(tools), holding(begin), hand);
  app.options(['/uploads', '/uploads/:uploadKey'], hand);
  for (const method of ['head', 'patch'] as const)
    app[method]('/uploads/:uploadKey', speaksTus, holding(holdToOwner), hand);
  app.delete('/uploads/:uploadKey', speaksTus, holding(withdraw));
  app.all(['/uploads', '/uploads/*rest'], (_request, response) => {
    const what = 'resumable uploads are sent here by the tus protocol, and nothing is fetched.';
    const { body } = refusalOf(new ShopError('input.malformed', { what }));
    response.status(404).type('json').send(body);
  });
  return {
    settled: async () => {
      await Promise.race([Promise.allSettled(underWay), sleep(SETTLE_MS, undefined, { ref: false })]);
    },
  };
}
