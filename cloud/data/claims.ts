/** What a guest did in the store becomes a customer's own, once: whoever has claimed it first keeps it. */
import { DELETE, type Effect, pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { accessTo } from './access';

/** Makes the session's quotes the customer's. Safe to do twice. */
export async function claimQuotes(tools: Tools, sessionId: string, customerId: string): Promise<void> {
  for await (const { objectId } of tools.store.all('Quote', { sessionId }))
    await claimQuote(tools, objectId, sessionId, customerId);
}

/** Tried again for as long as the quote is priced anew in between. */
async function claimQuote(tools: Tools, quoteId: string, sessionId: string, customerId: string): Promise<void> {
  const { store } = tools;
  const customer = pointerTo('Customer', customerId);
  for (;;) {
    const quote = await store.get('Quote', quoteId);
    if (quote?.sessionId !== sessionId) return;
    // A pricing that is still being written down would write the files as the guest's.
    if (quote.unsettled?.length) {
      await tools.settle('Quote', quote);
      continue;
    }
    const changes = {
      customer,
      ACL: await accessTo(tools, 'Quote', { customer }),
      revision: (quote.revision ?? 0) + 1,
      unsettled: [{ kind: 'shareJobs' }],
      unsettledSince: tools.now(),
    };
    const asSeen = { objectId: quoteId, sessionId, revision: quote.revision ?? null };
    if (!(await store.update('Quote', asSeen, { ...changes, sessionId: DELETE }))) continue;
    await tools.settle('Quote', { ...quote, ...changes });
    return;
  }
}

/** The effect `shareJobs` of a quote: its files are whose it is. */
export async function shareJobs(quote: Row, _effect: Effect, tools: Tools): Promise<void> {
  const { store } = tools;
  const { customer } = quote;
  const ACL = await accessTo(tools, 'QuoteJob', { customer });
  for await (const { objectId } of store.all('QuoteJob', { quote: pointerTo('Quote', quote.objectId), customer: null }))
    await store.update('QuoteJob', { objectId }, { customer, ACL });
}
