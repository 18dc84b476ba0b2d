/** What is planned, kept on the shelf and put on sale. */
import { describe } from '@jest/globals';
import { openHouse } from './support/house';

openHouse();

describe('planning', () => {
  require('./keeping/planning');
});
describe('stock', () => {
  require('./keeping/stock');
});
describe('the catalogue', () => {
  require('./keeping/catalog');
});
