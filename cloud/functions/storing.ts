/** What the functions of the store share: who calls, with an account or as a guest, and whose rows those are. */
import { orderOfToken } from '../data/order-links';
import { sessionIdOf } from '../data/store-sessions';
import { ShopError } from '../domain/errors';
import { type Asking, actorOf } from '../kernel/actor';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { type PublicCall, publicFunction } from './public';

/** A customer with an account who is signed in, or a guest with the secret of a session. */
export type Buyer = { customerId: string; name: string } | { sessionId: string };

export interface StoreCall extends PublicCall {
  /** undefined: neither signed in nor with a session; what is for everybody is answered all the same. */
  buyer: Buyer | undefined;
}

/** Registers a function of the store, at most `perMinute` calls from one address. */
export function storeFunction(
  name: string,
  perMinute: number,
  tools: Tools,
  verb: (call: StoreCall) => Promise<unknown>,
): void {
  publicFunction(name, perMinute, tools, async (call, request) =>
    verb({ ...call, buyer: await buyerOf(call, request) }),
  );
}

async function buyerOf({ params, tools }: PublicCall, request: Parse.Cloud.FunctionRequest) {
  const { customerId, name } = await actorOf(request as unknown as Asking, tools.profiles);
  if (customerId) return { customerId, name };
  const sessionId = sessionIdOf(tools, params.sessionSecret);
  return sessionId === undefined ? undefined : { sessionId };
}

/** Throws store.noSession for whoever is neither signed in nor has a session. */
export function knownBuyer({ buyer }: StoreCall): Buyer {
  if (!buyer) throw new ShopError('store.noSession');
  return buyer;
}

/** The rows that are theirs: of the customer, or of the session. */
export const ownedBy = (buyer: Buyer): Record<string, unknown> =>
  'customerId' in buyer ? { customer: pointerTo('Customer', buyer.customerId) } : { sessionId: buyer.sessionId };

/**
 * The order that the call is about: that of `token`, as its link has it, or of `orderId` for the
 * customer whose it is. Throws order.unknown, whichever of these is wrong.
 */
export async function orderOfCall({ params, tools, buyer }: StoreCall): Promise<Row> {
  const byLink = await orderOfToken(tools, params.token);
  if (byLink) return byLink;
  const isSignedIn = buyer && 'customerId' in buyer && typeof params.orderId === 'string';
  const own = isSignedIn && (await tools.store.first('Order', { objectId: params.orderId, ...ownedBy(buyer) }));
  if (!own) throw new ShopError('order.unknown');
  return own;
}
