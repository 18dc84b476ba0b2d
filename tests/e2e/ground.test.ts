/** The ground of the console, its board, and the people who use it. */
import { describe } from '@jest/globals';
import { openHouse } from './support/house';

openHouse();

describe('the board', () => {
  require('./ground/board');
});
describe('the ground', () => {
  require('./ground/console');
});
describe('staff', () => {
  require('./ground/staff');
});
describe('second factor and keys', () => {
  require('./ground/factor');
});
