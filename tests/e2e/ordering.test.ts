/** Orders: the account of their customer, their page, and their way through the shop. */
import { afterAll, describe } from '@jest/globals';
import { LOOKING } from '../preflight/waiting';
import { slicer } from '../production/plant';
import { openHouse } from './support/house';
import { stripe } from './support/order';

openHouse(async () => ({
  ...(await stripe.listen()).env,
  ...LOOKING,
  PRUSA_SLICER: slicer(),
  PRINTERS_EVERY_MS: '200',
}));
afterAll(() => stripe.stop());

describe('the account', () => {
  require('./ordering/account');
});
describe('the page of an order', () => {
  require('./ordering/page');
});
describe('on the way through the shop', () => {
  require('./ordering/orders');
});
