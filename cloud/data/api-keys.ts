/** Which key a request comes with, and whether it holds. */
import { ShopError } from '../domain/errors';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { log } from '../log';
import { isWholeKey } from './key-text';
import { hashOf } from './link-tokens';

type Kept = Pick<Tools, 'store' | 'now'>;

const HOUR_MS = 3_600_000;

/** The ApiKey of this text. Throws key.invalid when it was revoked, has expired, or its maker is no active manager. */
export async function keyOf(tools: Kept, text: string): Promise<Row> {
  const { store, now } = tools;
  const key = isWholeKey(text) ? await store.unique('ApiKey', 'keyHash', hashOf(text)) : undefined;
  if (key?.state !== 'Active' || key.expiresAt <= now()) throw new ShopError('key.invalid');
  const maker = await store.get('Technician', key.createdBy.objectId);
  if (!maker?.isActive || maker.role !== 'manager') throw new ShopError('key.invalid');
  return key;
}

/** Notes that a key is in use, once an hour. Nobody waits for it. */
export function noteUse({ store, now }: Kept, { objectId, lastUsedAt }: Row): void {
  if (lastUsedAt && now().getTime() - lastUsedAt.getTime() < HOUR_MS) return;
  store
    .update('ApiKey', { objectId }, { lastUsedAt: now() })
    .catch((error) => log.error('The use of an API key could not be noted', { error }));
}
