/** The moves of a job: its life, what guards each, its splitting, and the whole of it. */
import { describe } from '@jest/globals';
import { openShop } from '../support/house';

openShop();

describe('guards', () => {
  require('./moves/guards');
});
describe('the life of a job', () => {
  require('./moves/lifecycle');
});
describe('splitting', () => {
  require('./moves/splitting');
});
describe('the whole job', () => {
  require('./moves/whole-job');
});
