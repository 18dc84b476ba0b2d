/** Who is asking: the rights come from role membership, the person from the staff profile. */
import type { StaffRole } from '../../schema/format';
import type { Store } from '../data/store';
import { isOwnSave, type OwnSave, ownSaveOf } from './own-save';
import { pointerTo, type Row } from './record';

const { Auth, getAuthForSessionToken } = require('parse-server/lib/Auth');
const ParseConfig = require('parse-server/lib/Config');

export type ActorType = 'staff' | 'customer' | 'system' | 'admin' | 'stranger';

export interface Actor {
  type: ActorType;
  /** The Technician of staff, the Customer or Client of a customer; the word `system` or `admin` otherwise. */
  id: string;
  name: string;
  userId: string | undefined;
  technicianId: string | undefined;
  /** The Customer who is signed in. */
  customerId: string | undefined;
  roles: ReadonlySet<StaffRole>;
}

const nobody = { userId: undefined, technicianId: undefined, customerId: undefined };

const ALL_RIGHTS: ReadonlySet<StaffRole> = new Set(['manager', 'coordinator'] as const);

/** The server's own tasks. */
export const SYSTEM: Actor = { type: 'system', id: 'system', name: 'system', ...nobody, roles: ALL_RIGHTS };

/** The master key: Dashboard and scripts. Held to every rule, as a manager is. */
export const ADMIN: Actor = { type: 'admin', id: 'admin', name: 'admin', ...nobody, roles: ALL_RIGHTS };

/** A login with no profile: no role, no rights. */
const STRANGER: Actor = { type: 'stranger', id: 'stranger', name: 'stranger', ...nobody, roles: new Set() };

/** What triggers and functions hand over of a request. */
export interface Asking {
  master?: boolean;
  user?: Parse.User;
  config: unknown;
  context?: Record<string, unknown>;
}

/** Who a login belongs to: a Technician, or a Customer. */
export interface Profile {
  population: 'staff' | 'customer';
  objectId: string;
  name: string;
}

/** Profiles never move between logins, so a found one is kept; customers change their names, so that theirs is read anew. */
export class Profiles {
  private readonly byUser = new Map<string, Profile>();
  private readonly userOf = new Map<string, string>();

  constructor(private readonly store: Store) {}

  async ofUser(userId: string): Promise<Profile | undefined> {
    const kept = this.byUser.get(userId);
    if (kept?.population === 'staff') return kept;
    if (kept) return this.customerNow(kept);
    const user = pointerTo('_User', userId);
    const [technician, customer] = await Promise.all([
      this.store.first('Technician', { user }),
      this.store.first('Customer', { user }),
    ]);
    if (!technician && !customer) return undefined;
    const profile: Profile = technician
      ? { population: 'staff', objectId: technician.objectId, name: technician.username }
      : { population: 'customer', objectId: (customer as Row).objectId, name: (customer as Row).name };
    this.byUser.set(userId, profile);
    return profile;
  }

  private async customerNow(profile: Profile): Promise<Profile | undefined> {
    const customer = await this.store.get('Customer', profile.objectId);
    return customer?.isActive ? { ...profile, name: customer.name } : undefined;
  }

  /** The login of a member of staff or a customer, for access rights. */
  async userIdOf(className: 'Technician' | 'Customer', profileId: string): Promise<string | undefined> {
    const kept = this.userOf.get(profileId);
    if (kept) return kept;
    const userId = (await this.store.get(className, profileId))?.user?.objectId as string | undefined;
    if (userId) this.userOf.set(profileId, userId);
    return userId;
  }
}

/** What makes a save of the server that of whoever had it follow, by a save of their own. */
export function actingAs({ type, id, name, userId, roles }: Actor): OwnSave {
  if (type === 'staff' && userId) return { staff: { id, name, userId, roles: [...roles] } };
  return type === 'admin' ? { isAdmin: true } : {};
}

/** The actor of a request; inherited roles included. */
export async function actorOf(asking: Asking, profiles: Profiles): Promise<Actor> {
  if (asking.master) {
    const { customer, staff, isAdmin } = ownSaveOf(asking.context);
    if (customer) return { type: 'customer', ...customer, ...nobody, roles: new Set() };
    if (staff)
      return { ...nobody, ...staff, type: 'staff', technicianId: staff.id, roles: new Set(staff.roles as StaffRole[]) };
    return isOwnSave(asking.context) && !isAdmin ? SYSTEM : ADMIN;
  }
  const userId = asking.user?.id;
  if (!userId) return STRANGER;
  const profile = await profiles.ofUser(userId);
  if (!profile) return { ...STRANGER, userId };
  const { objectId: id, name } = profile;
  if (profile.population === 'customer')
    return { type: 'customer', id, name, userId, technicianId: undefined, customerId: id, roles: new Set() };
  const auth = new Auth({
    config: asking.config,
    cacheController: (asking.config as { cacheController: unknown }).cacheController,
    isMaster: false,
    user: asking.user,
  });
  const names: string[] = await auth.getUserRoles();
  const roles = new Set(names.map((name) => name.replace(/^role:/, '') as StaffRole));
  return { type: 'staff', id, name, userId, technicianId: id, customerId: undefined, roles };
}

/** Is this a session that holds, of somebody of staff? */
export async function isStaffSession(sessionToken: string, appId: string, profiles: Profiles): Promise<boolean> {
  const config = ParseConfig.get(appId);
  try {
    const { user } = await getAuthForSessionToken({ config, cacheController: config.cacheController, sessionToken });
    return (await profiles.ofUser(user.id))?.population === 'staff';
  } catch {
    return false;
  }
}
