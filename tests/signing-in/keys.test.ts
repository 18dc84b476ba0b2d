/** Keys of machines: the tests are in the modules, and share one shop. */
import { describe } from '@jest/globals';
import { openShop } from '../support/house';

openShop({ API_KEY_PER_MINUTE: '80' });

describe('making keys', () => {
  require('./making-keys');
});
describe('scopes', () => {
  require('./scopes');
});
describe('ending keys', () => {
  require('./ending-keys');
});
