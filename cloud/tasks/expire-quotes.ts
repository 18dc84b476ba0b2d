/** Quotes past their validity expire. */
import { expireQuote } from '../data/quotes';
import type { Tools } from '../kernel/tools';
import { log } from '../log';

/** Answers how many quotes were due. */
export async function expireQuotes({ store, now }: Tools): Promise<number> {
  const due = await store.find('JobQuote', { state: 'Sent', validUntil: { $lt: now() } });
  for (const quote of due)
    await expireQuote(store, quote).catch((error) => {
      log.error('A quote could not expire; the next round tries again', { quoteId: quote.objectId, error });
    });
  return due.length;
}
