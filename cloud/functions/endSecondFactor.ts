/** Turns one's own second factor off, with the password and a code. */
import { moved, NOTHING_LEFT, spendCode } from '../data/second-factor';
import { ShopError } from '../domain/errors';
import { onlyKnown, textOf, type Verb } from './calling';
import { askPassword, ownFactor } from './own-factor';

/** { password, code }. Answers { state }. Whoever must have one has to turn it on again before anything else. */
export const endSecondFactor: Verb = async (call) => {
  const { actor, params, tools } = call;
  onlyKnown(params, ['password', 'code']);
  const own = await ownFactor(call);
  const code = textOf(params, 'code');
  await askPassword(call, own);
  await spendCode(tools, own.loginId, actor, code, (factor, now) => {
    if (factor.state !== 'On') throw new ShopError('factor.notOn');
    return { changes: NOTHING_LEFT, effects: [moved(factor, actor, now, 'end', 'Off')] };
  });
  return { state: 'Off' };
};
