/** Keys of machines: each acts as a login of its own, which has the key's role for as long as it is active. */

import type { RoleName } from '../../../schema/format';
import { loginPointer, makeMachineLogin, syncRoles } from '../../data/people';
import { ShopError } from '../../domain/errors';
import type { Change } from '../../kernel/change';
import type { Effect, Row } from '../../kernel/record';
import { scopesFor } from '../../kernel/scopes';
import type { ClassRules, Tools } from '../../kernel/tools';

const MOST_DAYS = 731;
const DAY_MS = 86_400_000;

export const ApiKeyRules: ClassRules = {
  beforeSave: [scopesAreOfRole, expiresInTime, giveLogin, noteRevoking],
  effects: { syncMachine },
};

function scopesAreOfRole(change: Change, { schema }: Tools): void {
  if (!change.isCreate) return;
  const { role, scopes } = change.after;
  const known = new Set(scopesFor(schema, role));
  const wrong = scopes.length ? scopes.find((scope: unknown) => !known.has(String(scope))) : 'at all';
  if (wrong !== undefined) throw new ShopError('key.badScope', { role, scope: String(wrong).slice(0, 60) });
  change.set('scopes', [...new Set<string>(scopes)].sort());
}

function expiresInTime(change: Change): void {
  if (!change.isCreate) return;
  const left = change.after.expiresAt.getTime() - change.now.getTime();
  if (left <= 0 || left > MOST_DAYS * DAY_MS) throw new ShopError('key.badExpiry', { days: MOST_DAYS });
}

async function giveLogin(change: Change): Promise<void> {
  if (!change.isCreate) return;
  change.set('user', loginPointer(await makeMachineLogin()));
  change.effects.push({ kind: 'syncMachine' });
}

function noteRevoking(change: Change): void {
  if (change.move !== 'revoke') return;
  change.set('revokedAt', change.now);
  change.effects.push({ kind: 'syncMachine' });
}

async function syncMachine({ user, role, state }: Row, _effect: Effect, { schema }: Tools): Promise<void> {
  await syncRoles(user.objectId, state === 'Active' ? role : undefined, Object.keys(schema.roles) as RoleName[]);
}
