/** Locks a quote and puts its files into the cart. Locked, neither its price nor its options change any more. */
import { addQuote, cartOf, linesOf, MOST_LINES } from '../data/carts';
import { jobsOfQuote, ownQuote } from '../data/store-quotes';
import { ShopError } from '../domain/errors';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { textOf } from './calling';
import { cartView } from './showCart';
import { type Buyer, knownBuyer, ownedBy, type StoreCall } from './storing';

function checkOrderable(quote: Row, jobs: Row[], now: Date): void {
  const what = jobs.map(({ fileName }) => fileName).join(', ');
  if (quote.order) throw new ShopError('quote.ordered');
  if (quote.validUntil <= now) throw new ShopError('quote.pastValidity', { what, at: quote.validUntil.toISOString() });
  if (jobs.length === 0) throw new ShopError('quote.unread', { what: 'The file' });
  for (const { feasibilityStatus, feasibilityReason: why = '', fileName } of jobs) {
    if (feasibilityStatus === 'Waiting') throw new ShopError('quote.unread', { what: fileName });
    if (feasibilityStatus === 'Not Feasible') throw new ShopError('quote.notFeasible', { what: fileName, why });
  }
}

/** Whoever changes the draft at the same time is either before the lock, or refused. */
async function lock(tools: Tools, buyer: Buyer, quoteId: string): Promise<Row[]> {
  const { store, now } = tools;
  for (;;) {
    const quote = await ownQuote(tools, ownedBy(buyer), quoteId);
    const jobs = await jobsOfQuote(tools, quote);
    checkOrderable(quote, jobs, now());
    if (quote.status === 'locked') return jobs;
    const asRead = { objectId: quoteId, status: 'draft', revision: quote.revision };
    const changes = { status: 'locked', lockedAt: now(), revision: (quote.revision ?? 0) + 1 };
    if (await store.update('Quote', asRead, changes)) return jobs;
  }
}

/** sessionSecret or signed in, quoteId. Answers the CartView; sent again, the same. */
export async function addToCart(call: StoreCall) {
  const { params, tools } = call;
  const buyer = knownBuyer(call);
  const quoteId = textOf(params, 'quoteId', 40);
  const quote = await ownQuote(tools, ownedBy(buyer), quoteId);
  const cart = await cartOf(tools, buyer);
  const there = cart ? await linesOf(tools, cart.objectId) : [];
  const others = there.filter((line) => line.quote.objectId !== quote.objectId);
  if (others.length + (await jobsOfQuote(tools, quote)).length > MOST_LINES)
    throw new ShopError('cart.full', { most: MOST_LINES });
  await lock(tools, buyer, quoteId);
  await addQuote(tools, buyer, quoteId);
  return cartView(tools, buyer);
}
