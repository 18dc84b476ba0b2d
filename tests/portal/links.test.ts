/** The portal: tracking, quotes, followers and requests. */
import { describe } from '@jest/globals';
import { openShop } from '../support/house';

openShop();

describe('tracking', () => {
  require('./links/tracking');
});
describe('quotes', () => {
  require('./links/quotes');
});
describe('followers', () => {
  require('./links/following');
});
describe('requests', () => {
  require('./links/requests');
});
