/** Turns one's own second factor on, with a code that shows the phone has it. */
import { newRecoveryCodes, recoveryHash } from '../data/factor-secrets';
import { endSessions } from '../data/people';
import { moved, spendCode } from '../data/second-factor';
import { ShopError } from '../domain/errors';
import { onlyKnown, textOf, type Verb } from './calling';
import { ownFactor } from './own-factor';

/** { code }. Answers { recoveryCodes }, shown this once; every other session of the login ends. */
export const confirmSecondFactor: Verb = async (call) => {
  const { actor, params, tools, as } = call;
  onlyKnown(params, ['code']);
  const { loginId } = await ownFactor(call);
  const recoveryCodes = newRecoveryCodes();
  const hashes = recoveryCodes.map((code) => recoveryHash(tools, loginId, code));
  await spendCode(tools, loginId, actor, textOf(params, 'code'), (factor, now) => {
    if (factor.state === 'On') throw new ShopError('factor.alreadyOn');
    if (factor.state !== 'Pending') throw new ShopError('factor.notBegun');
    return {
      changes: { state: 'On', since: now, recoveryCodes: hashes },
      effects: [moved(factor, actor, now, 'confirm', 'On')],
    };
  });
  await endSessions(tools, loginId, as.sessionToken);
  return { recoveryCodes };
};
