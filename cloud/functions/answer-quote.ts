/** A customer's answer to a quote: given once, however often it is sent, and never to a quote that stands no more. */
import type { PrintJob } from '../../schema/generated';
import { newestQuote } from '../data/jobs';
import { jobOfToken } from '../data/links';
import { expireQuote } from '../data/quotes';
import { ShopError } from '../domain/errors';
import { plainStatus } from '../domain/jobs/plain-status';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { numberOf } from './calling';
import { saveAsCustomer, untilOurs } from './customer';
import type { PublicCall } from './public';

export interface QuoteAnswer {
  state: 'Accepted' | 'Declined';
  fields: Record<string, unknown>;
}

/** Throws unless the job waits for an answer to this quote. */
function checkOpen(job: Row, number: number): void {
  const current: number = job.quoteNumber ?? 0;
  if (number > current) throw new ShopError('quote.unknown', { number });
  if (number < current || job.quoteState === 'Superseded') throw new ShopError('quote.superseded');
  if (job.quoteState === 'Accepted' || job.quoteState === 'Declined')
    throw new ShopError('quote.decided', { state: job.quoteState.toLowerCase() });
  if (job.status !== 'Quoted') throw new ShopError('quote.notOpen');
}

/** Whoever asks too late brings about what the sweep would, and is then refused by the rules. */
async function expireIfDue({ store, now }: Tools, job: Row): Promise<void> {
  const quote = job.quoteState === 'Sent' ? await newestQuote(store, job) : undefined;
  if (quote && quote.validUntil <= now()) {
    await expireQuote(store, quote);
    throw new ShopError('job.quoteExpired', { at: quote.validUntil.toISOString() });
  }
}

/** Answers { jobNumber, state, statusWord }. */
export async function answerQuote({ params, tools }: PublicCall, { state, fields }: QuoteAnswer) {
  await jobOfToken(tools, params.token);
  const number = numberOf(params, 'quoteNumber', 1, 1_000_000);
  return untilOurs(async () => {
    const job = await jobOfToken(tools, params.token);
    const isGiven = job.quoteNumber === number && job.quoteState === state;
    if (!isGiven) {
      checkOpen(job, number);
      await expireIfDue(tools, job);
      await saveAsCustomer(tools, job, fields);
    }
    const now = isGiven ? job : await jobOfToken(tools, params.token);
    return { jobNumber: job.jobNumber, state, statusWord: plainStatus(now as unknown as PrintJob) };
  });
}
