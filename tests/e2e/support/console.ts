/** What people do in the console, as steps of a test. */
import type { Locator, Page } from 'playwright-core';
import { PASSWORD, type StaffName } from '../../support/staff';

/** Fills in the sign-in form, wherever it is, and sends it. */
export async function sendLogin(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs in and waits for the console around the page. */
export async function signIn(page: Page, username: StaffName): Promise<void> {
  await sendLogin(page, username);
  await page.getByRole('button', { name: 'Profile' }).waitFor();
}

/** Chooses from a list that opens. */
export async function choose(page: Page, list: Locator, option: string): Promise<void> {
  await list.click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}

/** Goes where a link on the page would lead: a console that is loaded anew costs seconds. */
export const goTo = (page: Page, path: string) =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
