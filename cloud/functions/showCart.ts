/** A cart as its owner sees it. */
import { cartOf, linesOf } from '../data/carts';
import { describeJobs, jobsNamed } from '../data/quote-jobs';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { type Buyer, knownBuyer, type StoreCall } from './storing';

async function shownLines(tools: Tools, cart: Row) {
  const lines = await linesOf(tools, cart.objectId);
  const jobs = await jobsNamed(
    tools,
    lines.map(({ job }) => job.objectId),
  );
  const described = await describeJobs(tools, jobs);
  const quotes = await tools.store.find('Quote', { objectId: { $in: lines.map(({ quote }) => quote.objectId) } });
  const validity = new Map(quotes.map(({ objectId, validUntil }) => [objectId, validUntil.toISOString() as string]));
  return lines.map((line, index) => {
    const { isOwnFile, priceDetail, measures, toleranceMm, currency, ...shown } = described[index]!;
    const quoteId: string = line.quote.objectId;
    const validUntil = validity.get(quoteId);
    return { lineId: line.objectId, quoteId, jobId: line.job.objectId, ...shown, validUntil };
  });
}

/** CartView: { lines, totalPrice, currency, needsReview }. */
export async function cartView(tools: Tools, buyer: Buyer) {
  const cart = await cartOf(tools, buyer);
  const lines = cart ? await shownLines(tools, cart) : [];
  return {
    lines,
    totalPrice: lines.reduce((sum, { lineTotal = 0 }) => sum + lineTotal, 0),
    currency: tools.config.shopCurrency,
    needsReview: lines.some(({ needsReview }) => needsReview),
  };
}

/** sessionSecret, or signed in. Answers the CartView. */
export const showCart = async (call: StoreCall) => cartView(call.tools, knownBuyer(call));
