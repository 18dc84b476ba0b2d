/** Amounts as payment services write them. Each counts the digits of some currencies in its own way. Pure. */

/** The shop's own digits after the point, by which it shows and takes all sums. */
const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** https://docs.stripe.com/currencies: of all others it counts hundredths, whatever is usual elsewhere. */
const STRIPE_WHOLE = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
/** Of three digits the last must be nought. */
const STRIPE_THOUSANDTHS = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);
/** Counted in hundredths of which only whole units are taken: #special-cases there. */
const STRIPE_WHOLE_IN_HUNDREDTHS = new Set(['ISK', 'UGX']);
/** https://developer.paypal.com/api/rest/reference/currency-codes/ */
const PAYPAL_WHOLE = new Set(['HUF', 'JPY', 'TWD']);

function stripeDigits(currency: string): { digits: number; step: number } {
  if (STRIPE_WHOLE.has(currency)) return { digits: 0, step: 1 };
  if (STRIPE_THOUSANDTHS.has(currency)) return { digits: 3, step: 10 };
  return { digits: 2, step: STRIPE_WHOLE_IN_HUNDREDTHS.has(currency) ? 100 : 1 };
}

/** In units of another number of digits; undefined where it cannot be said exactly. */
function inDigits(amount: number, from: number, to: number): number | undefined {
  const scaled = to >= from ? amount * 10 ** (to - from) : amount / 10 ** (from - to);
  return Number.isSafeInteger(scaled) ? scaled : undefined;
}

/** The shop's minor units as Stripe's; undefined for a sum that Stripe cannot take. */
export function toStripe(amount: number, currency: string): number | undefined {
  const { digits, step } = stripeDigits(currency);
  const units = inDigits(amount, digitsOf(currency), digits);
  return units === undefined || units % step !== 0 ? undefined : units;
}

/** Stripe's units as the shop's; undefined for what is no sum. */
export function fromStripe(units: unknown, currency: string): number | undefined {
  if (typeof units !== 'number') return undefined;
  return inDigits(units, stripeDigits(currency).digits, digitsOf(currency));
}

/** The shop's minor units as PayPal writes a sum, “12.50”; undefined for one that it cannot take. */
export function toPaypal(amount: number, currency: string): string | undefined {
  const digits = PAYPAL_WHOLE.has(currency) ? 0 : 2;
  const units = inDigits(amount, digitsOf(currency), digits);
  if (units === undefined) return undefined;
  if (digits === 0) return String(units);
  const text = String(units).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** What PayPal wrote in the shop's minor units; undefined for what is no sum. */
export function fromPaypal(value: unknown, currency: string): number | undefined {
  const found = typeof value === 'string' ? /^(\d{1,12})(?:\.(\d{1,3}))?$/.exec(value) : null;
  if (!found) return undefined;
  const [, whole = '', fraction = ''] = found;
  return inDigits(Number(whole + fraction), fraction.length, digitsOf(currency));
}
