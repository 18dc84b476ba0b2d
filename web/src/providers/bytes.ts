/** Reads what is no row, as it arrives. */
import { ServerError, toServerError, UNREACHABLE } from './errors';

export interface FetchOptions {
  signal?: AbortSignal;
  /** Called as bytes arrive; `total` is undefined when the server does not say. */
  onProgress?: (loaded: number, total: number | undefined) => void;
}

async function readAll(response: Response, onProgress: FetchOptions['onProgress']): Promise<Blob> {
  if (!response.body || !onProgress) return response.blob();
  const total = Number(response.headers.get('Content-Length')) || undefined;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    loaded += part.value.length;
    onProgress(loaded, total);
  }
  return new Blob(chunks, { type: response.headers.get('Content-Type') ?? '' });
}

export interface FetchedFile {
  bytes: Blob;
  /** As the server calls it; undefined when it does not say. */
  fileName: string | undefined;
}

function fileNameOf(disposition: string): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded ? decodeURIComponent(encoded) : /filename="?([^";]+)/i.exec(disposition)?.[1];
}

/** What is at an address, asked for with these headers. Throws the server's sentence, or an AbortError. */
export async function fetchFile(
  headers: Record<string, string>,
  address: string,
  { signal, onProgress }: FetchOptions = {},
): Promise<FetchedFile> {
  const response = await fetch(address, { headers, signal }).catch((error) => {
    if (signal?.aborted) throw error;
    throw new ServerError(UNREACHABLE, 0, { code: 100 });
  });
  if (response.ok)
    return {
      bytes: await readAll(response, onProgress),
      fileName: fileNameOf(response.headers.get('Content-Disposition') ?? ''),
    };
  const { code = 1, error = response.statusText } = await response.json().catch(() => ({}));
  throw toServerError({ code, message: error });
}
