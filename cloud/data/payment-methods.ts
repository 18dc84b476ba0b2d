/** The ways to pay: one row for each, which a manager turns on and words. */
import type { PaymentMethodConfigMethod } from '../../schema/generated';
import { isService } from '../domain/orders/payment-service';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import type { Store } from './store';

export type Language = 'en' | 'de';
type ByLanguage = Partial<Record<Language, string>>;

export interface OfferedMethod {
  method: PaymentMethodConfigMethod;
  label?: ByLanguage;
  instructions?: ByLanguage;
}

const METHODS: PaymentMethodConfigMethod[] = ['quote_request', 'invoice', 'bank_transfer', 'stripe', 'paypal'];

/** Puts a row for each way to pay into the database; a new shop offers to be asked for a quote. */
export async function ensurePaymentMethods(store: Store): Promise<void> {
  const there = new Set((await store.find('PaymentMethodConfig', {})).map(({ method }) => method));
  for (const [index, method] of METHODS.entries())
    if (!there.has(method))
      await store.createOnce('PaymentMethodConfig', {
        method,
        enabled: method === 'quote_request',
        sortOrder: index,
        ACL: { 'role:coordinator': { read: true }, 'role:manager': { read: true, write: true } },
      });
}

/** A service is offered with its keys alone, whatever the row says. */
const hasKeys = ({ method }: Row, { payments }: Pick<Tools, 'payments'>) =>
  !isService(method) || payments[method] !== undefined;

/** What customers can choose from, in the shop's order; words by language, where the shop has given any. */
export async function offeredMethods(tools: Pick<Tools, 'store' | 'payments'>): Promise<OfferedMethod[]> {
  const rows = await tools.store.find('PaymentMethodConfig', { enabled: true }, { sort: { sortOrder: 1, method: 1 } });
  return rows
    .filter((row) => hasKeys(row, tools))
    .map(({ method, configJson }) => ({ method, label: configJson?.label, instructions: configJson?.instructions }));
}

/** In this language, or in the one that there is; undefined where the shop has said nothing. */
export const wordsIn = (texts: ByLanguage | undefined, language: Language): string | undefined =>
  [texts?.[language], texts?.en, texts?.de].find(Boolean);
