/** Ways to pay: what customers are told of them is text, and a service is turned on with its keys alone. */
import { ShopError } from '../../domain/errors';
import { isService, KEYS_OF } from '../../domain/orders/payment-service';
import type { Change } from '../../kernel/change';
import type { ClassRules, Tools } from '../../kernel/tools';

const MOST = 2000;
const LANGUAGES = ['en', 'de'];

export const PaymentMethodConfigRules: ClassRules = { beforeSave: [checkWords, checkKeys] };

const refuse = (what: string): never => {
  throw new ShopError('payment.badConfig', { what });
};

/** The fields of an object, each of a known name. */
function partsOf(value: unknown, place: string, known: string[]): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(`${place} is no object`);
  const stranger = Object.keys(value).find((name) => !known.includes(name));
  if (stranger !== undefined) refuse(`${place} takes no ${stranger.slice(0, 40)}`);
  return Object.entries(value);
}

function checkWords({ after }: Change): void {
  if (after.configJson === undefined) return;
  for (const [name, words] of partsOf(after.configJson, 'configJson', ['label', 'instructions']))
    for (const [language, text] of partsOf(words, name, LANGUAGES))
      if (typeof text !== 'string' || text.length > MOST || text.includes('\u0000'))
        refuse(`${name}.${language} is no text of ${MOST} characters at most`);
}

function checkKeys(change: Change, { payments }: Tools): void {
  const { method, enabled } = change.after;
  if (!enabled || !change.changes('enabled') || !isService(method) || payments[method]) return;
  throw new ShopError('payment.noKeys', { method, names: KEYS_OF[method].join(', ') });
}
