/** Who is asking: the rights come from role membership, the person from the staff profile. */
import type { StaffRole } from '../../schema/format';
import type { Store } from '../data/store';
import { isOwnSave, ownSaveOf } from './own-save';
import { pointerTo } from './record';

const { Auth } = require('parse-server/lib/Auth');

export type ActorType = 'staff' | 'customer' | 'system' | 'admin' | 'stranger';

export interface Actor {
  type: ActorType;
  /** The Technician of staff, the Client of a customer; the word `system` or `admin` otherwise. */
  id: string;
  name: string;
  userId: string | undefined;
  technicianId: string | undefined;
  roles: ReadonlySet<StaffRole>;
}

const nobody = { userId: undefined, technicianId: undefined };

const ALL_RIGHTS: ReadonlySet<StaffRole> = new Set(['manager', 'coordinator'] as const);

/** The server's own tasks. */
export const SYSTEM: Actor = { type: 'system', id: 'system', name: 'system', ...nobody, roles: ALL_RIGHTS };

/** The master key: Dashboard and scripts. Held to every rule, as a manager is. */
export const ADMIN: Actor = { type: 'admin', id: 'admin', name: 'admin', ...nobody, roles: ALL_RIGHTS };

/** A login with no staff profile: no role, no rights. */
const STRANGER: Actor = { type: 'stranger', id: 'stranger', name: 'stranger', ...nobody, roles: new Set() };

/** What triggers and functions hand over of a request. */
export interface Asking {
  master?: boolean;
  user?: Parse.User;
  config: unknown;
  context?: Record<string, unknown>;
}

/** Profiles never move between logins, so a found one is kept. */
export class Profiles {
  private readonly byUser = new Map<string, { objectId: string; username: string }>();
  private readonly userOf = new Map<string, string>();

  constructor(private readonly store: Store) {}

  async ofUser(userId: string): Promise<{ objectId: string; username: string } | undefined> {
    const kept = this.byUser.get(userId);
    if (kept) return kept;
    const row = await this.store.first('Technician', { user: pointerTo('_User', userId) });
    if (!row) return undefined;
    const profile = { objectId: row.objectId, username: row.username as string };
    this.byUser.set(userId, profile);
    return profile;
  }

  /** The login of a member of staff, for access rights. */
  async userIdOf(technicianId: string): Promise<string | undefined> {
    const kept = this.userOf.get(technicianId);
    if (kept) return kept;
    const userId = (await this.store.get('Technician', technicianId))?.user?.objectId as string | undefined;
    if (userId) this.userOf.set(technicianId, userId);
    return userId;
  }
}

/** The actor of a request; inherited roles included. */
export async function actorOf(asking: Asking, profiles: Profiles): Promise<Actor> {
  if (asking.master) {
    const { customer, isAdmin } = ownSaveOf(asking.context);
    if (customer) return { type: 'customer', ...customer, ...nobody, roles: new Set() };
    return isOwnSave(asking.context) && !isAdmin ? SYSTEM : ADMIN;
  }
  const userId = asking.user?.id;
  if (!userId) return STRANGER;
  const auth = new Auth({
    config: asking.config,
    cacheController: (asking.config as { cacheController: unknown }).cacheController,
    isMaster: false,
    user: asking.user,
  });
  const [profile, names] = await Promise.all([profiles.ofUser(userId), auth.getUserRoles() as Promise<string[]>]);
  if (!profile) return { ...STRANGER, userId };
  const roles = new Set(names.map((name) => name.replace(/^role:/, '') as StaffRole));
  return { type: 'staff', id: profile.objectId, name: profile.username, userId, technicianId: profile.objectId, roles };
}
