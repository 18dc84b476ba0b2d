/** Staff: the profile leads, the login and the role follow. */
import { randomBytes } from 'node:crypto';
import { invite } from '../../data/passwords';
import { changeLogin, endSessions, loginPointer, makeLogin, otherManagers, syncLogin } from '../../data/people';
import { ShopError } from '../../domain/errors';
import { checkPassword } from '../../domain/people/passwords';
import type { Change } from '../../kernel/change';
import type { Effect, Row } from '../../kernel/record';
import type { ClassRules, Tools } from '../../kernel/tools';

export const TechnicianRules: ClassRules = {
  beforeSave: [keepOneManager, namesAreFree, keepLogin, followLogin, inviteNew],
  effects: { syncLogin: inStep, endSessions: endAllSessions, invite },
};

/** A shop without an active manager could not make one. */
async function keepOneManager(change: Change, { store }: Tools): Promise<void> {
  const { before, after } = change;
  const wasManager = before?.role === 'manager' && before.isActive;
  const isManager = after.role === 'manager' && after.isActive;
  if (wasManager && !isManager && (await otherManagers(store, after.objectId)) === 0)
    throw new ShopError('people.lastManager');
}

/** Asked before the login is made: a refused profile leaves no login behind. */
async function namesAreFree(change: Change, { store }: Tools): Promise<void> {
  for (const field of ['username', 'email']) {
    if (!change.changes(field)) continue;
    const value = change.after[field];
    if (await store.first('Technician', { [field]: value }))
      throw new ShopError('value.taken', { class: 'Technician', field, value });
    // A login is one person's: of staff, or of a customer.
    if (field === 'email' && (await store.first('Customer', { email: String(value).toLowerCase() })))
      throw new ShopError('value.taken', { class: 'Customer', field, value });
  }
}

async function keepLogin(change: Change): Promise<void> {
  const { username, email, password, user } = change.after;
  if (password !== undefined) {
    checkPassword(password, username);
    change.set('password', undefined);
  }
  if (change.isCreate) {
    // Without a password nobody knows it: the invitation is the only way in.
    const given = password ?? randomBytes(24).toString('base64url');
    change.set('user', loginPointer(await makeLogin(username, email, given)));
    return;
  }
  const changes = { ...(change.changes('email') ? { email } : {}), ...(password === undefined ? {} : { password }) };
  if (Object.keys(changes).length) await changeLogin(user.objectId, changes);
  if (password !== undefined) change.effects.push({ kind: 'endSessions' });
}

function followLogin(change: Change): void {
  if (change.isCreate || change.changes('role') || change.changes('isActive'))
    change.effects.push({ kind: 'syncLogin' });
}

/** Whoever is made by hand, with the master key, is told by hand. */
function inviteNew(change: Change): void {
  if (change.isCreate && change.actor.type === 'staff') change.effects.push({ kind: 'invite' });
}

function inStep(profile: Row, _effect: Effect, tools: Tools): Promise<void> {
  return syncLogin(profile, tools);
}

function endAllSessions(profile: Row, _effect: Effect, tools: Tools): Promise<void> {
  return endSessions(tools, profile.user.objectId);
}
