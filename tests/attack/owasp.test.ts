/** The OWASP API Top Ten and Parse Server's advisories, as far as other tests do not ask: docs/security.md says which do. */
import { describe } from '@jest/globals';
import './owasp/shop';

describe('logins', () => {
  require('./owasp/logins');
});
describe('resources', () => {
  require('./owasp/resources');
});
describe('live updates', () => {
  require('./owasp/frames');
});
describe('what is said without being asked', () => {
  require('./owasp/headers');
});
describe('addresses', () => {
  require('./owasp/inventory');
});
