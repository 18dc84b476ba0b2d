/** Orders paid through Stripe, against a server that behaves as Stripe does. */
import { expect, test } from '@jest/globals';
import { until } from '../support/until';
import { Sale } from './paying';
import { known, shop, stripe } from './shop';

const sale = () => Sale.of(shop, known, 'stripe');
const send = ({ body, headers }: { body: string; headers: object }) =>
  shop.stranger.request('POST', '/payments/stripe', body, headers as Record<string, string>);
const COMPLETED = 'checkout.session.completed';

test('an order is paid: begun, paid at Stripe, and known by coming back', async () => {
  const order = await sale();
  expect((await order.view()).payment).toEqual({ canPay: true });
  expect(await order.begun()).toBe(stripe.of(order.orderId).url);
  expect(stripe.forms.at(-1)).toMatchObject({
    mode: 'payment',
    client_reference_id: `${order.orderId}:1`,
    'line_items[0][price_data][unit_amount]': String((await order.order()).totalPrice),
    'line_items[0][price_data][currency]': 'eur',
    'line_items[0][price_data][product_data][name]': (await order.order()).orderNumber,
    success_url: `${shop.url}/order/${order.token}?payment=done`,
  });
  expect(await order.state()).toBe('Pending');
  expect(await order.finished()).toBe('Pending');
  stripe.pay(stripe.of(order.orderId));
  expect(await order.finished()).toBe('Paid');
  const [payment] = await order.payments();
  expect(payment).toMatchObject({ state: 'Paid', number: 1, method: 'stripe' });
  expect(payment).not.toHaveProperty('redirectUrl');
  expect(await order.order()).toMatchObject({ payment: { objectId: payment?.objectId }, lifecycleStage: 'Confirmed' });
  expect(await order.moves()).toEqual(['await', 'pay']);
  const view = await order.view();
  expect(view.payment).toEqual({ canPay: false });
  expect(view.history.map(({ stage }: { stage: string }) => stage)).toEqual(['Placed', 'Confirmed']);
  expect((await order.start()).body).toMatchObject({ code: 2152 });
});

test('twenty at once make one session', async () => {
  const order = await sale();
  stripe.mood = (what) => (what.startsWith('POST /v1/checkout/sessions') ? 'slowly' : 'well');
  const answers = await Promise.all(Array.from({ length: 20 }, () => order.begun()));
  expect(new Set(answers).size).toBe(1);
  expect(stripe.sessions.filter((one) => one.client_reference_id.startsWith(order.orderId))).toHaveLength(1);
  expect(await order.payments()).toHaveLength(1);
  expect(await order.moves()).toEqual(['await']);
});

test('a notice ten times, at once and again, is paid once', async () => {
  const order = await sale();
  await order.begun();
  const session = stripe.of(order.orderId);
  stripe.pay(session);
  const notice = stripe.notice(COMPLETED, session);
  const answers = await Promise.all(Array.from({ length: 9 }, () => send(notice)));
  answers.push(await send(notice));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(await order.state()).toBe('Paid');
  expect(await order.moves()).toEqual(['await', 'pay']);
});

test('a notice that Stripe did not sign, or not lately, changes nothing', async () => {
  const order = await sale();
  await order.begun();
  const session = { ...stripe.of(order.orderId), status: 'complete', payment_status: 'paid' };
  const right = stripe.notice(COMPLETED, session);
  const wrong = [
    stripe.notice(COMPLETED, session, { secret: 'whsec_of_somebody_else' }),
    stripe.notice(COMPLETED, session, { ageSeconds: 400 }),
    stripe.notice(COMPLETED, session, { ageSeconds: -400 }),
    { ...right, body: `${right.body} ` },
    { ...right, headers: {} },
    { ...right, headers: { 'Stripe-Signature': right.headers['Stripe-Signature'].replace('v1', 'v0') } },
    { ...right, headers: { 'Stripe-Signature': 't=,v1=' } },
    { body: '', headers: right.headers },
  ];
  for (const one of wrong) expect((await send(one)).status).toBe(400);
  expect((await send({ ...right, body: 'x'.repeat(300_000) })).status).toBe(413);
  expect(await order.state()).toBe('Pending');
  expect((await send(right)).status).toBe(200);
  expect(await order.state()).toBe('Paid');
});

test('signed notices of what is not ours, or nothing at all, are taken and do nothing', async () => {
  const odd = [
    stripe.notice(COMPLETED, { object: 'checkout.session', status: 'complete', payment_status: 'paid' }),
    stripe.notice(COMPLETED, { client_reference_id: 'somebody:1', status: 'complete', payment_status: 'paid' }),
    stripe.notice(COMPLETED, { client_reference_id: { $ne: null }, id: { $ne: null }, status: 'complete' }),
    stripe.notice('customer.created', {}),
    stripe.notice('charge.refunded', { metadata: null }),
    stripe.notice(COMPLETED, null),
  ];
  for (const one of odd) expect((await send(one)).status).toBe(200);
});

test('another sum or currency is noted, not paid, and the shop has to look', async () => {
  for (const more of [{ amount_total: 1 }, { currency: 'usd' }]) {
    const order = await sale();
    await order.begun();
    const session = stripe.of(order.orderId);
    stripe.pay(session);
    await send(stripe.notice(COMPLETED, { ...session, ...more }));
    expect(await order.state()).toBe('Pending');
    expect(await order.payments()).toMatchObject([{ state: 'Open', attention: 'Other Sum' }]);
    expect((await order.start()).body.code).toBe(2156);
    expect((await order.refund()).body.result).toEqual({ paymentState: 'Failed' });
    expect(session.payment_intent?.latest_charge?.amount_refunded).toBe(session.amount_total);
    expect(await order.payments()).toMatchObject([{ state: 'Refunded' }]);
  }
});

test('what failed or expired can be paid anew; what came too late to be first is not lost', async () => {
  const order = await sale();
  await order.begun();
  const first = stripe.of(order.orderId);
  await send(stripe.notice('checkout.session.expired', { ...first, status: 'expired' }));
  expect(await order.state()).toBe('Failed');
  expect((await order.view()).payment.canPay).toBe(true);
  await order.begun();
  const second = stripe.of(order.orderId);
  expect(second.id).not.toBe(first.id);
  expect(await order.state()).toBe('Pending');
  // Told late: the first is over.
  await send(stripe.notice('checkout.session.expired', { ...first, status: 'expired' }));
  expect(await order.state()).toBe('Pending');
  stripe.pay(second);
  await send(stripe.notice(COMPLETED, second));
  stripe.pay(first);
  await send(stripe.notice(COMPLETED, first));
  expect(await order.payments()).toMatchObject([{ state: 'Paid', attention: 'Paid Twice' }, { state: 'Paid' }]);
  expect(await order.moves()).toEqual(['await', 'fail', 'await', 'pay']);
  const [twice] = await order.payments();
  expect((await order.refund({ paymentId: twice?.objectId })).body.result).toEqual({ paymentState: 'Paid' });
  expect(first.payment_intent?.latest_charge?.amount_refunded).toBeGreaterThan(0);
  expect(second.payment_intent?.latest_charge?.amount_refunded).toBe(0);
});

test('a slow way to pay is waited for, and may fail in the end', async () => {
  const order = await sale();
  await order.begun();
  const session = stripe.of(order.orderId);
  stripe.pay(session, 'processing');
  await send(stripe.notice(COMPLETED, session));
  expect(await order.finished()).toBe('Pending');
  expect((await order.start()).body.code).toBe(2153);
  await send(stripe.notice('checkout.session.async_payment_failed', session));
  expect(await order.state()).toBe('Failed');
  expect(await order.begun()).toBe(stripe.of(order.orderId).url);
});

test('an order that was cancelled in between keeps its money in sight, and gives it back', async () => {
  const order = await sale();
  await order.begun();
  const session = stripe.of(order.orderId);
  stripe.pay(session);
  expect((await order.cancel()).status).toBe(200);
  await send(stripe.notice(COMPLETED, session));
  expect(await order.state()).toBe('Void');
  expect(await order.payments()).toMatchObject([{ state: 'Paid', attention: 'Order Ended' }]);
  expect((await order.refund()).body.result).toEqual({ paymentState: 'Void' });
  expect(await order.payments()).toMatchObject([{ state: 'Refunded' }]);
  expect(session.payment_intent?.latest_charge?.amount_refunded).toBe(session.amount_total);
});

test('the sweep asks about what nobody told of, and ends the session of a cancelled order', async () => {
  const [paid, cancelled] = [await sale(), await sale()];
  await paid.begun();
  await cancelled.begun();
  stripe.pay(stripe.of(paid.orderId));
  await cancelled.cancel();
  await until(async () => (await paid.state()) === 'Paid');
  await until(async () => stripe.of(cancelled.orderId).status === 'expired');
  await until(async () => (await cancelled.payments())[0]?.state === 'Expired');
  expect(await cancelled.state()).toBe('Void');
  expect(await paid.moves()).toEqual(['await', 'pay']);
});

test('money goes back once, by a manager, and the order says who and why', async () => {
  const order = await sale();
  expect((await order.refund()).body.code).toBe(2160);
  await order.begun();
  stripe.pay(stripe.of(order.orderId));
  await order.finished();
  for (const who of [shop.coordinator, shop.technician1, shop.stranger])
    expect((await who.call('refundPayment', { orderId: order.orderId, reason: 'x' })).body.code).toBeGreaterThan(1000);
  expect((await order.refund({ reason: '' })).body.code).toBe(1015);
  const before = stripe.refunds;
  const answers = await Promise.all([1, 2, 3].map(() => order.refund()));
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  expect(stripe.refunds).toBe(before + 1);
  expect(await order.order()).toMatchObject({ paymentState: 'Refunded', statusReason: 'It broke' });
  expect(await order.payments()).toMatchObject([{ state: 'Refunded' }]);
  expect(await order.moves()).toEqual(['await', 'pay', 'refund']);
});

test('a refund made at Stripe itself is known here; a part of it is not one', async () => {
  const order = await sale();
  await order.begun();
  const session = stripe.of(order.orderId);
  stripe.pay(session);
  await order.finished();
  const charge = session.payment_intent?.latest_charge;
  await send(stripe.notice('charge.refunded', { ...charge, amount_refunded: 1 }));
  expect(await order.state()).toBe('Paid');
  await send(stripe.notice('charge.refunded', { ...charge, amount_refunded: charge?.amount }));
  expect(await order.state()).toBe('Refunded');
});

test('whatever goes wrong on the way to Stripe, nobody pays twice', async () => {
  for (const [mood, code] of [
    ['answers 500', 2154],
    ['takes it and answers 500', 2154],
    ['drops the connection', 2154],
    ['takes it and drops the connection', 2154],
    ['takes it and never answers', 2154],
  ] as const) {
    const order = await sale();
    stripe.mood = (what) => (what === 'POST /v1/checkout/sessions' ? mood : 'well');
    expect([mood, (await order.start()).body.code]).toEqual([mood, code]);
    expect([mood, await order.state()]).toEqual([mood, 'Open']);
    stripe.mood = () => 'well';
    const url = await order.begun();
    expect(await order.begun()).toBe(url);
    // Of sessions that were made without an answer nobody has the address.
    expect((await order.payments()).filter(({ state }) => state === 'Open')).toHaveLength(1);
    stripe.pay(stripe.of(order.orderId));
    stripe.mood = () => 'drops the connection';
    expect(await order.finished()).toBe('Pending');
    stripe.mood = () => 'well';
    expect(await order.finished()).toBe('Paid');
  }
});

test('nobody else begins, finishes or refunds', async () => {
  const order = await sale();
  for (const name of ['startPayment', 'finishPayment'])
    for (const params of [{}, { token: 'x'.repeat(43) }, { orderId: order.orderId }, { token: { $ne: '' } }])
      expect((await shop.stranger.call(name, params)).body.code).toBe(2102);
  for (const who of [shop.manager, shop.coordinator, shop.master]) {
    const fields = { order: { __type: 'Pointer', className: 'Order', objectId: order.orderId }, number: 1 };
    const made = await who.create('Payment', {
      ...fields,
      method: 'stripe',
      state: 'Open',
      amount: 1,
      currency: 'EUR',
    });
    expect(made.status).toBeGreaterThanOrEqual(400);
  }
  expect((await shop.technician1.find('Payment')).body.results ?? []).toEqual([]);
});
