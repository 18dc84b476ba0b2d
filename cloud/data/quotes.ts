/**
 * Quotes follow their job. Sending, accepting, declining and expiring are each a write of the job, of
 * which one wins for each revision; the rows of its quotes are brought in step after it.
 */
import Parse from 'parse/node';
import { ownSave } from '../kernel/own-save';
import { pointerTo, type Row } from '../kernel/record';
import { Turns } from '../kernel/turns';
import { newestQuote } from './jobs';
import type { Store } from './store';

const turns = new Turns();

/** States that end when a newer quote is sent. */
const REPLACED = new Set([undefined, 'Sent', 'Accepted']);

function stateOf(quote: Row, job: Row, current: number): string | undefined {
  if (quote.number === current) return job.quoteState;
  return quote.number < current && REPLACED.has(quote.state) ? 'Superseded' : quote.state;
}

/** Gives every quote of the job the state that follows from it; one that was never sent is left alone. */
export function followQuotes(store: Store, jobId: string): Promise<void> {
  return turns.share(jobId, () => follow(store, jobId));
}

async function follow(store: Store, jobId: string): Promise<void> {
  for (;;) {
    const quotes = await store.find('JobQuote', { printJob: pointerTo('PrintJob', jobId) });
    // Read after the quotes: whoever wrote one of them since then saw this job, or a newer one.
    const job = await store.get('PrintJob', jobId);
    if (!job?.quoteState) return;
    const current = (await newestQuote(store, job))?.number ?? 0;
    const wrong = quotes.filter((quote) => stateOf(quote, job, current) !== quote.state);
    const written = await Promise.all(
      wrong.map((quote) =>
        store.update(
          'JobQuote',
          { objectId: quote.objectId, revision: quote.revision },
          { state: stateOf(quote, job, current), revision: (quote.revision ?? 0) + 1 },
        ),
      ),
    );
    if (written.every(Boolean)) return;
  }
}

/**
 * Lets a quote past its validity expire: a write of its job, which loses against an answer that came in
 * time. A quote that was never sent, since the server died in between, goes.
 */
export async function expireQuote(store: Store, quote: Row): Promise<void> {
  const job = await store.get('PrintJob', quote.printJob.objectId);
  if (!job || quote.number > (job.quoteNumber ?? quote.number)) {
    await store.remove('JobQuote', { objectId: quote.objectId, state: 'Sent' });
    return;
  }
  if (quote.number !== job.quoteNumber || job.quoteState !== 'Sent') return followQuotes(store, job.objectId);
  const object = Parse.Object.extend('PrintJob').createWithoutData(job.objectId) as Parse.Object;
  object.set('revision', job.revision);
  await object.save(null, ownSave({ sets: { quoteState: 'Expired' } }));
}
