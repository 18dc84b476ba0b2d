/** What jobs go through: figures, the queue, file checks and races. */
import { describe } from '@jest/globals';
import { openShop } from '../support/house';

openShop();

describe('figures', () => {
  require('./work/figures');
});
describe('the queue', () => {
  require('./work/planning');
});
describe('file checks', () => {
  require('./work/checks');
});
describe('races', () => {
  require('./work/races');
});
