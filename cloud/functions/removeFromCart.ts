/** Takes a file out of the cart. Its quote stays as it is, and can be put into the cart again. */
import { cartOf, linesOf, removeLine } from '../data/carts';
import { ShopError } from '../domain/errors';
import { textOf } from './calling';
import { cartView } from './showCart';
import { knownBuyer, type StoreCall } from './storing';

/** sessionSecret or signed in, lineId. Answers the CartView. Throws cart.noSuchLine for one that is not in it. */
export async function removeFromCart(call: StoreCall) {
  const { params, tools } = call;
  const buyer = knownBuyer(call);
  const lineId = textOf(params, 'lineId', 40);
  const cart = await cartOf(tools, buyer);
  const lines = cart ? await linesOf(tools, cart.objectId) : [];
  if (!lines.some(({ objectId }) => objectId === lineId)) throw new ShopError('cart.noSuchLine');
  await removeLine(tools, buyer, lineId);
  return cartView(tools, buyer);
}
