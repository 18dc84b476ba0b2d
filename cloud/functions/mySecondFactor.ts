/** How one's own second factor stands. */
import { isRequired } from '../data/factor-policy';
import type { Verb } from './calling';
import { ownFactor } from './own-factor';

/** Answers { state, since, recoveryCodesLeft, required }. */
export const mySecondFactor: Verb = async (call) => {
  const { factor, profile } = await ownFactor(call);
  const { state, since, recoveryCodes = [] } = factor;
  return { state, since, recoveryCodesLeft: recoveryCodes.length, required: isRequired(call.tools, profile) };
};
