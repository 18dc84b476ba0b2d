/** Orders paid through PayPal, against a server that behaves as PayPal does. */
import { expect, test } from '@jest/globals';
import { until } from '../support/until';
import { Sale } from './paying';
import { known, paypal, shop } from './shop';

/** An order whose customer has been sent to PayPal. */
async function begun(): Promise<Sale> {
  const order = await Sale.of(shop, known, 'paypal');
  const url = await order.begun();
  expect(url).toContain(`token=${paypal.of(order.orderId).id}`);
  return order;
}
const approve = ({ orderId }: Sale) => {
  paypal.of(orderId).status = 'APPROVED';
};
const captureOf = ({ orderId }: Sale) => paypal.of(orderId).purchase_units[0]?.payments?.captures[0];
const send = ({ body, headers }: { body: string; headers: object }) =>
  shop.stranger.request('POST', '/payments/paypal', body, headers as Record<string, string>);

test('an order is paid: approved at PayPal, and taken once when the customer is back', async () => {
  const order = await begun();
  const { totalPrice } = await order.order();
  expect(paypal.of(order.orderId).purchase_units[0]).toMatchObject({
    custom_id: `${order.orderId}:1`,
    amount: { currency_code: 'EUR', value: (totalPrice / 100).toFixed(2) },
  });
  expect(await order.finished()).toBe('Pending');
  approve(order);
  const before = paypal.captures;
  const states = await Promise.all(Array.from({ length: 10 }, () => order.finished()));
  expect(states).toContain('Paid');
  expect(paypal.captures).toBe(before + 1);
  expect(await order.state()).toBe('Paid');
  expect(await order.moves()).toEqual(['await', 'pay']);
  expect((await order.start()).body.code).toBe(2152);
});

test('twenty at once make one PayPal order', async () => {
  const order = await Sale.of(shop, known, 'paypal');
  paypal.mood = (what) => (what === 'POST /v2/checkout/orders' ? 'slowly' : 'well');
  const answers = await Promise.all(Array.from({ length: 20 }, () => order.begun()));
  expect(new Set(answers).size).toBe(1);
  expect(await order.payments()).toHaveLength(1);
});

test('a customer who approved and never came back has paid all the same', async () => {
  const order = await begun();
  approve(order);
  expect((await send(paypal.notice('CHECKOUT.ORDER.APPROVED', paypal.of(order.orderId)))).status).toBe(200);
  expect(await order.state()).toBe('Paid');
  const completed = paypal.notice('PAYMENT.CAPTURE.COMPLETED', captureOf(order));
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(completed)));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(await order.moves()).toEqual(['await', 'pay']);
});

test('a notice that PayPal did not sign changes nothing; one that PayPal cannot judge now is to be sent again', async () => {
  const order = await begun();
  const paid = { ...paypal.of(order.orderId).purchase_units[0], id: 'CAP', status: 'COMPLETED' };
  const right = paypal.notice('PAYMENT.CAPTURE.COMPLETED', paid);
  const asked = paypal.count('POST /v1/notifications');
  for (const name of Object.keys(right.headers).slice(1)) {
    const { [name as 'Content-Type']: _left, ...headers } = right.headers;
    expect([name, (await send({ ...right, headers })).status]).toEqual([name, 400]);
  }
  expect((await send({ ...right, body: 'no JSON' })).status).toBe(400);
  expect((await send({ ...right, body: `${right.body},"webhook_id":"WH1"` })).status).toBe(400);
  expect(paypal.count('POST /v1/notifications')).toBe(asked);
  expect((await send(paypal.notice('PAYMENT.CAPTURE.COMPLETED', paid, false))).status).toBe(400);
  // One space less than was signed.
  expect((await send({ ...right, body: JSON.stringify(JSON.parse(right.body)) })).status).toBe(400);
  paypal.mood = (what) => (what.includes('/notifications/') ? 'answers 500' : 'well');
  expect((await send(right)).status).toBe(503);
  expect(await order.state()).toBe('Pending');
  paypal.mood = () => 'well';
  expect((await send(right)).status).toBe(200);
  expect(await order.state()).toBe('Paid');
});

test('money that the bank does not give fails the payment, and another try goes through', async () => {
  const order = await begun();
  approve(order);
  paypal.declines = true;
  expect(await order.finished()).toBe('Failed');
  expect(await order.payments()).toMatchObject([{ state: 'Failed', lastError: 'INSTRUMENT_DECLINED.' }]);
  paypal.declines = false;
  await order.begun();
  approve(order);
  expect(await order.finished()).toBe('Paid');
  expect(await order.moves()).toEqual(['await', 'fail', 'await', 'pay']);
});

test('a cut line while the money is taken takes it once', async () => {
  for (const mood of [
    'takes it and drops the connection',
    'takes it and answers 500',
    'takes it and never answers',
  ] as const) {
    const order = await begun();
    approve(order);
    paypal.mood = (what) => (what.endsWith('/capture') ? mood : 'well');
    const before = paypal.captures;
    expect([mood, await order.finished()]).toEqual([mood, 'Pending']);
    paypal.mood = () => 'well';
    // The server's own round may have asked meanwhile, and wait for the answer that never comes.
    await until(async () => (await order.finished()) === 'Paid');
    expect([mood, paypal.captures]).toEqual([mood, before + 1]);
  }
});

test('nothing is taken for an order that was cancelled, whoever asks', async () => {
  const order = await begun();
  approve(order);
  await order.cancel();
  const before = paypal.captures;
  await send(paypal.notice('CHECKOUT.ORDER.APPROVED', paypal.of(order.orderId)));
  expect(await order.finished()).toBe('Void');
  await until(async () => (await order.payments())[0]?.state === 'Expired');
  expect(paypal.captures).toBe(before);
  expect(await order.moves()).not.toContain('pay');
});

test('a token that PayPal forgot is asked for anew', async () => {
  const order = await begun();
  approve(order);
  paypal.forgetTokens();
  expect(await order.finished()).toBe('Paid');
});

test('money goes back once, and a refund made at PayPal itself is known here', async () => {
  const order = await begun();
  approve(order);
  await order.finished();
  paypal.mood = (what) => (what.endsWith('/refund') ? 'takes it and drops the connection' : 'well');
  expect((await order.refund()).body.code).toBe(2154);
  expect(await order.state()).toBe('Paid');
  paypal.mood = () => 'well';
  expect((await order.refund()).body.result).toEqual({ paymentState: 'Refunded' });
  expect(paypal.refunds).toBe(1);
  const other = await begun();
  approve(other);
  await other.finished();
  const { custom_id, amount } = captureOf(other) ?? {};
  const refund = { id: 'REF', status: 'COMPLETED', custom_id, amount: { ...amount, value: '0.01' } };
  await send(paypal.notice('PAYMENT.CAPTURE.REFUNDED', refund));
  expect(await other.state()).toBe('Paid');
  const whole = { ...refund, seller_payable_breakdown: { total_refunded_amount: amount } };
  await send(paypal.notice('PAYMENT.CAPTURE.REFUNDED', whole));
  expect(await other.state()).toBe('Refunded');
});
