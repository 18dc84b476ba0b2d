/** A payment service that behaves as Stripe's Checkout does over HTTP. */
import { createHmac } from 'node:crypto';
import { type Asked, FakeService, type Reply } from './fake-service';

const SECRET = 'whsec_of_the_tests';

export interface FakeSession {
  id: string;
  object: 'checkout.session';
  url: string | null;
  status: 'open' | 'complete' | 'expired';
  payment_status: 'paid' | 'unpaid';
  amount_total: number;
  currency: string;
  client_reference_id: string;
  payment_intent: { id: string; status: string; latest_charge: FakeCharge | null } | null;
}
interface FakeCharge {
  id: string;
  object: 'charge';
  amount: number;
  amount_refunded: number;
  currency: string;
  metadata: Record<string, string>;
}

export class FakeStripe extends FakeService {
  readonly sessions: FakeSession[] = [];
  readonly forms: Record<string, string>[] = [];
  refunds = 0;
  private readonly byKey = new Map<string, { form: string; reply: Reply }>();

  get env(): Record<string, string> {
    return { STRIPE_URL: this.url, STRIPE_SECRET_KEY: 'sk_test_of_the_tests', STRIPE_WEBHOOK_SECRET: SECRET };
  }

  get open(): FakeSession[] {
    return this.sessions.filter(({ status }) => status === 'open');
  }

  /** The newest session of the order. */
  of(orderId: string): FakeSession {
    const found = this.sessions.filter((one) => one.client_reference_id.startsWith(`${orderId}:`)).at(-1);
    if (!found) throw new Error(`There is no session of ${orderId}`);
    return found;
  }

  /** The customer pays on Stripe's page. */
  pay(session: FakeSession, status = 'succeeded'): void {
    session.status = 'complete';
    session.payment_status = status === 'succeeded' ? 'paid' : 'unpaid';
    const { amount_total: amount, currency, client_reference_id: payment } = session;
    const charge = { id: `ch_${session.id}`, object: 'charge' as const, amount, amount_refunded: 0, currency };
    session.payment_intent = {
      id: `pi_${session.id}`,
      status,
      latest_charge: { ...charge, metadata: { payment } },
    };
  }

  protected reply({ method, path, headers, body }: Asked): Reply {
    if (headers.authorization !== 'Bearer sk_test_of_the_tests')
      return { status: 401, body: { error: { message: 'Invalid API Key' } } };
    const key = headers['idempotency-key'] as string | undefined;
    const kept = key === undefined ? undefined : this.byKey.get(key);
    if (kept && kept.form !== body)
      return { status: 400, body: { error: { type: 'idempotency_error', message: 'Keys are for one request.' } } };
    if (kept) return kept.reply;
    const reply = this.make(method, path, Object.fromEntries(new URLSearchParams(body)));
    if (key !== undefined) this.byKey.set(key, { form: body, reply });
    return reply;
  }

  private make(method: string, path: string, form: Record<string, string>): Reply {
    if (path === '/v1/refunds') return this.refund(form);
    const [, id, rest] = /^\/v1\/checkout\/sessions(?:\/([^/?]+))?(\/expire)?/.exec(path) ?? [];
    if (method === 'POST' && !id) return this.begin(form);
    const session = this.sessions.find((one) => one.id === id);
    if (!session) return { status: 404, body: { error: { message: `No such checkout.session: '${id}'` } } };
    if (rest && session.status !== 'open')
      return { status: 400, body: { error: { message: 'Only Checkout Sessions with a status in ["open"] expire.' } } };
    if (rest) session.status = 'expired';
    return { status: 200, body: session };
  }

  private begin(form: Record<string, string>): Reply {
    this.forms.push(form);
    const amount = Number(form['line_items[0][price_data][unit_amount]']);
    if (!Number.isInteger(amount)) return { status: 400, body: { error: { message: 'Invalid integer' } } };
    const id = `cs_test_${this.sessions.length + 1}`;
    const session: FakeSession = {
      id,
      object: 'checkout.session',
      url: `${this.url}/pay/${id}`,
      status: 'open',
      payment_status: 'unpaid',
      amount_total: amount,
      currency: form['line_items[0][price_data][currency]'] ?? '',
      client_reference_id: form.client_reference_id ?? '',
      payment_intent: null,
    };
    this.sessions.push(session);
    return { status: 200, body: { ...session } };
  }

  private refund({ payment_intent: id }: Record<string, string>): Reply {
    const charge = this.sessions.find((one) => one.payment_intent?.id === id)?.payment_intent?.latest_charge;
    if (!charge) return { status: 404, body: { error: { message: 'No such payment_intent' } } };
    if (charge.amount_refunded)
      return { status: 400, body: { error: { code: 'charge_already_refunded', message: 'Already refunded.' } } };
    charge.amount_refunded = charge.amount;
    this.refunds++;
    return { status: 200, body: { id: `re_${this.refunds}`, status: 'succeeded' } };
  }

  /** What Stripe would send of it: the body as it stands, and the header that signs it. */
  notice(type: string, object: unknown, { ageSeconds = 0, secret = SECRET } = {}) {
    const body = JSON.stringify({ id: 'evt_1', object: 'event', type, data: { object } }, null, 2);
    const time = Math.floor(Date.now() / 1000) - ageSeconds;
    const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
    return { body, headers: { 'Content-Type': 'application/json', 'Stripe-Signature': `t=${time},v1=${signature}` } };
  }
}
