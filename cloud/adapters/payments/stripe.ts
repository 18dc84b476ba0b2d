/** Stripe as a payment service: Checkout Sessions, over its REST API. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { ShopError } from '../../domain/errors';
import {
  type Asked,
  type PaymentService,
  type Report,
  ServiceTrouble,
  type Standing,
} from '../../domain/orders/payment-service';
import { fromStripe, toStripe } from '../../domain/orders/service-amounts';
import { type Answer, ask } from './ask';

export interface StripeSettings {
  secretKey: string;
  webhookSecret: string;
  url: string;
  timeoutMs: number;
}

/** What is asked and answered is as this version has it, whatever the account is set to. */
const VERSION = '2024-10-28.acacia';
/** A notice that was signed longer ago than this is none. */
const MOST_AGE_S = 300;
const SESSIONS = '/v1/checkout/sessions';

interface Charge {
  amount_refunded: number;
  currency: string;
  metadata: { payment?: string };
}
interface Intent {
  id: string;
  status: string;
  latest_charge?: Charge | string | null;
  last_payment_error?: { message?: string } | null;
}
interface Session {
  id: string;
  url: string | null;
  status: 'open' | 'complete' | 'expired';
  payment_status: 'paid' | 'unpaid' | 'no_payment_required';
  amount_total: number;
  currency: string;
  client_reference_id: string | null;
  payment_intent?: Intent | string | null;
}
interface Refusal {
  error: { message?: string; code?: string };
}

const refusal = ({ status, body }: Answer<Partial<Refusal>>) =>
  new ServiceTrouble('refused', body.error?.message ?? `Stripe answered ${status}.`);

const intentOf = ({ payment_intent: intent }: Partial<Session>) => (typeof intent === 'object' ? intent : undefined);

/** A payment by a slow way is complete before the money is there. */
function standingOf(session: Partial<Session>): Standing {
  if (session.status === 'expired') return 'expired';
  if (session.status !== 'complete') return 'open';
  if (session.payment_status === 'paid') return 'paid';
  return ['requires_payment_method', 'canceled'].includes(intentOf(session)?.status ?? '') ? 'failed' : 'underWay';
}

function sumOf(units: unknown, currency: string | undefined): Pick<Report, 'amount' | 'currency'> {
  const code = currency?.toUpperCase() ?? '';
  return /^[A-Z]{3}$/.test(code) ? { amount: fromStripe(units, code), currency: code } : {};
}

function reportOf(session: Partial<Session>): Report {
  const charge = intentOf(session)?.latest_charge;
  const isReturned =
    typeof charge === 'object' && charge !== null && charge.amount_refunded >= (session.amount_total ?? 0);
  const standing = standingOf(session);
  return {
    standing: standing === 'paid' && isReturned ? 'refunded' : standing,
    key: session.client_reference_id ?? undefined,
    providerId: session.id,
    ...sumOf(session.amount_total, session.currency),
    why: intentOf(session)?.last_payment_error?.message,
  };
}

interface Notice {
  type: string;
  data: { object: Partial<Session> & Partial<Charge> };
}

function reportOfNotice({ type, data }: Partial<Notice>): Report | undefined {
  const object = data?.object;
  if (typeof object !== 'object' || object === null) return undefined;
  switch (type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.expired':
      return reportOf(object);
    case 'checkout.session.async_payment_failed':
      return { ...reportOf(object), standing: 'failed' };
    case 'charge.refunded':
      return {
        standing: 'refunded',
        key: object.metadata?.payment,
        ...sumOf(object.amount_refunded, object.currency),
      };
    default:
      return undefined;
  }
}

/** Stripe-Signature: t=…,v1=…, and another v1 while its secret is being changed. Throws payment.badNotice. */
function checkSignature(body: Buffer, header: string | undefined, secret: string, now: Date): void {
  const parts = (header ?? '').split(',').map((part) => part.trim().split('='));
  const time = parts.find(([name]) => name === 't')?.[1] ?? '';
  const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
  const isSigned = parts.some(([name, value = '']) => {
    const shown = name === 'v1' ? Buffer.from(value, 'hex') : Buffer.alloc(0);
    return shown.length === expected.length && timingSafeEqual(shown, expected);
  });
  const age = /^\d{1,12}$/.test(time) ? Math.abs(now.getTime() / 1000 - Number(time)) : Number.POSITIVE_INFINITY;
  if (!isSigned || age > MOST_AGE_S) throw new ShopError('payment.badNotice');
}

function formOf({ key, orderNumber, language, amount, currency, returnUrl, cancelUrl }: Asked): Record<string, string> {
  const units = toStripe(amount, currency);
  if (units === undefined) throw new ServiceTrouble('refused', `Stripe takes no such sum in ${currency}.`);
  return {
    mode: 'payment',
    client_reference_id: key,
    success_url: returnUrl,
    cancel_url: cancelUrl,
    locale: language,
    'line_items[0][quantity]': '1',
    'line_items[0][price_data][currency]': currency.toLowerCase(),
    'line_items[0][price_data][unit_amount]': String(units),
    'line_items[0][price_data][product_data][name]': orderNumber,
    'payment_intent_data[description]': orderNumber,
    // Its charges carry it along, so that a refund made at Stripe is known for ours.
    'payment_intent_data[metadata][payment]': key,
  };
}

export function stripeService({ secretKey, webhookSecret, url, timeoutMs }: StripeSettings): PaymentService {
  const headers = { Authorization: `Bearer ${secretKey}`, 'Stripe-Version': VERSION };
  const get = <Body>(path: string) => ask<Body & Refusal>({ method: 'GET', url: `${url}${path}`, headers, timeoutMs });
  const post = <Body>(path: string, form: Record<string, string>, key?: string) =>
    ask<Body & Refusal>({
      method: 'POST',
      url: `${url}${path}`,
      headers: {
        ...headers,
        'Content-Type': 'application/x-www-form-urlencoded',
        ...(key ? { 'Idempotency-Key': key } : {}),
      },
      body: new URLSearchParams(form).toString(),
      timeoutMs,
    });
  async function session(id: string): Promise<Partial<Session>> {
    const expand = '?expand[]=payment_intent.latest_charge';
    const answer = await get<Session>(`${SESSIONS}/${encodeURIComponent(id)}${expand}`);
    if (answer.status !== 200) throw refusal(answer);
    return answer.body;
  }
  const lookUp = async (id: string) => reportOf(await session(id));

  return {
    lookUp,
    // Stripe takes the money by itself.
    capture: lookUp,

    async begin(asked) {
      const answer = await post<Session>(SESSIONS, formOf(asked), asked.key);
      const { id, url: redirectUrl } = answer.body;
      if (answer.status !== 200 || !id || !redirectUrl) throw refusal(answer);
      return { providerId: id, redirectUrl };
    },

    async close(id) {
      const answer = await post<Session>(`${SESSIONS}/${encodeURIComponent(id)}/expire`, {});
      return answer.status === 200 ? reportOf(answer.body) : lookUp(id);
    },

    async refund(id, key) {
      const intent = intentOf(await session(id));
      if (!intent) throw new ServiceTrouble('refused', 'Stripe has no payment for this session.');
      const answer = await post<{ status: string }>('/v1/refunds', { payment_intent: intent.id }, `${key}:refund`);
      if (answer.status !== 200 && answer.body.error?.code !== 'charge_already_refunded') throw refusal(answer);
      if (answer.body.status === 'failed' || answer.body.status === 'canceled')
        throw new ServiceTrouble('refused', `The refund is ${answer.body.status}.`);
    },

    async readNotice(body, header, now) {
      checkSignature(body, header('Stripe-Signature'), webhookSecret, now);
      try {
        return reportOfNotice(JSON.parse(body.toString()));
      } catch {
        throw new ShopError('payment.badNotice');
      }
    },
  };
}
