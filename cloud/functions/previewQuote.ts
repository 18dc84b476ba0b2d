/** What a quote would come to, without sending it. */
import { ShopError } from '../domain/errors';
import type { Verb } from './calling';
import { offerOf } from './offer';

/** As sendQuote takes it, jobId apart. Answers { lines, setupMinor, discountMinor, netMinor, taxBasisPoints, taxMinor, totalMinor, currency, validUntil }. */
export const previewQuote: Verb = async ({ actor, params, tools }) => {
  if (!actor.roles.has('coordinator'))
    throw new ShopError('write.forbidden', { operation: 'quote', class: 'PrintJob', by: 'a coordinator' });
  const { validUntil, ...offer } = offerOf(params, tools.now());
  return { ...offer, validUntil: validUntil.toISOString() };
};
