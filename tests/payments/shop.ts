/** The shop that both payment services pay, and whose power is cut in the end. */
import { afterAll, afterEach, beforeAll, jest } from '@jest/globals';
import { LOOKING } from '../preflight/waiting';
import type { Choices } from '../sales/pricing';
import { freePort } from '../support/free-port';
import { FakePaypal } from '../support/paypal';
import { useShop } from '../support/shop';
import { FakeStripe } from '../support/stripe';
import { openTill } from './paying';

// Some of it waits for the sweep, and each power cut for a start anew.
jest.setTimeout(240_000);

export const stripe = new FakeStripe();
export const paypal = new FakePaypal();

export const shop = useShop(async () => ({
  ...(await stripe.listen()).env,
  ...(await paypal.listen()).env,
  ...LOOKING,
  // The same address after each cut, as a shop has it.
  PORT: String(await freePort()),
  PAYMENT_TIMEOUT_MS: '4000',
  PAYMENT_LOOK_MS: '500',
}));
export const known = {} as Choices;

beforeAll(async () => {
  Object.assign(known, await openTill(shop, 'stripe', 'paypal'));
}, 60_000);
afterEach(() => {
  stripe.mood = () => 'well';
  paypal.mood = () => 'well';
  paypal.declines = false;
});
afterAll(() => Promise.all([stripe.stop(), paypal.stop()]));
