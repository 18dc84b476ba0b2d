/** Files that the shop looks at, for whoever sends and whoever prints them. */
import { describe } from '@jest/globals';
import { openHouse } from './support/house';
import { LOOKING } from './support/preflight';

openHouse(LOOKING);

describe('sent by a customer', () => {
  require('./files/portal');
});
describe('in the console and the queue', () => {
  require('./files/console');
});
