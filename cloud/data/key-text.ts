/** The text of an API key: `psk_`, 256 random bits, and a checksum by which scanners and the shop know one without asking. */
import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const PREFIX = 'psk_';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 62^43 is more than 2^256, and 62^6 more than 2^32. */
const SECRET_LENGTH = 43;
const CHECK_LENGTH = 6;
const KEY = new RegExp(`^${PREFIX}[0-9A-Za-z]{${SECRET_LENGTH + CHECK_LENGTH}}$`);

function base62(value: bigint, length: number): string {
  let [left, text] = [value, ''];
  while (text.length < length) {
    text = BASE62[Number(left % 62n)] + text;
    left /= 62n;
  }
  return text;
}

const checkOf = (secret: string) => base62(BigInt(crc32(`${PREFIX}${secret}`)), CHECK_LENGTH);

export function newKey(): string {
  const secret = base62(BigInt(`0x${randomBytes(32).toString('hex')}`), SECRET_LENGTH);
  return `${PREFIX}${secret}${checkOf(secret)}`;
}

/** Does it say of itself that it is a key? */
export const looksLikeKey = (token: unknown): token is string => typeof token === 'string' && token.startsWith(PREFIX);

/** Is it of the form that every key has? */
export function isWholeKey(token: string): boolean {
  const secret = token.slice(PREFIX.length, -CHECK_LENGTH);
  return KEY.test(token) && token.endsWith(checkOf(secret));
}

/** What tells a key from others without giving it away. */
export const hintOf = (key: string): string => `${key.slice(0, PREFIX.length + 4)}…${key.slice(-4)}`;
