/** The customer turns the offer down, and says why. */
import { jobOfToken } from '../data/links';
import { ShopError } from '../domain/errors';
import { isEmpty } from '../domain/input';
import { answerQuote } from './answer-quote';
import { checkAs } from './customer-input';
import type { PublicCall } from './public';

/** token, quoteNumber, reason. Answers { jobNumber, state, statusWord }. */
export async function declineQuote(call: PublicCall) {
  const { params, tools } = call;
  await jobOfToken(tools, params.token);
  const { reason: statusReason } = params;
  if (isEmpty(statusReason)) throw new ShopError('quote.noReason');
  checkAs(tools, { className: 'PrintJob', field: 'statusReason' }, 'reason', statusReason);
  return answerQuote(call, { state: 'Declined', fields: { status: 'Declined', statusReason } });
}
