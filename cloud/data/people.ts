/** Logins, roles and sessions: what only the server may touch. */
import { randomBytes } from 'node:crypto';
import Parse from 'parse/node';
import type { RoleName } from '../../schema/format';
import { OWN_SAVE } from '../kernel/own-save';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import type { Store } from './store';

async function loginNamed(username: string): Promise<Parse.User | undefined> {
  return new Parse.Query(Parse.User).equalTo('username', username).first(OWN_SAVE);
}

/** Makes the login of a member of staff, or takes over one that a crash left without a profile. */
export async function makeLogin(username: string, email: string, password: string): Promise<string> {
  const user = (await loginNamed(username)) ?? new Parse.User();
  await user.save({ username, email, password }, OWN_SAVE);
  return user.id as string;
}

/** Makes the login of a customer, whose username is the address; one that is there already is left as it is. */
export async function ensureCustomerLogin(email: string): Promise<string> {
  const found = await loginNamed(email);
  if (found) return found.id as string;
  const user = new Parse.User();
  // Nobody knows this password: the link that is mailed is the only way in.
  const password = randomBytes(24).toString('base64url');
  try {
    await user.save({ username: email, email, password }, OWN_SAVE);
    return user.id as string;
  } catch (error) {
    // Asked for twice at the same time: the other one made it.
    const made = await loginNamed(email);
    if (!made) throw error;
    return made.id as string;
  }
}

/** Makes the login that a key acts as. Nobody knows its password, and it belongs to nobody who could sign in. */
export async function makeMachineLogin(): Promise<string> {
  const user = new Parse.User();
  const username = `key-${randomBytes(12).toString('hex')}`;
  await user.save({ username, password: randomBytes(24).toString('base64url') }, OWN_SAVE);
  return user.id as string;
}

export async function changeLogin(userId: string, changes: { email?: string; password?: string }): Promise<void> {
  const user = Parse.User.createWithoutData(userId) as Parse.User;
  await user.save(changes, OWN_SAVE);
}

/** Is this the password? A wrong one counts towards the lock of the login, as at a log-in; throws when it is locked. */
export async function isPassword(username: string, password: string): Promise<boolean> {
  try {
    await Parse.User.verifyPassword(username, password);
    return true;
  } catch (error) {
    const { code, message } = error as Parse.Error;
    if (code === Parse.Error.OBJECT_NOT_FOUND && !/locked/i.test(message)) return false;
    throw error;
  }
}

/** Takes a login away, with its sessions and its part in any role. Safe to do twice. */
export async function removeLogin(tools: Tools, userId: string): Promise<void> {
  const { store, schema } = tools;
  await endSessions(tools, userId);
  await syncRoles(userId, undefined, Object.keys(schema.roles) as RoleName[]);
  await store.remove('_User', { objectId: userId });
}

/** Ends every session of a login, for REST and for LiveQuery, at once; all but `kept` where one is given. */
export async function endSessions({ logins }: Pick<Tools, 'logins'>, userId: string, kept?: string): Promise<void> {
  const user = Parse.User.createWithoutData(userId);
  const all = new Parse.Query(Parse.Session).equalTo('user', user).limit(1000);
  const sessions = await (kept === undefined ? all : all.notEqualTo('sessionToken', kept)).find(OWN_SAVE);
  await Parse.Object.destroyAll(sessions, OWN_SAVE);
  await logins.forget(userId);
}

async function roleNamed(name: string): Promise<Parse.Role | undefined> {
  return new Parse.Query(Parse.Role).equalTo('name', name).first(OWN_SAVE);
}

/** Makes the roles that are missing, and the inheritance between them. */
export async function ensureRoles(schema: Tools['schema']): Promise<void> {
  for (const name of Object.keys(schema.roles))
    if (!(await roleNamed(name))) await new Parse.Role(name, new Parse.ACL()).save(null, OWN_SAVE);
  for (const [name, { inherits }] of Object.entries(schema.roles))
    for (const lower of inherits) {
      const [role, parent] = [await roleNamed(name), await roleNamed(lower)];
      if (!role || !parent) continue;
      const there = await parent.getRoles().query().equalTo('objectId', role.id).first(OWN_SAVE);
      if (there) continue;
      parent.getRoles().add(role);
      await parent.save(null, OWN_SAVE);
    }
}

/** Puts a login into the one role that its profile names, or into none when it is not active. */
export async function syncRoles(userId: string, role: RoleName | undefined, names: RoleName[]): Promise<boolean> {
  const user = Parse.User.createWithoutData(userId) as Parse.User;
  let changed = false;
  for (const name of names) {
    const row = await roleNamed(name);
    if (!row) continue;
    const member = await row.getUsers().query().equalTo('objectId', userId).first(OWN_SAVE);
    if (Boolean(member) === (name === role)) continue;
    if (member) row.getUsers().remove(user);
    else row.getUsers().add(user);
    await row.save(null, OWN_SAVE);
    changed = true;
  }
  return changed;
}

/** Brings a profile's login in step with it: the role of staff or that of customers, and no session where it is not active. */
export async function syncLogin(profile: Row, tools: Pick<Tools, 'schema' | 'logins'>): Promise<void> {
  const userId = profile.user?.objectId as string | undefined;
  if (!userId) return;
  const names = Object.keys(tools.schema.roles) as RoleName[];
  // Only staff have a role of their own.
  const role = profile.isActive ? (profile.role ?? 'customer') : undefined;
  if (await syncRoles(userId, role, names)) await tools.logins.forget(userId);
  if (!profile.isActive) await endSessions(tools, userId);
}

/** Active managers other than this one. */
export async function otherManagers(store: Store, technicianId: string): Promise<number> {
  return store.count('Technician', { role: 'manager', isActive: true, objectId: { $ne: technicianId } });
}

/** Every profile of staff in step with its login and role; for the start, when a crash may have come between. */
export async function syncAllLogins(tools: Tools): Promise<void> {
  for await (const profile of tools.store.all('Technician')) await syncLogin(profile, tools);
}

export const loginPointer = (userId: string) => pointerTo('_User', userId);
