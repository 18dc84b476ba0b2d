/**
 * A guest's session in the store: a secret that the server makes, and no row. What the session owns
 * is found by the secret's hash, so that it can be neither guessed nor listed.
 */
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Tools } from '../kernel/tools';

type Keyed = Pick<Tools, 'config'>;

const RANDOM_BYTES = 24;
const MARK_BYTES = 24;
/** Both parts as base64url writes them. */
const SECRET = /^[A-Za-z0-9_-]{64}$/;

function markOf({ config }: Keyed, random: Buffer): Buffer {
  const key = Buffer.from(hkdfSync('sha256', config.masterKey, '', 'store-session', 32));
  return createHmac('sha256', key).update(random).digest().subarray(0, MARK_BYTES);
}

/** A new secret: 192 random bits, and a mark that shows the server made it. */
export function newSessionSecret(tools: Keyed): string {
  const random = randomBytes(RANDOM_BYTES);
  return Buffer.concat([random, markOf(tools, random)]).toString('base64url');
}

/** The session of a secret: its SHA-256, hexadecimal; undefined for one that was not made here. */
export function sessionIdOf(tools: Keyed, secret: unknown): string | undefined {
  if (typeof secret !== 'string' || !SECRET.test(secret)) return undefined;
  const bytes = Buffer.from(secret, 'base64url');
  const random = bytes.subarray(0, RANDOM_BYTES);
  if (!timingSafeEqual(bytes.subarray(RANDOM_BYTES), markOf(tools, random))) return undefined;
  return createHash('sha256').update(secret).digest('hex');
}
