/** Guests buy: checkout, carts and orders. */
import { describe } from '@jest/globals';
import { LOOKING } from '../preflight/waiting';
import { openShop } from '../support/house';

openShop(LOOKING);

describe('checkout', () => {
  require('./buying/checkout');
});
describe('carts', () => {
  require('./buying/cart');
});
describe('orders', () => {
  require('./buying/orders');
});
