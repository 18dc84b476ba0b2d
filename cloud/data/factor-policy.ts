/** Who must have a second factor, and what is asked of whoever signs in. */
import { ShopError } from '../domain/errors';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { factorOf, isOn, spendCode } from './second-factor';

/** Does the shop ask this member of staff for a second factor? */
export const isRequired = ({ config }: Pick<Tools, 'config'>, { role }: Row): boolean =>
  config.requireSecondFactor === 'staff' || (config.requireSecondFactor === 'managers' && role === 'manager');

/** Must this member of staff turn a second factor on before anything else? */
export async function mustEnrol(tools: Pick<Tools, 'config' | 'store'>, technicianId: string, loginId: string) {
  if (tools.config.requireSecondFactor === 'none') return false;
  const [profile, factor] = await Promise.all([tools.store.get('Technician', technicianId), factorOf(tools, loginId)]);
  return profile !== undefined && isRequired(tools, profile) && !isOn(factor);
}

/** Throws unless the login has no second factor, or this is a code of it. */
export async function askForCode(tools: Tools, profile: Row, loginId: string, code: unknown): Promise<void> {
  const factor = await factorOf(tools, loginId);
  if (!isOn(factor)) return;
  if (typeof code !== 'string' || code === '') throw new ShopError('factor.codeNeeded');
  const doer = { id: profile.objectId, type: 'staff', name: profile.username } as const;
  await spendCode(tools, loginId, doer, code.slice(0, 100));
}
