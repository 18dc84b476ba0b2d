/** How a quote stands, and what may still be done with it. Pure. */
import type { JobQuote, PrintJob } from '../../../schema/generated';

type Job = Pick<PrintJob, 'status' | 'fileRevision' | 'quoteNumber'>;
type Quote = Pick<JobQuote, 'number' | 'state' | 'validUntil' | 'fileRevision'>;

/** How it stands now: past its validity it has expired, whether that was written down yet or not. */
export function standingOf({ state = 'Sent', validUntil }: Pick<Quote, 'state' | 'validUntil'>, now: Date) {
  return state === 'Sent' && validUntil <= now ? 'Expired' : state;
}

/** Can the quote be accepted: is it open, of the job's file, and still valid? */
export function isAcceptable(job: Job, quote: Quote | undefined, now: Date): boolean {
  return (
    job.status === 'Quoted' && quote?.fileRevision === job.fileRevision && standingOf(quote as Quote, now) === 'Sent'
  );
}
