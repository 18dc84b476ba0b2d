/** Files that are looked at: as uploads, as the files of jobs, and for what finished jobs teach. */
import { describe } from '@jest/globals';
import { openShop } from '../support/house';
import { LOOKING } from './waiting';

openShop(LOOKING);

describe('uploads', () => {
  require('./files/uploads');
});
describe('the files of jobs', () => {
  require('./files/job-files');
});
describe('what finished jobs teach', () => {
  require('./files/learning');
});
