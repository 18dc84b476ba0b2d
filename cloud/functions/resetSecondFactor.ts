/** A manager takes a colleague's second factor away, who has lost their phone. */
import { changeFactor, factorOf, moved, NOTHING_LEFT } from '../data/second-factor';
import { ShopError } from '../domain/errors';
import { managersOnly, onlyKnown, rowNamed, type Verb } from './calling';

/** { technicianId }. Ends their sessions and tells them by mail. Answers { state }. */
export const resetSecondFactor: Verb = async (call) => {
  const { actor, params, tools } = call;
  onlyKnown(params, ['technicianId']);
  managersOnly(call, 'reset', 'SecondFactor');
  const person = await rowNamed(call, 'resetSecondFactor', 'technicianId', 'Technician');
  if (person.objectId === actor.technicianId) throw new ShopError('factor.ownReset');
  const factor = await factorOf(tools, person.user.objectId);
  if (!factor || factor.state === 'Off') throw new ShopError('factor.notOn');
  const effects = [moved(factor, actor, tools.now(), 'end', 'Off'), { kind: 'tellReset', by: actor.name }];
  if (!(await changeFactor(tools, factor, NOTHING_LEFT, effects))) throw new ShopError('factor.busy');
  return { state: 'Off' };
};
