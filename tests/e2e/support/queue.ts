/** What a technician does on the queue screen, as steps of a test. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Api } from '../../support/api';
import { PASSWORD } from '../../support/staff';
import type { Browsing } from './browser';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

export async function openQueue(browsing: Browsing, url: string, path = '/queue'): Promise<Page> {
  return browsing.open(`${url}${path}`, PHONE);
}

/** The queue of somebody who has signed in on this phone before. */
export async function queueOf(
  browsing: Browsing,
  who: Api,
  path = '/queue',
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await browsing.openAs(who, path, { ...PHONE, ...options });
  await page.getByText('Live', { exact: true }).waitFor();
  return page;
}

export async function sendQueueLogin(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs in and waits for the queue, live. */
export async function signInToQueue(page: Page, username: string): Promise<void> {
  await sendQueueLogin(page, username);
  await page.getByText('Live', { exact: true }).waitFor();
}

/** The card of a job in the list. */
export const cardOf = (page: Page, fileName: string) => page.locator('article').filter({ hasText: fileName });

export const section = (page: Page, name: string) =>
  page.locator('section.jobs').filter({ has: page.getByRole('heading', { name }) });

export const sheet = (page: Page) => page.getByRole('dialog');

/** Writes a note on the job whose page is open. */
export async function addNote(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Add note' }).click();
  await sheet(page).getByLabel('Note', { exact: true }).fill(text);
  await sheet(page).getByRole('button', { name: 'Save note' }).click();
  await sheet(page).waitFor({ state: 'detached' });
}

/** The device has the page, so that it opens without a network. */
export const isKeptOffline = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });

/** Lets the server do what it is asked, and loses its next answer to this. */
export async function loseAnswer(page: Page, method: string, className: string): Promise<void> {
  let lost = false;
  await page.route(`**/parse/classes/${className}**`, async (route) => {
    if (lost || route.request().method() !== method) return route.fallback();
    lost = true;
    await route.fetch();
    await route.abort('connectionreset');
  });
}

/** Everything entered has been taken. */
export const allIsSent = (page: Page) => page.getByRole('button', { name: /to send/ }).waitFor({ state: 'detached' });
