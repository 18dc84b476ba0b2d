/** Keys of machines, as a manager makes them. */
import { strict as assert } from 'node:assert';
import { type Answer, type Api, date } from './api';
import { next, type Shop } from './shop';

const DAY_MS = 86_400_000;

export const inDays = (days: number) => date(new Date(Date.now() + days * DAY_MS));

export const askKey = (who: Api, more: Record<string, unknown> = {}): Promise<Answer> =>
  who.call('createApiKey', {
    name: `Machine ${next()}`,
    role: 'coordinator',
    scopes: ['Client:read'],
    expiresAt: inDays(30),
    ...more,
  });

/** A machine with these scopes, and the key that it has. */
export async function newMachine(shop: Shop, scopes: string[], role = 'coordinator', by: Api = shop.manager) {
  const { body } = await askKey(by, { scopes, role });
  assert.equal(body.error, undefined);
  const { id, key } = body.result as { id: string; key: string };
  return { id, key, api: shop.stranger.as({ Authorization: `Bearer ${key}` }) };
}
