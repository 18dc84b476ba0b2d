/** The demo shop's people and their one password. */
import { randomInt } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Parse from 'parse/node';
import { keptSecret } from '../../cloud/config';
import type { Tools } from '../../cloud/kernel/tools';
import { emailOf, STAFF } from './cast';
import { ask, MASTER } from './person';

export interface DemoLogins {
  /** Those whose password it still is. */
  usernames: string[];
  password: string;
}

const PASSWORD_FILE = 'demo-password';
/** No letter or digit that is easily taken for another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Short enough to type on a tablet, and 59 bits. */
function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return [group(), group(), group()].join('-');
}

/** The password that the accounts were given last. */
function keptPassword({ dataDir, demoPassword }: Tools['config']): string {
  return keptSecret(dataDir, PASSWORD_FILE, () => demoPassword ?? newPassword());
}

function keepPassword(dataDir: string, password: string): void {
  const file = path.join(dataDir, PASSWORD_FILE);
  writeFileSync(`${file}.new`, `${password}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The password for accounts that are to be made now: DEMO_PASSWORD when it is set. */
export function seedPassword(config: Tools['config']): string {
  const kept = keptPassword(config);
  const wanted = config.demoPassword ?? kept;
  if (wanted !== kept) keepPassword(config.dataDir, wanted);
  return wanted;
}

/** Makes those of the four that are missing; the others are given this password. */
export async function makeStaff({ store }: Tools, password: string): Promise<void> {
  await Promise.all(
    STAFF.map(async ({ username, role, displayName }) => {
      const there = await store.first('Technician', { username });
      if (!there) {
        const profile = { username, displayName, role, email: emailOf(username), password, isActive: true };
        await ask('POST', 'classes/Technician', profile, MASTER);
      } else if (!(await opens({ store }, there.user.objectId, password)))
        await ask('PUT', `classes/Technician/${there.objectId}`, { password }, MASTER);
    }),
  );
}

/** Is this the password of the login? Asked of its hash, so that a wrong one counts against nobody. */
async function opens({ store }: Pick<Tools, 'store'>, userId: string, password: string): Promise<boolean> {
  const { compare } = require('parse-server/lib/password') as {
    compare(password: string, hash: unknown): Promise<boolean>;
  };
  const user = await store.get('_User', userId);
  return compare(password, user?._hashed_password ?? user?.password);
}

/**
 * The logins of a shop that was seeded before. Another DEMO_PASSWORD than then is given to the
 * accounts that still have the old one; who chose a password of their own keeps it.
 */
export async function demoLogins(tools: Tools): Promise<DemoLogins | undefined> {
  const { config, store } = tools;
  const kept = keptPassword(config);
  const wanted = config.demoPassword ?? kept;
  const opened = await Promise.all(
    STAFF.map(async ({ username }) => {
      const profile = await store.first('Technician', { username, isActive: true });
      if (!profile) return undefined;
      const userId = profile.user.objectId as string;
      if (await opens(tools, userId, wanted)) return username;
      if (wanted === kept || !(await opens(tools, userId, kept))) return undefined;
      return (await changePassword(profile.objectId, wanted)) ? username : undefined;
    }),
  );
  if (wanted !== kept) keepPassword(config.dataDir, wanted);
  const usernames = opened.filter((username) => username !== undefined);
  return usernames.length ? { usernames, password: wanted } : undefined;
}

/** false where the rules for passwords refuse it, such as one that was used before. */
async function changePassword(technicianId: string, password: string): Promise<boolean> {
  try {
    await ask('PUT', `classes/Technician/${technicianId}`, { password }, MASTER);
    return true;
  } catch (error) {
    if (error instanceof Parse.Error) return false;
    throw error;
  }
}

/** Is anybody on the staff but the demo's own people? */
export async function othersWorkHere({ store }: Tools): Promise<boolean> {
  const usernames = STAFF.map(({ username }) => username);
  return (await store.first('Technician', { username: { $nin: usernames } })) !== undefined;
}
