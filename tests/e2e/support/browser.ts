/** A real Chromium, from npm: one for each test file, a fresh profile for each page. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Its package is a module of the new kind, which jest cannot load: a Node of its own unpacks it and names the file. */
function unpack(): string {
  const script =
    "import('@sparticuz/chromium').then(({ default: it }) => it.executablePath()).then((file) => process.stdout.write(file))";
  return execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
}

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

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
    browser = await chromium.launch({ executablePath: unpack(), args: ARGUMENTS });
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
