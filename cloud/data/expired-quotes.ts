/** Quotes that became no order in time go, with their jobs and what of them lies in carts; uploads expire by themselves. */
import { type Effect, pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { KEPT_AFTER_MS } from './store-quotes';

/** Is an order being made of it, or something in a cart changed that it is in? */
async function isAboutToBeOrdered({ store }: Tools, quote: Row): Promise<boolean> {
  for (const line of await store.find('CartLine', { quote: pointerTo('Quote', quote.objectId) })) {
    const cart = await store.get('Cart', line.cart.objectId);
    if (cart?.checkout || cart?.unsettled?.length) return true;
  }
  return false;
}

/** Drops what can be ordered no more. Answers how many quotes went. Safe to break off at any point. */
export async function dropExpiredQuotes(tools: Tools): Promise<number> {
  const { store, now } = tools;
  const before = new Date(now().getTime() - KEPT_AFTER_MS);
  const expired = { validUntil: { $lt: before }, order: null, deletingSince: null };
  let dropped = 0;
  for (const quote of await store.find('Quote', expired, { sort: { validUntil: 1 } })) {
    if (await isAboutToBeOrdered(tools, quote)) continue;
    const { objectId, revision = 0 } = quote;
    // From the mark on it is as good as gone; whoever prices or locks it at the same time loses, or is first.
    const mark = {
      revision: revision + 1,
      deletingSince: now(),
      unsettled: [{ kind: 'dropParts' }],
      unsettledSince: now(),
    };
    if (!(await store.update('Quote', { objectId, revision: quote.revision, order: null }, mark))) continue;
    await dropParts(quote, { kind: 'dropParts' }, tools);
    await store.remove('Quote', { objectId });
    dropped++;
  }
  return dropped;
}

/** The effect `dropParts`: what hangs on the quote goes before it. */
export async function dropParts({ objectId }: Row, _effect: Effect, { store }: Tools): Promise<void> {
  const quote = pointerTo('Quote', objectId);
  await store.remove('CartLine', { quote });
  await store.remove('QuoteJob', { quote });
}
