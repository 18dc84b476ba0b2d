/** The written folder on an unmodified Parse Server: the shop's rules hold there too, and its pages need nothing else. */
import { describe } from '@jest/globals';
import { pagesOf } from './back4app/pages';
import { openPlainShop } from './back4app/the-shop';
import { useBrowser } from './support/browser';

openPlainShop();
const browsing = useBrowser();

describe('what anybody sees of it', () => {
  require('./back4app/story');
});
describe('many at once', () => {
  require('./back4app/races');
});
describe('rights', () => {
  require('./back4app/rights');
});
describe('the pages', () => {
  pagesOf(browsing);
});
describe('a power cut', () => {
  require('./back4app/power-cut');
});
