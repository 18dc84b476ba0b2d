/** Whoever signs in takes along what they did in the store as a guest. */
import { mergeCarts } from '../data/carts';
import { claimQuotes } from '../data/claims';
import { sessionIdOf } from '../data/store-sessions';
import { ShopError } from '../domain/errors';
import { onlyKnown } from './calling';
import { customerOf } from './signed-in';
import type { StoreCall } from './storing';

/** { sessionSecret }, signed in. Answers { claimed: true }; what somebody else has claimed before stays theirs. */
export const claimSession = async (call: StoreCall) => {
  const { params, tools } = call;
  onlyKnown(params, ['sessionSecret']);
  const { objectId } = await customerOf(call);
  const sessionId = sessionIdOf(tools, params.sessionSecret);
  if (!sessionId) throw new ShopError('store.noSession');
  await claimQuotes(tools, sessionId, objectId);
  await mergeCarts(tools, sessionId, objectId);
  return { claimed: true };
};
