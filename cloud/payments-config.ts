/** What the environment says of payment services. A service without its keys is not there. */

import type { PaymentMethod } from '../schema/generated';
import type { PaypalSettings } from './adapters/payments/paypal';
import type { StripeSettings } from './adapters/payments/stripe';
import { KEYS_OF } from './domain/orders/payment-service';

export interface PaymentsConfig {
  stripe: StripeSettings | undefined;
  paypal: PaypalSettings | undefined;
  /** Until a payment under way is asked about at its service; doubles with each time. */
  lookMs: number;
}

interface Readers {
  text: (name: string) => string | undefined;
  url: (name: string, protocols: string[]) => string | undefined;
  whole: (name: string, fallback: number, min: number, max: number) => number;
}

export function readPayments({ text, url, whole }: Readers, faults: string[]): PaymentsConfig {
  const keys = (method: PaymentMethod): string[] | undefined => {
    const names = KEYS_OF[method];
    const missing = names.filter((name) => text(name) === undefined);
    if (missing.length && missing.length < names.length)
      faults.push(`${names.join(', ')} belong together; missing: ${missing.join(', ')}`);
    return missing.length ? undefined : names.map((name) => text(name) as string);
  };
  const [stripe, paypal] = [keys('stripe'), keys('paypal')];
  const stripeUrl = url('STRIPE_URL', ['http:', 'https:']) ?? 'https://api.stripe.com';
  const paypalUrl = url('PAYPAL_URL', ['http:', 'https:']) ?? 'https://api-m.paypal.com';
  const timeoutMs = whole('PAYMENT_TIMEOUT_MS', 20_000, 50, 120_000);
  const lookMs = whole('PAYMENT_LOOK_MS', 180_000, 10, 3_600_000);
  const [secretKey = '', webhookSecret = ''] = stripe ?? [];
  const [clientId = '', clientSecret = '', webhookId = ''] = paypal ?? [];
  return {
    stripe: stripe && { secretKey, webhookSecret, url: stripeUrl, timeoutMs },
    paypal: paypal && { clientId, clientSecret, webhookId, url: paypalUrl, timeoutMs },
    lookMs,
  };
}
