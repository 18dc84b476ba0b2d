/** Customers with an account: they change name, language and password; staff may close the account. */

import { eraseCustomer } from '../../data/erasure';
import { welcome } from '../../data/passwords';
import { changeLogin, endSessions, syncLogin } from '../../data/people';
import { checkPassword } from '../../domain/people/passwords';
import type { Change } from '../../kernel/change';
import type { Effect, Row } from '../../kernel/record';
import type { ClassRules, Tools } from '../../kernel/tools';

export const CustomerRules: ClassRules = {
  beforeSave: [keepPassword, followLogin],
  effects: { welcome, syncLogin: inStep, endSessions: endAllSessions, erase: eraseCustomer },
};

/** A new password goes to the login, and the sessions that began with the former one end. */
async function keepPassword(change: Change): Promise<void> {
  const { email, password, user } = change.after;
  if (password === undefined) return;
  checkPassword(password, email);
  change.set('password', undefined);
  await changeLogin(user.objectId, { password });
  change.effects.push({ kind: 'endSessions' });
}

function followLogin(change: Change): void {
  if (change.isCreate) change.effects.push({ kind: 'welcome' });
  if (change.isCreate || change.changes('isActive')) change.effects.push({ kind: 'syncLogin' });
}

function inStep(profile: Row, _effect: Effect, tools: Tools): Promise<void> {
  return syncLogin(profile, tools);
}

function endAllSessions(profile: Row, _effect: Effect, tools: Tools): Promise<void> {
  return endSessions(tools, profile.user.objectId);
}
