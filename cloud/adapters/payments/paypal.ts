/** PayPal as a payment service: Orders v2, with the money taken when the customer comes back. */
import { ShopError } from '../../domain/errors';
import { type Asked, type PaymentService, type Report, ServiceTrouble } from '../../domain/orders/payment-service';
import { toPaypal } from '../../domain/orders/service-amounts';
import { type Answer, ask } from './ask';
import { captureOf, type PaypalOrder, reportOf, reportOfNotice } from './paypal-reports';

export interface PaypalSettings {
  clientId: string;
  clientSecret: string;
  webhookId: string;
  url: string;
  timeoutMs: number;
}

const ORDERS = '/v2/checkout/orders';
const SIGNED_BY = {
  auth_algo: 'PAYPAL-AUTH-ALGO',
  cert_url: 'PAYPAL-CERT-URL',
  transmission_id: 'PAYPAL-TRANSMISSION-ID',
  transmission_sig: 'PAYPAL-TRANSMISSION-SIG',
  transmission_time: 'PAYPAL-TRANSMISSION-TIME',
};

interface Refusal {
  message: string;
  details: { issue?: string; description?: string }[];
}

const issueOf = ({ body }: Answer<Partial<Refusal>>) => body.details?.[0]?.issue ?? '';
const wordsOf = ({ status, body }: Answer<Partial<Refusal>>) =>
  body.details?.[0]?.description ?? body.message ?? `PayPal answered ${status}.`;
const refusal = (answer: Answer<Partial<Refusal>>) => new ServiceTrouble('refused', wordsOf(answer));

function orderFor({ key, orderNumber, amount, currency, language, shopName, returnUrl, cancelUrl }: Asked): unknown {
  const value = toPaypal(amount, currency);
  if (value === undefined) throw new ServiceTrouble('refused', `PayPal takes no such sum in ${currency}.`);
  return {
    intent: 'CAPTURE',
    purchase_units: [{ custom_id: key, description: orderNumber, amount: { currency_code: currency, value } }],
    payment_source: {
      paypal: {
        experience_context: {
          brand_name: shopName,
          locale: language === 'de' ? 'de-DE' : 'en-US',
          shipping_preference: 'NO_SHIPPING',
          user_action: 'PAY_NOW',
          return_url: returnUrl,
          cancel_url: cancelUrl,
        },
      },
    },
  };
}

export function paypalService(settings: PaypalSettings): PaymentService {
  const { clientId, clientSecret, webhookId, url, timeoutMs } = settings;
  let token: { value: string; until: number } | undefined;

  async function authorization(): Promise<string> {
    if (token && token.until > Date.now()) return `Bearer ${token.value}`;
    const { status, body } = await ask<{ access_token: string; expires_in: number }>({
      method: 'POST',
      url: `${url}/v1/oauth2/token`,
      headers: {
        Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
      timeoutMs,
    });
    if (status !== 200 || !body.access_token) throw new ServiceTrouble('unknown', 'PayPal does not take the keys.');
    token = { value: body.access_token, until: Date.now() + ((body.expires_in ?? 0) - 60) * 1000 };
    return `Bearer ${body.access_token}`;
  }

  async function call<Body>(method: 'GET' | 'POST', path: string, body?: string, key?: string) {
    const once = async () =>
      ask<Body & Refusal>({
        method,
        url: `${url}${path}`,
        headers: {
          Authorization: await authorization(),
          'Content-Type': 'application/json',
          Prefer: 'return=representation',
          ...(key ? { 'PayPal-Request-Id': key } : {}),
        },
        body,
        timeoutMs,
      });
    const answer = await once();
    if (answer.status !== 401) return answer;
    // The token was taken back before its time.
    token = undefined;
    return once();
  }
  const pathOf = (id: string, rest = '') => `${ORDERS}/${encodeURIComponent(id)}${rest}`;

  async function order(id: string): Promise<Partial<PaypalOrder> | undefined> {
    const answer = await call<PaypalOrder>('GET', pathOf(id));
    // PayPal forgets orders that nobody approved.
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) throw refusal(answer);
    return answer.body;
  }
  async function lookUp(id: string): Promise<Report> {
    const found = await order(id);
    return found ? reportOf(found) : { standing: 'expired', providerId: id };
  }

  return {
    lookUp,

    async begin(asked) {
      const answer = await call<PaypalOrder>('POST', ORDERS, JSON.stringify(orderFor(asked)), asked.key);
      const { id, links } = answer.body;
      const link = links?.find(({ rel }) => rel === 'payer-action' || rel === 'approve');
      if (![200, 201].includes(answer.status) || !id || !link) throw refusal(answer);
      return { providerId: id, redirectUrl: link.href };
    },

    async capture(id, key) {
      const answer = await call<PaypalOrder>('POST', pathOf(id, '/capture'), '{}', `${key}:capture`);
      if ([200, 201].includes(answer.status)) return reportOf(answer.body);
      if (answer.status === 404 || /ALREADY_CAPTURED|NOT_APPROVED/.test(issueOf(answer))) return lookUp(id);
      if (answer.status === 422) return { standing: 'failed', key, providerId: id, why: wordsOf(answer) };
      throw refusal(answer);
    },

    async close(id) {
      const report = await lookUp(id);
      // What was not taken stays the customer's: nobody but the shop takes it.
      return report.standing === 'open' || report.standing === 'approved' ? { ...report, standing: 'expired' } : report;
    },

    async refund(id, key) {
      const capture = captureOf((await order(id)) ?? {});
      if (!capture) throw new ServiceTrouble('refused', 'PayPal has no payment for this order.');
      const path = `/v2/payments/captures/${encodeURIComponent(capture.id)}/refund`;
      const answer = await call<{ status: string }>('POST', path, '{}', `${key}:refund`);
      if (issueOf(answer) === 'CAPTURE_FULLY_REFUNDED') return;
      if (![200, 201].includes(answer.status)) throw refusal(answer);
      if (['FAILED', 'CANCELLED'].includes(answer.body.status ?? ''))
        throw new ServiceTrouble('refused', `The refund is ${answer.body.status?.toLowerCase()}.`);
    },

    async readNotice(body, header) {
      const signed = Object.entries(SIGNED_BY).map(([field, name]) => [field, header(name)] as const);
      const text = body.toString();
      if (signed.some(([, value]) => !value)) throw new ShopError('payment.badNotice');
      const report = readReport(text);
      // PayPal signs the very characters that it sent, so that they go back as they are.
      const question = JSON.stringify({ ...Object.fromEntries(signed), webhook_id: webhookId });
      const asked = `${question.slice(0, -1)},"webhook_event":${text}}`;
      const answer = await call<{ verification_status: string }>(
        'POST',
        '/v1/notifications/verify-webhook-signature',
        asked,
      );
      if (answer.body.verification_status !== 'SUCCESS') throw new ShopError('payment.badNotice');
      return report;
    },
  };
}

function readReport(text: string): Report | undefined {
  try {
    return reportOfNotice(JSON.parse(text));
  } catch {
    throw new ShopError('payment.badNotice');
  }
}
