/** A payment service that behaves as PayPal's Orders v2 does over HTTP. */
import { createHmac } from 'node:crypto';
import { type Asked, FakeService, type Reply } from './fake-service';

const [ID, SECRET, WEBHOOK] = ['client-of-the-tests', 'secret-of-the-tests', 'WH1'];

export interface FakeOrder {
  id: string;
  status: string;
  purchase_units: {
    custom_id: string;
    amount: { currency_code: string; value: string };
    payments?: { captures: FakeCapture[] };
  }[];
  links: { rel: string; href: string }[];
}
interface FakeCapture {
  id: string;
  status: string;
  custom_id: string;
  amount: { currency_code: string; value: string };
}

const refused = (status: number, issue: string): Reply => ({
  status,
  body: { name: 'UNPROCESSABLE_ENTITY', message: 'No.', details: [{ issue, description: `${issue}.` }] },
});
const signatureOf = (event: string) => createHmac('sha256', WEBHOOK).update(event).digest('base64');

export class FakePaypal extends FakeService {
  readonly orders: FakeOrder[] = [];
  captures = 0;
  refunds = 0;
  /** Money that the payer's bank does not give. */
  declines = false;
  private token = 0;
  private readonly byKey = new Map<string, Reply>();

  get env(): Record<string, string> {
    return { PAYPAL_URL: this.url, PAYPAL_CLIENT_ID: ID, PAYPAL_CLIENT_SECRET: SECRET, PAYPAL_WEBHOOK_ID: WEBHOOK };
  }

  of(orderId: string): FakeOrder {
    const found = this.orders.filter(({ purchase_units: [unit] }) => unit?.custom_id.startsWith(`${orderId}:`)).at(-1);
    if (!found) throw new Error(`There is no PayPal order of ${orderId}`);
    return found;
  }

  /** Every token given so far is good for nothing from now on. */
  forgetTokens(): void {
    this.token++;
  }

  protected reply({ method, path, headers, body }: Asked): Reply {
    if (path === '/v1/oauth2/token') {
      const isRight = headers.authorization === `Basic ${Buffer.from(`${ID}:${SECRET}`).toString('base64')}`;
      return isRight
        ? { status: 200, body: { access_token: `token-${this.token}`, expires_in: 32_400 } }
        : { status: 401, body: { error: 'invalid_client' } };
    }
    if (headers.authorization !== `Bearer token-${this.token}`) return refused(401, 'INVALID_TOKEN');
    if (path === '/v1/notifications/verify-webhook-signature') return this.verify(body);
    const key = headers['paypal-request-id'] as string | undefined;
    const kept = key === undefined ? undefined : this.byKey.get(key);
    if (kept) return kept;
    const reply = this.make(method, path, body);
    if (key !== undefined && reply.status < 300) this.byKey.set(key, reply);
    return reply;
  }

  private make(method: string, path: string, body: string): Reply {
    if (method === 'POST' && path === '/v2/checkout/orders') return this.begin(JSON.parse(body));
    const refund = /^\/v2\/payments\/captures\/([^/]+)\/refund$/.exec(path)?.[1];
    if (refund) return this.refund(refund);
    const [, id, rest] = /^\/v2\/checkout\/orders\/([^/]+)(\/capture)?$/.exec(path) ?? [];
    const order = this.orders.find((one) => one.id === id);
    if (!order) return refused(404, 'INVALID_RESOURCE_ID');
    return rest ? this.capture(order) : { status: 200, body: order };
  }

  private begin(given: FakeOrder): Reply {
    const [unit] = given.purchase_units;
    if (!unit || !/^\d+(\.\d\d)?$/.test(unit.amount.value)) return refused(422, 'INVALID_PARAMETER_VALUE');
    const id = `PP${this.orders.length + 1}`;
    const links = [{ rel: 'payer-action', href: `${this.url}/checkoutnow?token=${id}` }];
    const order = { id, status: 'PAYER_ACTION_REQUIRED', purchase_units: [unit], links };
    this.orders.push(order);
    return { status: 200, body: { ...order } };
  }

  private capture(order: FakeOrder): Reply {
    const [unit] = order.purchase_units;
    if (!unit || order.status === 'COMPLETED') return refused(422, 'ORDER_ALREADY_CAPTURED');
    if (order.status !== 'APPROVED') return refused(422, 'ORDER_NOT_APPROVED');
    if (this.declines) return refused(422, 'INSTRUMENT_DECLINED');
    this.captures++;
    order.status = 'COMPLETED';
    const { custom_id, amount } = unit;
    unit.payments = { captures: [{ id: `CAP${order.id}`, status: 'COMPLETED', custom_id, amount }] };
    return { status: 201, body: order };
  }

  private refund(id: string): Reply {
    const found = this.orders.flatMap(({ purchase_units: [unit] }) => unit?.payments?.captures ?? []);
    const capture = found.find((one) => one.id === id);
    if (!capture) return refused(404, 'INVALID_RESOURCE_ID');
    if (capture.status === 'REFUNDED') return refused(422, 'CAPTURE_FULLY_REFUNDED');
    capture.status = 'REFUNDED';
    this.refunds++;
    return { status: 201, body: { id: `REF${this.refunds}`, status: 'COMPLETED' } };
  }

  /** Of the very characters of the event, as PayPal does it. */
  private verify(body: string): Reply {
    const { transmission_sig: given, webhook_id: webhook } = JSON.parse(body);
    const event = body.slice(body.indexOf('"webhook_event":') + '"webhook_event":'.length, -1);
    const isRight = webhook === WEBHOOK && given === signatureOf(event);
    return { status: 200, body: { verification_status: isRight ? 'SUCCESS' : 'FAILURE' } };
  }

  /** What PayPal would send: the body as it stands, and the headers that sign it. */
  notice(event_type: string, resource: unknown, signed = true) {
    const body = JSON.stringify({ id: 'WH-1', event_type, resource }, null, 2);
    return {
      body,
      headers: {
        'Content-Type': 'application/json',
        'PayPal-Auth-Algo': 'SHA256withRSA',
        'PayPal-Cert-Url': 'https://api.paypal.com/v1/notifications/certs/CERT-1',
        'PayPal-Transmission-Id': 'd938e770-8046-11e6-8103-6b62a8a99ac4',
        'PayPal-Transmission-Sig': signed ? signatureOf(body) : signatureOf('another event'),
        'PayPal-Transmission-Time': new Date().toISOString(),
      },
    };
  }
}
