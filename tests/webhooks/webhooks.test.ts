/** Webhooks: what is told, whose they are, and what a power cut leaves of it. */
import { describe } from '@jest/globals';
import { openShop } from '../support/house';
import { HELD_MS } from './receiver';

openShop({ WEBHOOK_RETRY_MS: '60', WEBHOOK_TIMEOUT_MS: String(HELD_MS) });

describe('telling', () => {
  require('./telling');
});
describe('whose they are', () => {
  require('./manager');
});
describe('power cuts', () => {
  require('./crash');
});
