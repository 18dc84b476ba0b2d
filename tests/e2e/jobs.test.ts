/** Jobs: brought in by a file, taken through their day, looked at on their page, and their models. */
import { describe } from '@jest/globals';
import { openHouse } from './support/house';

openHouse();

describe('import', () => {
  require('./jobs/import');
});
describe('a coordinator’s day', () => {
  require('./jobs/coordinator-day');
});
describe('the page of a job', () => {
  require('./jobs/page');
});
describe('the model', () => {
  require('./jobs/model');
});
