/** Deletes what the shop has of the customer who is signed in, but for what it has to keep. */
import { markErased } from '../data/erasure';
import { isPassword } from '../data/people';
import { ShopError } from '../domain/errors';
import { pointerTo } from '../kernel/record';
import { onlyKnown, textOf } from './calling';
import { customerOf } from './signed-in';
import type { StoreCall } from './storing';

const TRIES = 10;

/** { password }. Answers { deleted: true, keptOrders }: so many orders stay, with their contact, in the shop's books. */
export const deleteMyData = async (call: StoreCall) => {
  const { params, tools } = call;
  onlyKnown(params, ['password']);
  const password = textOf(params, 'password', 128);
  const { objectId, email } = await customerOf(call);
  if (!(await isPassword(email, password))) throw new ShopError('account.wrongPassword');
  for (let left = TRIES; !(await markErased(tools, objectId)); left--)
    if (left === 0) throw new ShopError('account.beingChanged');
  const keptOrders = await tools.store.count('Order', { customer: pointerTo('Customer', objectId) });
  return { deleted: true, keptOrders };
};
