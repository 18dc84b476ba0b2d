/** A real Chromium, from npm: one for each test file, a fresh profile for each page. */
import { afterAll, beforeAll } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium';

export interface Browsing {
  /** A page of somebody who was never here. What its console complains about is collected. */
  open(url: string, options?: BrowserContextOptions): Promise<Page>;
  /** Errors that any page's console or script showed; empty them before causing some on purpose. */
  complaints: string[];
}

/** Starts a browser before the file's tests and ends it after them. */
export function useBrowser(): Browsing {
  let browser: Browser;
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  }, 60_000);
  afterAll(() => browser?.close());
  return {
    complaints,
    async open(url, options = {}) {
      const context = await browser.newContext({
        locale: 'en-GB',
        timezoneId: 'Europe/Berlin',
        viewport: { width: 1280, height: 800 },
        ...options,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.goto(url);
      return page;
    },
  };
}
