/**
 * A guest's session in the store: a secret that the server makes, and no row. What the session owns
 * is found by the secret's hash, so that it can be neither guessed nor listed.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Tools } from '../kernel/tools';
import { hashOf, markOf as keyedMark } from './link-tokens';

type Keyed = Pick<Tools, 'config'>;

const RANDOM_BYTES = 24;
const MARK_BYTES = 24;
/** Both parts as base64url writes them. */
const SECRET = /^[A-Za-z0-9_-]{64}$/;

const markOf = (tools: Keyed, random: Buffer) => keyedMark(tools, 'store-session', random).subarray(0, MARK_BYTES);

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
  return hashOf(secret);
}
