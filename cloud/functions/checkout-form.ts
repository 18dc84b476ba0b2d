/** What is sent to check out, before anything is done about it. */
import { createHash } from 'node:crypto';
import type { OrderContact } from '../data/checkout-plan';
import { ShopError } from '../domain/errors';
import type { Tools } from '../kernel/tools';
import { keyTextOf, onlyKnown } from './calling';
import { checkAs, checkGiven, checkIfGiven } from './customer-input';
import { contactOf, objectOf, trimmed } from './request-form';

export interface CheckoutForm {
  /** SHA-256 of the key that the page chose. */
  requestKey: string;
  paymentMethod: string;
  contact: OrderContact;
  notes?: string;
  language: string;
}

const MOST_ADDRESS = 500;

function addressOf(tools: Tools, params: Record<string, unknown>): string | undefined {
  const address = trimmed(objectOf(params, 'contact').address);
  checkIfGiven(tools, { className: 'Order', field: 'notes' }, 'address', address);
  if (typeof address === 'string' && address.length > MOST_ADDRESS)
    throw new ShopError('input.tooLong', {
      class: 'request',
      field: 'address',
      max: MOST_ADDRESS,
      length: address.length,
    });
  return address as string | undefined;
}

/** The form as it will be kept. Throws a sentence for whatever is wrong with it. */
export function checkoutFormOf(tools: Tools, params: Record<string, unknown>): CheckoutForm {
  onlyKnown(params, ['sessionSecret', 'requestKey', 'paymentMethod', 'contact', 'notes', 'language']);
  const key = keyTextOf(params, 'requestKey');
  const notes = trimmed(params.notes);
  checkIfGiven(tools, { className: 'Order', field: 'notes' }, 'notes', notes);
  checkGiven(tools, { className: 'Order', field: 'paymentMethod' }, 'paymentMethod', params.paymentMethod);
  checkAs(tools, { className: 'Order', field: 'language' }, 'language', params.language ?? 'en');
  return {
    requestKey: createHash('sha256').update(key).digest('hex'),
    paymentMethod: params.paymentMethod as string,
    contact: { ...contactOf(tools, params), address: addressOf(tools, params) },
    notes: notes as string | undefined,
    language: (params.language ?? 'en') as string,
  };
}
