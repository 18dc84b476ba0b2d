/** What rules and quotes name stays: it is set inactive instead. */
import { ShopError } from '../domain/errors';
import { pointerTo } from '../kernel/record';
import type { DeleteStep } from '../kernel/tools';

/** Refuses to delete a row that a rule or a quote names in this field. */
export function notWhileNamed(className: string, field: string): DeleteStep {
  return async ({ before }, { store }) => {
    const named = { [field]: pointerTo(className, before.objectId), deletingSince: null };
    for (const [by, what] of [
      ['QuoteRule', 'quote rules'],
      ['QuoteJob', 'quotes'],
    ] as const)
      if (await store.first(by, named))
        throw new ShopError('write.inUse', { class: className, what, instead: 'Set its isActive to false instead.' });
  };
}
