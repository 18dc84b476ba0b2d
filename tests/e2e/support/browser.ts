/** A real Chromium, from npm: one for each test file, a fresh profile for each page. */
import { afterAll, afterEach, beforeAll, beforeEach, jest } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Api } from '../../support/api';
import { until } from '../../support/until';
import { launchChromium } from './chromium';

/** What takes longer than these hangs, however slow the machine is. */
export const STEP_MS = 30_000;
const TEST_MS = 120_000;

export interface Browsing {
  /** A page of somebody who was never here. What its console complains about is collected. */
  open(url: string, options?: BrowserContextOptions): Promise<Page>;
  /** A page of somebody who has signed in before, in this browser. */
  openAs(who: Api, path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Errors that any page's console or script showed. */
  complaints: string[];
  /** Empties them of what was caused on purpose, once it is there: the browser says it in its own time. */
  forgive(): Promise<void>;
  /** Closes the pages that the tests share, too. */
  closeAll(): Promise<void>;
}

/** What the sign-in leaves in the browser. */
async function signedIn(who: Api): Promise<BrowserContextOptions['storageState']> {
  const { body } = await who.request('GET', '/parse/users/me');
  const { objectId, username } = body;
  const user = { className: '_User', objectId, username, sessionToken: who.sessionToken };
  const localStorage = [{ name: 'Parse/printshop/currentUser', value: JSON.stringify(user) }];
  return { cookies: [], origins: [{ origin: who.url, localStorage }] };
}

/** Most of what a page shows says enough. */
const SHOWN_LETTERS = 3000;

/** Prints what the pages show: a time-out alone does not say what was there instead. */
async function describePages(contexts: BrowserContext[]): Promise<void> {
  for (const page of contexts.flatMap((context) => context.pages())) {
    const text = await page.innerText('body', { timeout: 2000 }).catch((error: Error) => error.message);
    console.error(`${page.url()} showed:\n${text.slice(0, SHOWN_LETTERS)}`);
  }
}

/** Starts a browser before the file's tests and ends it after them; a page that a test opened goes with the test. */
export function useBrowser(): Browsing {
  jest.setTimeout(TEST_MS);
  // A browser on a machine that is busy elsewhere may lose a step. What failed is printed, and tried once more.
  jest.retryTimes(1, { logErrorsBeforeRetry: true });
  let browser: Browser;
  const complaints: string[] = [];
  let ofTheTest: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  beforeEach(() => {
    ofTheTest = [];
  });
  Object.assign(globalThis, { describeFailure: () => describePages(browser.contexts()) });
  afterEach(async () => {
    await Promise.all(ofTheTest.map((context) => context.close()));
  });
  afterAll(() => browser?.close());

  async function closeAll(): Promise<void> {
    await Promise.all(browser.contexts().map((context) => context.close()));
  }

  async function open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      viewport: { width: 1280, height: 800 },
      // Motion costs a fifth of a browser's work, and is looked at where it is tested.
      reducedMotion: 'reduce',
      ...options,
    });
    ofTheTest.push(context);
    context.setDefaultTimeout(STEP_MS);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(url);
    return page;
  }

  async function forgive(): Promise<void> {
    await until(() => complaints.length > 0);
    complaints.length = 0;
  }

  return {
    complaints,
    forgive,
    closeAll,
    open,
    openAs: async (who, path, options) => open(who.url + path, { ...options, storageState: await signedIn(who) }),
  };
}
