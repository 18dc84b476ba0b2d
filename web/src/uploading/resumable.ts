/** One file on its way to the shop, in pieces: it survives a lost line, a pause, a reload and a restart of the server. */
import { type DetailedError, Upload } from 'tus-js-client';
import { forgetUpload, keepUpload, keptUpload } from './kept';

/** How a job, or a request for one, names the upload. */
export interface UploadName {
  uploadId: string;
  uploadSecret: string;
}

export interface Progress {
  /** `lost`: the server was not reached for a while; `refused`: it does not want this file. */
  state: 'sending' | 'paused' | 'lost' | 'refused' | 'done';
  /** 0 to 1. */
  part: number;
  /** The server's own sentence, of a refusal. */
  refusal?: string;
  /** Its number, for a page that says it in its own words. */
  refusalCode?: number;
  /** Once it is done. */
  name?: UploadName;
}

export interface Sending {
  pause(): void;
  /** Goes on after a pause, or tries again after the line was lost. */
  resume(): void;
  /** Ends it, and has the server forget what arrived. */
  drop(): void;
}

const PIECE_BYTES = 8 * 1024 * 1024;
/** A restart of the server takes seconds; a lost line may take longer. Counted anew whenever a piece arrives. */
const RETRY_AFTER_MS = [500, 1000, 2000, 3000, 5000, 10_000, 20_000];

function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

interface Said {
  refusal: string;
  refusalCode?: number;
}

const answerTo = (error: Error | DetailedError) => ('originalResponse' in error ? error.originalResponse : null);

/** The server has no upload to go on with: it was given up, or handed over already. */
function isGone(error: Error | DetailedError): boolean {
  const status = answerTo(error)?.getStatus() ?? 0;
  const method = 'originalRequest' in error ? error.originalRequest.getMethod() : undefined;
  return method === 'HEAD' && status >= 400 && status < 500 && status !== 423;
}

/** What a refusal said; undefined when the server was not reached, or has trouble of its own. */
function refusalOf(error: Error | DetailedError): Said | undefined {
  const response = answerTo(error);
  const status = response?.getStatus() ?? 0;
  // Full is said by a server in good health, and a piece that comes twice is sorted out by trying again.
  if (status !== 507 && (status < 400 || status >= 500 || status === 409 || status === 423)) return undefined;
  try {
    const { code, error: refusal } = JSON.parse(response?.getBody() ?? '');
    return { refusal, refusalCode: code };
  } catch {
    return { refusal: error.message };
  }
}

/** Begins at once, or goes on where this browser stopped. `headers` go along with every request. */
export function sendFile(
  file: File,
  tell: (progress: Progress) => void,
  headers: Record<string, string> = {},
): Sending {
  let part = 0;
  let upload: Upload;

  function resume() {
    tell({ state: 'sending', part });
    upload.start();
  }

  function open() {
    const kept = keptUpload(file);
    const secret = kept?.secret ?? newSecret();
    upload = new Upload(file, {
      // Where there is an upload to go on with, tus would begin another whenever the server is not well.
      ...(kept ? { uploadUrl: kept.url } : { endpoint: '/uploads' }),
      headers: { ...headers, 'Upload-Secret': secret },
      metadata: { filename: file.name },
      chunkSize: PIECE_BYTES,
      retryDelays: RETRY_AFTER_MS,
      storeFingerprintForResuming: false,
      onShouldRetry: (error) => refusalOf(error) === undefined,
      onUploadUrlAvailable: () => {
        upload.options.endpoint = null;
        keepUpload(file, { url: upload.url as string, secret });
      },
      onProgress: (sent, all) => {
        part = all ? sent / all : 0;
        tell({ state: 'sending', part });
      },
      onSuccess: () => {
        const uploadId = (upload.url as string).split('/').at(-1) as string;
        tell({ state: 'done', part: 1, name: { uploadId, uploadSecret: secret } });
      },
      onError: (error) => {
        const said = refusalOf(error);
        if (said) forgetUpload(file);
        if (isGone(error)) {
          part = 0;
          return open();
        }
        tell(said ? { state: 'refused', part, ...said } : { state: 'lost', part });
      },
    });
    resume();
  }

  open();
  return {
    resume,
    pause() {
      upload.abort();
      tell({ state: 'paused', part });
    },
    drop() {
      forgetUpload(file);
      // What the server does not hear of now it forgets by itself after a day.
      upload.abort(true).catch(() => undefined);
    },
  };
}
