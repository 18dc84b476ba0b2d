/** A client of the resumable uploads, one request at a time, so that a test can stop where it likes. */
import { strict as assert } from 'node:assert';
import type { Answer } from './api';

export const SECRET = 'a-secret-of-at-least-thirty-two-characters';

export interface TusAnswer extends Answer {
  headers: Headers;
}

/** Sends one request of the protocol; the secret goes along unless another one, or none, is given. */
export async function tus(
  method: string,
  address: string,
  headers: Record<string, string | undefined> = {},
  body?: Uint8Array | ReadableStream,
): Promise<TusAnswer> {
  const all = { 'Tus-Resumable': '1.0.0', 'Upload-Secret': SECRET, ...headers };
  const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const response = await fetch(address, { method, headers: sent, body, duplex: 'half' } as RequestInit);
  const text = await response.text();
  const parsed = text.startsWith('{') ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body: parsed };
}

export const nameAs = (name: string) => `filename ${Buffer.from(name).toString('base64')}`;

/** Asks for an upload, as anybody may. */
export const begin = (shop: string, name: string, length: number | string, headers = {}) =>
  tus('POST', `${shop}/uploads`, { 'Upload-Length': String(length), 'Upload-Metadata': nameAs(name), ...headers });

/** Begins an upload, and fails the test with the server's words when refused. Answers its address. */
export async function begun(shop: string, name: string, length: number, headers = {}): Promise<string> {
  const { status, body, headers: answered } = await begin(shop, name, length, headers);
  assert.deepEqual({ status, error: body.error }, { status: 201, error: undefined });
  return new URL(answered.get('Location') as string, shop).href;
}

/** Sends the bytes that follow the first `offset`. */
export const append = (address: string, offset: number, bytes: Uint8Array | ReadableStream, headers = {}) =>
  tus(
    'PATCH',
    address,
    { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream', ...headers },
    bytes,
  );

/** Bytes that the server has. */
export async function arrived(address: string): Promise<number> {
  const { headers } = await tus('HEAD', address);
  return Number(headers.get('Upload-Offset') ?? Number.NaN);
}

/** What a job takes of an upload. */
export const named = (address: string, uploadSecret = SECRET) => ({
  uploadId: address.split('/').at(-1) as string,
  uploadSecret,
});

/** A whole upload; answers what a job takes. */
export async function uploaded(shop: string, name: string, bytes: Uint8Array, headers = {}) {
  const address = await begun(shop, name, bytes.length, headers);
  const { status, body } = await append(address, 0, bytes);
  assert.deepEqual({ status, error: body.error }, { status: 204, error: undefined });
  return named(address);
}
