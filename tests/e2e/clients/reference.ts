/** The pages at /docs: for a keyboard, a phone and the dark, with nothing from elsewhere and no script. */
import { describe, expect, test } from '@jest/globals';
import type { Shop } from '../../support/shop';
import { expectAccessible } from '../support/axe';
import type { Browsing } from '../support/browser';
import { expectSoon } from '../support/soon';

const PAGES = ['/docs', '/docs/stock', '/docs/errors'];

export function lookAtReference(shop: Shop, browsing: Browsing): void {
  describe('the API reference', () => {
    test('runs no script, and asks this server alone', async () => {
      const response = await fetch(`${shop.url}/docs`);
      expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'/);
      const page = await browsing.open(`${shop.url}/docs`);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      await page.getByRole('link', { name: 'PrintJob', exact: true }).click();
      await page.getByRole('heading', { name: 'PrintJob', exact: true }).waitFor();
      expect([...new Set(asked)]).toEqual([shop.url]);
      expect(await page.locator('script').count()).toBe(0);
    });

    test('is accessible in the dark on a phone, whole and unfolded, and no wider than the screen', async () => {
      const page = await browsing.open(`${shop.url}/docs`, {
        viewport: { width: 390, height: 844 },
        colorScheme: 'dark',
      });
      for (const address of PAGES) {
        await page.goto(shop.url + address);
        await page.evaluate(() => {
          for (const details of [...document.querySelectorAll('details')].slice(0, 12)) details.open = true;
        });
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      }
    });

    test('is used by keyboard: to the content at once, and into every fold', async () => {
      const page = await browsing.open(`${shop.url}/docs/stock`);
      await page.keyboard.press('Tab');
      await expectFocus('To the content');
      await page.keyboard.press('Enter');
      expect(new URL(page.url()).hash).toBe('#content');
      const fold = page.locator('summary').first();
      await fold.focus();
      await page.keyboard.press('Enter');
      await expectSoon(() => page.locator('details[open]').count(), 1);
      async function expectFocus(words: string) {
        expect(await page.locator(':focus').innerText()).toBe(words);
      }
    });
  });
}
