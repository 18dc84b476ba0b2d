/** Webhooks: what is told, whose they are, and what a power cut leaves of it. */
import { describe } from '@jest/globals';
import { openShop } from '../support/house';

openShop({ WEBHOOK_RETRY_MS: '60', WEBHOOK_TIMEOUT_MS: '1000' });

describe('telling', () => {
  require('./telling');
});
describe('whose they are', () => {
  require('./manager');
});
describe('power cuts', () => {
  require('./crash');
});
