/** Power cuts in the middle of payments: nothing is paid twice, and nothing that was paid is forgotten. */
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { LOOKING } from '../preflight/waiting';
import type { Choices, View } from '../sales/pricing';
import { start } from '../support/process';
import { useShop } from '../support/shop';
import { FakeStripe } from '../support/stripe';
import { openTill, Sale, until } from './paying';

// Each cut is a start anew, and some of what it leaves waits for the sweep.
jest.setTimeout(240_000);

const stripe = new FakeStripe();
const shop = useShop(async () => ({
  ...(await stripe.listen()).env,
  ...LOOKING,
  // The same address after each cut, as a shop has it.
  PORT: String(await freePort()),
  PAYMENT_LOOK_MS: '500',
}));
let known: Choices;

beforeAll(async () => {
  known = await openTill(shop, 'stripe');
}, 60_000);
afterAll(() => stripe.stop());

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function comeBack(): Promise<void> {
  shop.process = await start(shop.env);
}

test('cut between the row and the answer of the service: the same session, once', async () => {
  for (const mood of ['takes it and never answers', 'answers 500'] as const) {
    const order = await Sale.of(shop, known, 'stripe');
    const [sessions, asked] = [stripe.sessions.length, stripe.count('POST /v1/checkout/sessions')];
    stripe.mood = (what) => (what === 'POST /v1/checkout/sessions' ? mood : 'well');
    const lost = order.start().catch(() => undefined);
    await until(async () => stripe.count('POST /v1/checkout/sessions') > asked);
    await shop.process.kill();
    await lost;
    stripe.mood = () => 'well';
    await comeBack();
    expect(await order.begun()).toBe(stripe.of(order.orderId).url);
    expect(stripe.sessions).toHaveLength(sessions + 1);
    expect(await order.moves()).toEqual(['await']);
  }
});

test('cut at any instant after the notice: paid once, by what the shop does by itself', async () => {
  const orders: Sale[] = [];
  for (const afterMs of [5, 20, 45]) {
    const order = await Sale.of(shop, known, 'stripe');
    orders.push(order);
    await order.begun();
    const session = stripe.of(order.orderId);
    stripe.pay(session);
    const { body, headers } = stripe.notice('checkout.session.completed', session);
    const lost = shop.stranger.request('POST', '/payments/stripe', body, headers).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await shop.process.kill();
    await lost;
    await comeBack();
  }
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
  const order = await Sale.of(shop, known, 'stripe');
  await shop.process.kill();
  const { STRIPE_SECRET_KEY: _key, STRIPE_WEBHOOK_SECRET: _secret, ...without } = shop.env;
  shop.process = await start(without);
  expect(await offered()).not.toContain('stripe');
  expect((await order.view()).payment).toEqual({ canPay: false });
  expect((await order.start()).body.code).toBe(2151);
});
