/** What waits, what was decided, offered and written: dashboard, approvals, quotes and e-mails. */
import { describe } from '@jest/globals';
import { openHouse } from './support/house';

openHouse({ SHOP_NAME: 'Druckerei Nord' });

describe('the dashboard', () => {
  require('./overview/dashboard');
});
describe('approvals', () => {
  require('./overview/approvals');
});
describe('quotes', () => {
  require('./overview/quotes');
});
describe('e-mails', () => {
  require('./overview/mails');
});
describe('webhooks, in and out', () => {
  require('./overview/webhooks');
});
