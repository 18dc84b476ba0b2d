/** Who is asking: the rights come from role membership, the person from the staff profile. */
import type { StaffRole } from '../../schema/format';
import type { Store } from '../data/store';
import { noteCaller } from '../log/request';
import type { Asking, Logins } from './logins';
import { isOwnSave, type OwnSave, ownSaveOf } from './own-save';
import { pointerTo, type Row } from './record';
import { machineOf } from './standing';

export type ActorType = 'staff' | 'customer' | 'machine' | 'system' | 'admin' | 'stranger';

export interface Actor {
  type: ActorType;
  /** The Technician of staff, the Customer or Client of a customer, the ApiKey of a machine; the word `system` or `admin` otherwise. */
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
const ADMIN: Actor = { type: 'admin', id: 'admin', name: 'admin', ...nobody, roles: ALL_RIGHTS };

/** A login with no profile: no role, no rights. */
const STRANGER: Actor = { type: 'stranger', id: 'stranger', name: 'stranger', ...nobody, roles: new Set() };

export type { Asking } from './logins';

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

  constructor(
    private readonly store: Store,
    readonly logins: Logins,
  ) {}

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
  if ((type === 'staff' || type === 'machine') && userId) return { [type]: { id, name, userId, roles: [...roles] } };
  return type === 'admin' ? { isAdmin: true } : {};
}

/** The most that somebody is, in one word. */
const roleOf = ({ type, roles }: Actor) =>
  type === 'staff'
    ? (['manager', 'coordinator', 'technician'].find((role) => roles.has(role as StaffRole)) ?? type)
    : type;

/** The actor of a request; inherited roles included. */
export async function actorOf(asking: Asking, profiles: Profiles): Promise<Actor> {
  const actor = await findActor(asking, profiles);
  if (actor !== SYSTEM && actor !== STRANGER) noteCaller({ id: actor.id, role: roleOf(actor) });
  return actor;
}

async function findActor(asking: Asking, profiles: Profiles): Promise<Actor> {
  if (asking.master) {
    const { customer, staff, machine, isAdmin } = ownSaveOf(asking.context);
    if (customer) return { type: 'customer', ...customer, ...nobody, roles: new Set() };
    if (staff)
      return { ...nobody, ...staff, type: 'staff', technicianId: staff.id, roles: new Set(staff.roles as StaffRole[]) };
    if (machine) return { ...nobody, ...machine, type: 'machine', roles: new Set(machine.roles as StaffRole[]) };
    return isOwnSave(asking.context) && !isAdmin ? SYSTEM : ADMIN;
  }
  const userId = asking.user?.id;
  if (!userId) return STRANGER;
  const machine = machineOf(asking.user);
  if (machine) {
    const { id, name } = machine;
    return { ...nobody, type: 'machine', id, name, userId, roles: await rolesOf(asking, profiles) };
  }
  const profile = await profiles.ofUser(userId);
  if (!profile) return { ...STRANGER, userId };
  const { objectId: id, name } = profile;
  if (profile.population === 'customer')
    return { type: 'customer', id, name, userId, technicianId: undefined, customerId: id, roles: new Set() };
  return {
    type: 'staff',
    id,
    name,
    userId,
    technicianId: id,
    customerId: undefined,
    roles: await rolesOf(asking, profiles),
  };
}

const rolesOf = async (asking: Asking, { logins }: Profiles) => new Set((await logins.rolesOf(asking)) as StaffRole[]);
