/** Hands a model file to the server, which keeps it until a job takes it. */
import { toServerError } from './errors';
import { appId, Parse, serverUrl } from './parse';

/** What a File field takes. */
export interface Uploaded {
  __type: 'File';
  name: string;
  url: string;
}

interface Options {
  signal?: AbortSignal;
  /** Called as bytes leave, with the part that has left: 0 to 1. */
  onProgress?: (part: number) => void;
}

/** Names in an address keep to letters that every server takes. */
const plainName = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '') || 'model';

/** What the server said, or that it said nothing that can be read. */
function answerOf({ response, status, statusText }: XMLHttpRequest): Error | Uploaded {
  if (status >= 200 && status < 300 && response) return { __type: 'File', name: response.name, url: response.url };
  return toServerError({ code: response?.code ?? (status ? 1 : 100), message: response?.error ?? statusText });
}

/** Rejects with the server's refusal, or with an AbortError. */
export function uploadModel(file: File, { signal, onProgress }: Options = {}): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    // Fetch does not say how much of a body has left.
    const request = new XMLHttpRequest();
    request.open('POST', `${serverUrl}/files/${encodeURIComponent(plainName(file.name))}`);
    request.responseType = 'json';
    request.setRequestHeader('X-Parse-Application-Id', appId);
    request.setRequestHeader('X-Parse-Session-Token', Parse.User.current()?.getSessionToken() ?? '');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total ? loaded / total : 0);
    request.onload = () => {
      const answer = answerOf(request);
      if (answer instanceof Error) reject(answer);
      else resolve(answer);
    };
    request.onerror = () => reject(answerOf(request));
    request.onabort = () => reject(new DOMException('Aborted', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
