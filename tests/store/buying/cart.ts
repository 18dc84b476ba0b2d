/** Carts: a quote that is put into one is locked for ever; nobody sees or changes anybody else's. */
import { beforeAll, expect, test } from '@jest/globals';
import { type Choices, type View, wishFor } from '../../sales/pricing';
import { pointer } from '../../support/api';
import { theShop } from '../../support/house';
import { Buyer, openStore } from '../buyer';

const shop = theShop();
let known: Choices;
let anna: Buyer;
let bert: Buyer;

beforeAll(async () => {
  known = await openStore(shop);
  [anna, bert] = [await Buyer.at(shop), await Buyer.at(shop)];
}, 60_000);

test('a quote goes into the cart with its price, once, and out again', async () => {
  expect(await anna.done('showCart')).toEqual({ lines: [], totalPrice: 0, currency: 'EUR', needsReview: false });
  const { quoteId, jobs } = await anna.quote(known, { quantity: 3 });
  const cart = await anna.done('addToCart', { quoteId });
  expect(cart).toMatchObject({
    totalPrice: 1800,
    lines: [{ quoteId, jobId: jobs[0].jobId, material: 'PLA', quality: 'Standard', quantity: 3, lineTotal: 1800 }],
  });
  const again = await Promise.all(Array.from({ length: 5 }, () => anna.done('addToCart', { quoteId })));
  expect(again.map(({ lines }: View) => lines.length)).toEqual([1, 1, 1, 1, 1]);
  const [{ lineId }] = cart.lines;
  expect((await bert.call('removeFromCart', { lineId })).body.code).toBe(2112);
  expect((await anna.done('removeFromCart', { lineId })).lines).toEqual([]);
  expect((await anna.call('removeFromCart', { lineId })).body.code).toBe(2112);
});

test('nothing changes a locked quote or its job: neither its owner nor staff nor the master key', async () => {
  const { quoteId, jobs } = await anna.quote(known);
  await anna.done('addToCart', { quoteId });
  const kept = async () => [
    (await shop.master.get('Quote', quoteId)).body,
    (await shop.master.get('QuoteJob', jobs[0].jobId)).body,
  ];
  const before = await kept();
  const priced = await anna.guest.price({ quoteId });
  expect(priced.status).toBe(400);
  for (const api of [shop.master, shop.manager, shop.coordinator, shop.stranger])
    for (const { status } of [
      await api.update('Quote', quoteId, { totalPrice: 1 }),
      await api.update('Quote', quoteId, { status: 'draft' }),
      await api.update('QuoteJob', jobs[0].jobId, { unitPrice: 1 }),
      await api.remove('QuoteJob', jobs[0].jobId),
      await api.create('CartLine', { cart: pointer('Cart', 'any'), quantity: 1 }),
    ])
      expect(Math.floor(status / 100)).toBe(4);
  expect(await kept()).toEqual(before);
});

test("a guest's quotes and cart are found by nobody without their secret", async () => {
  const { quoteId } = await anna.quote(known);
  for (const name of ['addToCart', 'priceQuote']) {
    expect((await bert.call(name, { quoteId })).body.error).toBe(
      (await bert.call(name, { quoteId: 'any' })).body.error,
    );
    expect((await shop.stranger.call(name, { quoteId })).body.code).toBe(2101);
  }
  const { sessionSecret } = anna.guest;
  const forged = `${sessionSecret.slice(0, -1)}${sessionSecret.endsWith('A') ? 'B' : 'A'}`;
  for (const wrong of [forged, '', 7, null, { $ne: '' }, 'A'.repeat(64)])
    expect((await shop.stranger.call('showCart', { sessionSecret: wrong })).body.code).toBe(2101);
  for (const className of ['Quote', 'QuoteJob', 'Cart', 'CartLine'])
    expect((await shop.stranger.find(className)).body).not.toHaveProperty('results');
  expect((await shop.coordinator.get('Quote', quoteId)).body).not.toHaveProperty('sessionId');
});

test('a quote is refused while its file is read, and when it has expired', async () => {
  const reading = await anna.guest.priced(await wishFor(shop, known));
  const early = await anna.call('addToCart', { quoteId: reading.quoteId });
  expect([200, 2106]).toContain(early.body.code ?? early.status);
  for (const quoteId of [undefined, 7, '', { $gt: '' }, 'a'.repeat(50)])
    expect((await anna.call('addToCart', { quoteId })).status).toBe(400);
});
