/** Quotes past their validity expire: a write of their job, which loses against an answer that came in time. */
import Parse from 'parse/node';
import { followQuotes } from '../data/quotes';
import { ownSave } from '../kernel/own-save';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { log } from '../log';

async function expire({ store }: Tools, quote: Row): Promise<void> {
  const job = await store.get('PrintJob', quote.printJob.objectId);
  // It never was sent: the server died in between, or the job is gone.
  if (!job || quote.number > (job.quoteNumber ?? quote.number)) {
    await store.remove('JobQuote', { objectId: quote.objectId, state: 'Sent' });
    return;
  }
  if (quote.number !== job.quoteNumber || job.quoteState !== 'Sent') return followQuotes(store, job.objectId);
  const object = Parse.Object.extend('PrintJob').createWithoutData(job.objectId) as Parse.Object;
  object.set('revision', job.revision);
  await object.save(null, ownSave({ sets: { quoteState: 'Expired' } }));
}

/** Answers how many quotes were due. */
export async function expireQuotes(tools: Tools): Promise<number> {
  const due = await tools.store.find('JobQuote', { state: 'Sent', validUntil: { $lt: tools.now() } });
  for (const quote of due)
    await expire(tools, quote).catch((error) => {
      log.error('A quote could not expire; the next round tries again', { quoteId: quote.objectId, error });
    });
  return due.length;
}
