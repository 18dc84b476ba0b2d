/** What opens something without an account: made of the master key whenever it is needed; only its hash is kept. */
import { createHash, createHmac, hkdfSync } from 'node:crypto';
import type { Tools } from '../kernel/tools';

type Keyed = Pick<Tools, 'config'>;

/** 256 bits, as base64url writes them. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export const isToken = (token: unknown): token is string => typeof token === 'string' && TOKEN.test(token);

/** SHA-256, hexadecimal. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** 32 bytes that nobody makes without the master key; other ones for each purpose. */
export function markOf({ config }: Keyed, purpose: string, marked: string | Buffer): Buffer {
  const key = Buffer.from(hkdfSync('sha256', config.masterKey, '', purpose, 32));
  return createHmac('sha256', key).update(marked).digest();
}

/** The token of this number of a row. */
export const tokenOf = (tools: Keyed, purpose: string, objectId: string, number: number): string =>
  markOf(tools, purpose, `${objectId}:${number}`).toString('base64url');
