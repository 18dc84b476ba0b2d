/** A technician's queue, on a phone. */
import { describe } from '@jest/globals';
import { openHouse } from './support/house';

openHouse();

describe('what goes wrong', () => {
  require('./queue/trouble');
});
describe('the device', () => {
  require('./queue/device');
});
describe('a day', () => {
  require('./queue/day');
});
