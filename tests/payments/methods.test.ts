/** Ways to pay: which are offered, what customers are told, and those that need no service. */
import { beforeAll, expect, jest, test } from '@jest/globals';
import { LOOKING } from '../preflight/waiting';
import type { Choices, View } from '../sales/pricing';
import { Buyer, orderForm } from '../store/buyer';
import { useShop } from '../support/shop';
import { openTill, Sale } from './paying';

// Each order waits for its file to be looked at.
jest.setTimeout(90_000);

const shop = useShop(LOOKING);
let known: Choices;
let rows: View[];

beforeAll(async () => {
  rows = (await shop.manager.find('PaymentMethodConfig', {}, { order: 'sortOrder' })).body.results;
  known = await openTill(shop);
}, 60_000);

const idOf = (method: string): string => rows.find((row) => row.method === method).objectId;
const set = (method: string, fields: object) => shop.manager.update('PaymentMethodConfig', idOf(method), fields);

test('a new shop knows five ways, and offers to be asked for a quote', () => {
  expect(rows.map(({ method, enabled }) => [method, enabled])).toEqual([
    ['quote_request', true],
    ['invoice', false],
    ['bank_transfer', false],
    ['stripe', false],
    ['paypal', false],
  ]);
});

test('a service without keys cannot be turned on, and the keys are named', async () => {
  const stripe = await set('stripe', { enabled: true });
  expect(stripe.body).toMatchObject({ code: 2158, error: expect.stringContaining('STRIPE_SECRET_KEY') });
  expect((await set('paypal', { enabled: true })).body.error).toContain('PAYPAL_WEBHOOK_ID');
  expect((await set('stripe', { sortOrder: 9 })).status).toBe(200);
  for (const method of ['stripe', 'paypal'])
    expect((await shop.stranger.request('POST', `/payments/${method}`, '{}')).status).toBe(400);
});

test('what customers are told is text by language, and nothing else', async () => {
  const wrong = [
    { secret: 'sk_live' },
    { label: 'Invoice' },
    { label: { fr: 'Facture' } },
    { instructions: { en: 5 } },
    { instructions: { en: 'x'.repeat(2001) } },
    { instructions: [] },
    { label: null },
  ];
  for (const configJson of wrong) expect((await set('invoice', { configJson })).body.code).toBe(2159);
  for (const configJson of ['text', 5, []]) expect((await set('invoice', { configJson })).status).toBe(400);
  const right = { label: { en: 'Invoice' }, instructions: { en: 'x'.repeat(2000), de: '' } };
  expect((await set('invoice', { configJson: right })).status).toBe(200);
  expect((await shop.coordinator.update('PaymentMethodConfig', idOf('invoice'), { enabled: false })).status).toBe(400);
  expect((await set('invoice', { method: 'paypal' })).body.code).toBe(1103);
});

test('the customer of a transfer is told where to, with the number of the order, in their language', async () => {
  const instructions = { en: 'Send {orderNumber} to DE00. {orderNumber}!', de: 'Bitte {orderNumber} angeben.' };
  await set('bank_transfer', { configJson: { instructions } });
  const buyer = await Buyer.at(shop);
  for (const [language, words] of [
    ['en', (number: string) => `Send ${number} to DE00. ${number}!`],
    ['de', (number: string) => `Bitte ${number} angeben.`],
  ] as const) {
    const token = await buyer.ordered(known, {}, { paymentMethod: 'bank_transfer', language });
    const { result } = (await shop.stranger.call('showOrder', { token })).body;
    expect(result.payment).toEqual({ canPay: false, instructions: words(result.orderNumber) });
  }
});

test('a way that is not offered is not taken at the till, and cannot be paid by', async () => {
  const buyer = await Buyer.at(shop);
  await buyer.filled(known);
  expect((await buyer.call('checkout', orderForm({ paymentMethod: 'stripe' }))).status).toBe(400);
  const order = await Sale.of(shop, known, 'invoice');
  expect((await order.start()).body.code).toBe(2151);
  expect(await order.finished()).toBe('Open');
});

test('without a service a coordinator says that money came, and a manager that it went back', async () => {
  const order = await Sale.of(shop, known, 'bank_transfer');
  await shop.coordinator.changed('Order', order.orderId, { paymentState: 'Paid' });
  expect(await order.order()).toMatchObject({ paymentState: 'Paid', paidAt: expect.anything() });
  expect((await order.refund()).body.result).toEqual({ paymentState: 'Refunded' });
  expect(await order.moves()).toEqual(['pay', 'refund']);
  expect((await order.refund()).body.code).toBe(2160);
  expect((await shop.coordinator.update('Order', order.orderId, { payment: null })).status).toBe(200);
  const forged = { __type: 'Pointer', className: 'Payment', objectId: 'x' };
  expect((await shop.coordinator.update('Order', order.orderId, { payment: forged })).body.code).toBe(1101);
});
