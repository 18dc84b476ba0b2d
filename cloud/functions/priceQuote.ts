/** Prices a draft quote, a new one or one of the buyer's own again. */
import { quoteView } from '../data/quote-view';
import { newDraft, priceAnew } from '../data/store-quotes';
import { isEmpty } from '../domain/input';
import { onlyKnown } from './calling';
import { sameWish, wishOf } from './quote-wish';
import { knownBuyer, ownedBy, type StoreCall } from './storing';

const WISH = ['slug', 'quantity', 'materialId', 'color', 'qualityId', 'toleranceId', 'turnaroundId', 'uploads'];

/**
 * slug, quantity, materialId, color?, qualityId, toleranceId?, turnaroundId?, uploads? [{ uploadId,
 * uploadSecret }] for an item without files of its own, quoteId? of a draft that is to become this; or
 * quoteId alone: priced anew as it is. Answers QuoteView.
 */
export async function priceQuote(call: StoreCall) {
  const { params, tools } = call;
  const owner = ownedBy(knownBuyer(call));
  onlyKnown(params, [...WISH, 'quoteId', 'sessionSecret']);
  if (isEmpty(params.quoteId)) return quoteView(tools, await newDraft(tools, owner, await wishOf(tools, params)));
  const isAsItIs = WISH.every((name) => isEmpty(params[name]));
  const wish = isAsItIs ? undefined : await wishOf(tools, params);
  const quote = await priceAnew(tools, owner, params.quoteId, async (found, jobs) => {
    return wish ?? sameWish(tools, found, jobs);
  });
  return quoteView(tools, quote);
}
