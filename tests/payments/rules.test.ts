/** Payments, what is decided without asking anybody: sums as services write them, and what a report makes of a payment. */
import { expect, test } from '@jest/globals';
import { readConfig } from '../../cloud/config';
import type { Standing } from '../../cloud/domain/orders/payment-service';
import { findingOf, followOf, isPayable } from '../../cloud/domain/orders/payment-standing';
import { fromPaypal, fromStripe, toPaypal, toStripe } from '../../cloud/domain/orders/service-amounts';
import type { Order, Payment } from '../../schema/generated';
import { newFolder } from '../support/folders';

/** The shop counts by the digits that Intl has: of forints and ariary none here. */
const digits = (currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

test.each([
  ['EUR', '12.50', 1250, '12.50'],
  ['EUR', '0.05', 5, '0.05'],
  ['USD', '1000000', 100_000_000, '1000000.00'],
  ['JPY', '500', 500, '500'],
  ['HUF', '1234', 123_400, '1234'],
  ['TWD', '99', 9900, '99'],
  ['ISK', '7', 700, '7.00'],
  ['UGX', '5000', 500_000, '5000.00'],
  ['KWD', '5.12', 5120, '5.12'],
  ['KWD', '5.124', undefined, undefined],
  ['MGA', '2', 2, '2.00'],
] as const)('%s %s is %s to Stripe and %s to PayPal, and comes back the same', (currency, sum, stripe, paypal) => {
  const amount = Math.round(Number(sum) * 10 ** digits(currency));
  expect(toStripe(amount, currency)).toBe(stripe);
  expect(toPaypal(amount, currency)).toBe(paypal);
  if (stripe !== undefined) expect(fromStripe(stripe, currency)).toBe(amount);
  if (paypal !== undefined) expect(fromPaypal(paypal, currency)).toBe(amount);
});

test('what is no sum is none', () => {
  for (const value of ['1,5', '-1', '1e3', '', ' 1', 12, null, undefined, '0x10'])
    expect(fromPaypal(value, 'EUR')).toBeUndefined();
  for (const value of ['1', null, undefined, Number.NaN, 1.5]) expect(fromStripe(value, 'EUR')).toBeUndefined();
  expect(fromPaypal('12.505', 'EUR')).toBeUndefined();
});

const payment = (state: string, more: object = {}) =>
  ({ objectId: 'p1', state, amount: 800, currency: 'EUR', ...more }) as Payment;
const order = (paymentState: string, more: object = {}) =>
  ({ paymentState, lifecycleStage: 'Placed', totalPrice: 800, currency: 'EUR', ...more }) as Order;
const report = (standing: Standing, more: object = {}) => ({ standing, amount: 800, currency: 'EUR', ...more });

test('a report counts once, in whatever order reports come', () => {
  const becomes = (state: string, standing: Standing) =>
    findingOf(payment(state), order('Pending'), report(standing))?.state;
  expect(becomes('Open', 'paid')).toBe('Paid');
  expect(becomes('Paid', 'paid')).toBeUndefined();
  // Paid after all: the money is there.
  for (const state of ['Failed', 'Expired']) expect(becomes(state, 'paid')).toBe('Paid');
  for (const standing of ['failed', 'expired', 'open', 'underWay', 'approved'] as const)
    for (const state of ['Paid', 'Refunded']) expect(becomes(state, standing)).toBeUndefined();
  // The refund was told of first.
  expect(becomes('Open', 'refunded')).toBe('Refunded');
  expect(becomes('Refunded', 'paid')).toBeUndefined();
});

test('another sum, another currency, or none is noted and not paid', () => {
  for (const more of [{ amount: 799 }, { amount: 80_000 }, { currency: 'USD' }, { amount: undefined }])
    expect(findingOf(payment('Open'), order('Pending'), report('paid', more))).toEqual({ attention: 'Other Sum' });
  const dearer = order('Pending', { totalPrice: 900 });
  expect(findingOf(payment('Open'), dearer, report('paid'))).toEqual({ attention: 'Other Sum' });
  const noted = payment('Open', { attention: 'Other Sum' });
  expect(findingOf(noted, order('Pending'), report('paid', { amount: 1 }))).toBeUndefined();
  // A part given back leaves the payment what it is.
  expect(findingOf(payment('Paid'), order('Paid'), report('refunded', { amount: 100 }))).toBeUndefined();
});

test('the order follows its payment, and money for an order that is over is not lost sight of', () => {
  const ours = { payment: { objectId: 'p1' } };
  expect(followOf(payment('Open'), order('Open'), [])).toEqual({ paymentState: 'Pending' });
  expect(followOf(payment('Open'), order('Void'), [])).toEqual({});
  expect(followOf(payment('Paid'), order('Pending'), [])).toEqual({ paymentState: 'Paid' });
  expect(followOf(payment('Paid'), order('Paid', ours), [])).toEqual({});
  expect(followOf(payment('Paid'), order('Paid'), [])).toEqual({ attention: 'Paid Twice' });
  expect(followOf(payment('Paid'), order('Void'), [])).toEqual({ attention: 'Order Ended' });
  expect(followOf(payment('Failed'), order('Pending'), [{ state: 'Expired' }])).toEqual({ paymentState: 'Failed' });
  expect(followOf(payment('Failed'), order('Pending'), [{ state: 'Open' }])).toEqual({});
  expect(followOf(payment('Expired'), order('Paid'), [])).toEqual({});
  expect(followOf(payment('Refunded'), order('Paid', ours), [])).toEqual({ paymentState: 'Refunded' });
  expect(followOf(payment('Refunded'), order('Paid', { payment: { objectId: 'p2' } }), [])).toEqual({});
});

test('only what is owed can be paid', () => {
  for (const state of ['Open', 'Pending', 'Failed']) expect(isPayable(order(state))).toBe(true);
  for (const state of ['Not Due', 'Paid', 'Refunded', 'Void']) expect(isPayable(order(state))).toBe(false);
  expect(isPayable(order('Open', { totalPrice: 0 }))).toBe(false);
  expect(isPayable(order('Open', { lifecycleStage: 'Cancelled' }))).toBe(false);
});

test('half the keys of a service stop the start, by name', () => {
  const wrong = {
    DATA_DIR: newFolder('config'),
    STRIPE_SECRET_KEY: 'sk',
    PAYPAL_CLIENT_ID: 'id',
    STRIPE_URL: 'ftp://x',
  };
  expect(() => readConfig(wrong)).toThrow(
    /STRIPE_WEBHOOK_SECRET[\s\S]*PAYPAL_CLIENT_SECRET, PAYPAL_WEBHOOK_ID[\s\S]*STRIPE_URL/,
  );
  expect(readConfig({ DATA_DIR: newFolder('config') }).payments).toMatchObject({
    stripe: undefined,
    paypal: undefined,
  });
});
