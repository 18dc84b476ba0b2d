/** The second factor of staff: the tests are in the modules, and share one shop. */
import { describe } from '@jest/globals';
import { DASHBOARD } from '../support/factor';
import { openShop } from '../support/house';

openShop(DASHBOARD);

describe('turning on', () => {
  require('./turning-on');
});
describe('log ins', () => {
  require('./log-ins');
});
describe('guessing', () => {
  require('./guessing');
});
describe('secrecy', () => {
  require('./secrecy');
});
describe('resetting', () => {
  require('./resetting');
});
describe('commands', () => {
  require('./commands');
});
describe('policy', () => {
  require('./policy');
});
