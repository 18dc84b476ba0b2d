/** What a second factor is made of, as it is kept: the secret encrypted, the recovery codes hashed, both under the master key. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Tools } from '../kernel/tools';
import { markOf } from './link-tokens';
import { base32 } from './totp';

type Keyed = Pick<Tools, 'config'>;

const RECOVERY_CODES = 10;
const IV_BYTES = 12;
const TAG_BYTES = 16;

const cipherKey = (tools: Keyed, loginId: string) => markOf(tools, 'second-factor', loginId);

/** AES-256-GCM; another login's secret put in its place does not open. */
export function sealed(tools: Keyed, loginId: string, secret: Buffer): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', cipherKey(tools, loginId), iv);
  const body = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

/** undefined when it was sealed under another master key, or for another login. */
export function unsealed(tools: Keyed, loginId: string, kept: string): Buffer | undefined {
  const bytes = Buffer.from(kept, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', cipherKey(tools, loginId), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Ten codes of 80 random bits, in four groups that can be read out. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () =>
    base32(randomBytes(10))
      .toLowerCase()
      .replace(/.{4}(?=.)/g, '$&-'),
  );

/** However it is typed: with hyphens, blanks or capitals. */
export const recoveryHash = (tools: Keyed, loginId: string, code: string): string =>
  markOf(tools, 'recovery-code', `${loginId}:${code.toLowerCase().replace(/[\s-]/g, '')}`).toString('base64url');
