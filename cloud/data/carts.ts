/**
 * Carts. Each change is one compare-and-set of the cart's row that names what it brings about; whoever
 * comes next finishes what a crash left, so that lines are never read while they change.
 */
import { type Effect, pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { Turns } from '../kernel/turns';
import { accessTo } from './access';
import { jobsOfQuote } from './store-quotes';

/** A customer with an account, or a guest's session. */
export type CartOwner = { customerId: string } | { sessionId: string };

export const MOST_LINES = 100;

const cartKeyOf = (owner: CartOwner) =>
  'customerId' in owner ? `customer:${owner.customerId}` : `session:${owner.sessionId}`;

export const cartPointer = (cartId: string) => pointerTo('Cart', cartId);

export const linesOf = ({ store }: Pick<Tools, 'store'>, cartId: string): Promise<Row[]> =>
  store.find('CartLine', { cart: cartPointer(cartId) }, { sort: { createdAt: 1 } });

/** The owner's cart with nothing under way; undefined when nothing was ever put into it. */
export async function cartOf(tools: Tools, owner: CartOwner): Promise<Row | undefined> {
  for (;;) {
    const cart = await tools.store.first('Cart', { cartKey: cartKeyOf(owner) });
    if (!cart?.unsettled?.length) return cart;
    await tools.settle('Cart', cart);
  }
}

async function openCart(tools: Tools, owner: CartOwner): Promise<Row> {
  const found = await cartOf(tools, owner);
  if (found) return found;
  const customer = 'customerId' in owner ? pointerTo('Customer', owner.customerId) : undefined;
  const fields = {
    ...('sessionId' in owner ? { sessionId: owner.sessionId } : { customer }),
    cartKey: cartKeyOf(owner),
  };
  await tools.store.createOnce('Cart', { ...fields, ACL: await accessTo(tools, 'Cart', { customer }) });
  return (await cartOf(tools, owner)) as Row;
}

const turns = new Turns();

/**
 * Changes the owner's cart, one at a time: `plan` answers what is to be brought about by the cart as it
 * is, and what is written with it; undefined for nothing.
 */
export function changeCart(
  tools: Tools,
  owner: CartOwner,
  plan: (cart: Row) => Promise<{ effect: Effect; fields?: Record<string, unknown> } | undefined>,
): Promise<void> {
  return turns.take(cartKeyOf(owner), async () => {
    for (;;) {
      const cart = await openCart(tools, owner);
      const planned = await plan(cart);
      if (!planned) return;
      const revision = (cart.revision ?? 0) + 1;
      const changes = { ...planned.fields, revision, unsettled: [planned.effect], unsettledSince: tools.now() };
      if (!(await tools.store.update('Cart', { objectId: cart.objectId, revision: cart.revision }, changes))) continue;
      await tools.settle('Cart', { ...cart, ...changes } as Row);
      return;
    }
  });
}

/** Puts the files of a locked quote into the owner's cart; those that are there already stay. */
export const addQuote = (tools: Tools, owner: CartOwner, quoteId: string): Promise<void> =>
  changeCart(tools, owner, async () => ({ effect: { kind: 'addQuote', quoteId } }));

export const removeLine = (tools: Tools, owner: CartOwner, lineId: string): Promise<void> =>
  changeCart(tools, owner, async () => ({ effect: { kind: 'removeLine', lineId } }));

/** Moves what a guest has in the cart into that of the customer they turned out to be. Safe to do twice. */
export async function mergeCarts(tools: Tools, sessionId: string, customerId: string): Promise<void> {
  if (!(await cartOf(tools, { sessionId }))) return;
  const { objectId: into } = await openCart(tools, { customerId });
  await changeCart(tools, { sessionId }, async () => ({ effect: { kind: 'moveLines', into, customerId } }));
}

/** The effect `addQuote`. */
export async function fillCart(cart: Row, { quoteId }: Effect, tools: Tools): Promise<void> {
  const { store } = tools;
  const { customer } = cart;
  const ACL = await accessTo(tools, 'CartLine', { customer });
  const quote = await store.get('Quote', quoteId as string);
  for (const job of quote && !quote.order ? await jobsOfQuote(tools, quote) : []) {
    await store.createOnce('CartLine', {
      cart: cartPointer(cart.objectId),
      quote: job.quote,
      job: pointerTo('QuoteJob', job.objectId),
      quantity: job.quantity,
      lockedUnitPrice: job.unitPrice,
      lockedSetupPrice: job.setupPrice,
      currency: job.currency,
      lineKey: job.objectId,
      customer,
      ACL,
    });
  }
  // It was deleted meanwhile, with what lay in carts until then.
  const still = await store.get('Quote', quoteId as string);
  if (!still || still.deletingSince) await store.remove('CartLine', { quote: pointerTo('Quote', quoteId as string) });
}

/** The effect `removeLine`. */
export async function dropLine(cart: Row, { lineId }: Effect, { store }: Tools): Promise<void> {
  await store.remove('CartLine', { objectId: lineId, cart: cartPointer(cart.objectId) });
}

/** The effect `moveLines`. */
export async function moveLines(cart: Row, { into, customerId }: Effect, tools: Tools): Promise<void> {
  const customer = pointerTo('Customer', customerId as string);
  const ACL = await accessTo(tools, 'CartLine', { customer });
  const { store } = tools;
  for (const { objectId } of await linesOf(tools, cart.objectId))
    await store.update('CartLine', { objectId }, { cart: cartPointer(into as string), customer, ACL });
  // The customer deleted their data meanwhile, and their cart with it.
  if (!(await store.get('Cart', into as string))) await dropLines(tools, { cart: cartPointer(into as string) });
}

/** Removes the lines of a cart, or of a customer. */
export async function dropLines(
  { store }: Pick<Tools, 'store'>,
  whose: { cart: unknown } | { customer: unknown },
): Promise<void> {
  for await (const { objectId } of store.all('CartLine', whose)) await store.remove('CartLine', { objectId });
}
