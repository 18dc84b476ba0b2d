/** Who is signed in: the profile, and the roles with those inherited. */
import { ShopError } from '../domain/errors';
import type { Verb } from './calling';

export const me: Verb = async ({ actor, tools }) => {
  if (!actor.technicianId) throw new ShopError('people.notStaff');
  const profile = await tools.store.get('Technician', actor.technicianId);
  if (!profile) throw new ShopError('people.notStaff');
  if (!profile.isActive) throw new ShopError('people.inactive');
  const { objectId, username, email, displayName, role } = profile;
  return {
    technician: { objectId, username, email, displayName: displayName ?? username, role },
    roles: [...actor.roles].sort(),
  };
};
