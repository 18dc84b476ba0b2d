/** The ways to pay that the store offers. */
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import type { Store } from './store';

/** Puts the ways to pay into a database that has none: asking for a quote is open, the rest waits for a manager. */
export async function ensurePaymentMethods(store: Store): Promise<void> {
  if (await store.first('PaymentMethodConfig', {})) return;
  const methods = ['quote_request', 'invoice', 'bank_transfer', 'stripe', 'paypal'];
  for (const [sortOrder, method] of methods.entries())
    await store.createOnce('PaymentMethodConfig', {
      method,
      enabled: method === 'quote_request',
      sortOrder,
      ACL: { 'role:coordinator': { read: true }, 'role:manager': { read: true, write: true } },
    });
}

/** Those that are enabled, in their order. */
export const offeredMethods = ({ store }: Pick<Tools, 'store'>): Promise<Row[]> =>
  store.find('PaymentMethodConfig', { enabled: true }, { sort: { sortOrder: 1 } });
