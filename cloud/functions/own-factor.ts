/** What the functions for one's own second factor share. */
import { isPassword } from '../data/people';
import { ensureFactor } from '../data/second-factor';
import { ShopError } from '../domain/errors';
import type { Row } from '../kernel/record';
import type { Call } from './calling';
import { textOf } from './calling';

export interface Own {
  loginId: string;
  profile: Row;
  factor: Row;
}

/** The factor of whoever calls. Throws people.notStaff for whoever has no profile, as the master key. */
export async function ownFactor({ actor, tools }: Call): Promise<Own> {
  const profile = actor.technicianId && (await tools.store.get('Technician', actor.technicianId));
  if (!profile || !actor.userId) throw new ShopError('people.notStaff');
  const factor = await ensureFactor(tools, actor.userId, profile.objectId);
  return { loginId: actor.userId, profile, factor };
}

/** Throws factor.wrongPassword; wrong ones count as at a log-in. */
export async function askPassword({ params }: Call, { profile }: Own): Promise<void> {
  if (!(await isPassword(profile.username, textOf(params, 'password', 128))))
    throw new ShopError('factor.wrongPassword');
}
