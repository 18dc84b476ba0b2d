/** Power cuts in the middle of payments: nothing is paid twice, and nothing that was paid is forgotten. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { View } from '../sales/pricing';
import { start } from '../support/process';
import { until } from '../support/until';
import { Sale } from './paying';
import { known, shop, stripe } from './shop';

const BEGIN = 'POST /v1/checkout/sessions';
const sale = () => Sale.of(shop, known, 'stripe');

/** Cuts the power, and starts again once whoever was asking knows. */
async function cut(asking: Promise<unknown>[]): Promise<void> {
  await shop.process.kill();
  await Promise.all(asking);
  stripe.mood = () => 'well';
  shop.process = await start(shop.env);
}

test('cut between the row and the answer of the service: the same session, once', async () => {
  const orders: Sale[] = [];
  const asking: Promise<unknown>[] = [];
  const sessions = stripe.sessions.length;
  for (const mood of ['takes it and never answers', 'answers 500'] as const) {
    const order = await sale();
    orders.push(order);
    const asked = stripe.count(BEGIN);
    stripe.mood = (what) => (what === BEGIN ? mood : 'well');
    asking.push(order.start().catch(() => undefined));
    await until(async () => stripe.count(BEGIN) > asked);
  }
  await cut(asking);
  for (const order of orders) {
    expect(await order.begun()).toBe(stripe.of(order.orderId).url);
    expect(await order.moves()).toEqual(['await']);
  }
  expect(stripe.sessions).toHaveLength(sessions + orders.length);
});

test('cut at any instant after the notice: paid once, by what the shop does by itself', async () => {
  const orders = [await sale(), await sale(), await sale()];
  for (const order of orders) await order.begun();
  const telling: Promise<unknown>[] = [];
  for (const [index, order] of orders.entries()) {
    const session = stripe.of(order.orderId);
    stripe.pay(session);
    const { body, headers } = stripe.notice('checkout.session.completed', session);
    telling.push(shop.stranger.request('POST', '/payments/stripe', body, headers).catch(() => undefined));
    // The power goes 45, 25 and 5 milliseconds after they were sent.
    await sleep(index < 2 ? 20 : 5);
  }
  await cut(telling);
  for (const order of orders) {
    await until(async () => (await order.state()) === 'Paid');
    expect(await order.payments()).toMatchObject([{ state: 'Paid' }]);
    // The effect that a crash left is brought about by the sweep too.
    await until(async () => (await order.moves()).includes('pay'));
    expect(await order.moves()).toEqual(['await', 'pay']);
  }
});

test('a service whose keys are gone is not offered any more, whatever its row says', async () => {
  const offered = async () =>
    (await shop.stranger.call('storeChoices')).body.result.paymentMethods.map(({ method }: View) => method);
  expect(await offered()).toContain('stripe');
  const order = await sale();
  await shop.process.kill();
  const { STRIPE_SECRET_KEY: _key, STRIPE_WEBHOOK_SECRET: _secret, ...without } = shop.env;
  shop.process = await start(without);
  expect(await offered()).not.toContain('stripe');
  expect((await order.view()).payment).toEqual({ canPay: false });
  expect((await order.start()).body.code).toBe(2151);
});
