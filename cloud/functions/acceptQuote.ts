/** The customer takes the offer. */
import { answerQuote } from './answer-quote';
import type { PublicCall } from './public';

/** token, quoteNumber. Answers { jobNumber, state, statusWord }. */
export const acceptQuote = (call: PublicCall) =>
  answerQuote(call, { state: 'Accepted', fields: { status: 'Accepted' } });
