/** Customers make an account by the mailed link, find their orders, and take their data along or have it deleted. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Choices } from '../../sales/pricing';
import { Buyer, openStore, orderForm } from '../../store/buyer';
import { mailTo, passwordLink } from '../../support/customers';

import { expectAccessible } from '../support/axe';
import { useHouse } from '../support/house';
import { expectFits, signInOn } from '../support/order';
import { keepScreen } from '../support/screens';

const { shop, browsing } = useHouse();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const PASSWORD = 'a-long-enough-secret';
let known: Choices;

beforeAll(async () => {
  known = await openStore(shop);
}, 60_000);
afterEach(() => {
  expect(browsing.complaints.splice(0)).toEqual([]);
});

/** Registers on the page and chooses a password by the link in the mail; ends where customers sign in. */
async function registerOn(page: Page, email: string, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Make an account' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  await page.goto(await passwordLink(shop, await mailTo(shop, email, 'accountCreated')));
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Save password' }).click();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

/** What the page keeps of who is signed in. */
const sessionOf = (page: Page) =>
  page.evaluate(() => JSON.parse(localStorage.getItem('printshop.customer') ?? '{}').sessionToken as string);

test('from the mailed link to the last order: an account is made, used, taken along and deleted', async () => {
  const email = 'gudrun@muster.example';
  const guest = await Buyer.at(shop);
  await guest.filled(known);
  const page = await browsing.open(`${shop.url}/account`, PHONE);
  await page.evaluate((secret) => localStorage.setItem('printshop.session', secret), guest.guest.sessionSecret);
  await registerOn(page, email, 'Gudrun Muster');
  await signInOn(page, email, 'not-her-password');
  await page.getByText('The address or the password is not right.').waitFor();
  await expectAccessible(page);
  await keepScreen(page, 'account-sign-in');
  await browsing.forgive();
  await signInOn(page, ` ${email.toUpperCase()}`, PASSWORD);
  await page.getByRole('heading', { name: 'Hello Gudrun Muster' }).waitFor();
  await page.getByText('You have not ordered anything yet.').waitFor();
  await expectAccessible(page);
  expect(await page.evaluate(() => localStorage.getItem('printshop.session'))).toBeNull();

  const gudrun = shop.stranger.as({ 'X-Parse-Session-Token': await sessionOf(page) });
  const { result } = (await gudrun.call('checkout', orderForm({ contact: { name: 'Gudrun Muster', email } }))).body;
  expect(result.orderNumber).toMatch(/^OR-/);
  await page.reload();
  const link = page.getByRole('link', { name: result.orderNumber });
  await link.waitFor();
  await expectFits(page);
  await keepScreen(page, 'account');
  await link.click();
  await page.getByRole('heading', { name: `Order ${result.orderNumber}` }).waitFor();
  await page.getByRole('button', { name: 'See it in 3D and comment' }).click();
  await page.getByText('20 × 20 × 20 mm').waitFor();
  await page.getByLabel('Your message').fill('Is it ready by Friday?');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Is it ready by Friday?').waitFor();

  await page.getByRole('link', { name: 'All my orders' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download my data' }).click(),
  ]);
  const data = JSON.parse(readFileSync(await file.path(), 'utf8'));
  expect([data.profile.email, data.orders[0].orderNumber]).toEqual([email, result.orderNumber]);
  expect(JSON.stringify(data.comments)).toContain('Is it ready by Friday?');

  await page.getByRole('button', { name: 'Delete my account' }).click();
  await page.getByLabel('Your password, to be sure').fill('not-her-password');
  await expectAccessible(page);
  await keepScreen(page, 'account-delete');
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByText('This is not your password.').waitFor();
  await browsing.forgive();
  await page.getByLabel('Your password, to be sure').fill(PASSWORD);
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByRole('heading', { name: 'Your account is deleted' }).waitFor();
  expect(await page.evaluate(() => localStorage.getItem('printshop.customer'))).toBeNull();
  await page.goto(`${shop.url}/account`);
  await signInOn(page, email, PASSWORD);
  await page.getByText('The address or the password is not right.').waitFor();
  await browsing.forgive();
});

test('what stands between a customer and their account is said in words', async () => {
  const email = 'gerd@muster.example';
  const page = await browsing.open(`${shop.url}/account/orders/nothing`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.goto(`${shop.url}/account`);
  await registerOn(page, email, 'Gerd Muster');
  await signInOn(page, email, PASSWORD);
  await page.getByRole('heading', { name: 'Hello Gerd Muster' }).waitFor();
  const { body } = await shop.manager.find('Customer', { email });
  await shop.coordinator.changed('Customer', body.results[0].objectId, { isActive: false });
  await page.reload();
  await page.getByText('Your session has ended. Sign in again.').waitFor();
  await signInOn(page, email, PASSWORD);
  await page.getByText('This account is closed.').waitFor();
  await shop.coordinator.changed('Customer', body.results[0].objectId, { isActive: true });
  for (let tries = 0; tries < 6; tries++) {
    await signInOn(page, email, `wrong-${tries}`);
    await page
      .getByText(tries < 5 ? 'The address or the password is not right.' : 'too many wrong passwords')
      .waitFor();
  }
  await page.getByRole('link', { name: 'I have forgotten my password' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  expect((await mailTo(shop, email, 'passwordReset')).toAddress).toBe(email);
  browsing.complaints.length = 0;
});
