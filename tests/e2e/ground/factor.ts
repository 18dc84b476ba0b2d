/** The second factor on the screens, from turning it on to a colleague's reset; and the keys of machines. */
import { expect, test } from '@jest/globals';
import { codeFor, newPerson, wrongCode } from '../../support/factor';
import { PASSWORD } from '../../support/staff';
import { expectAccessible } from '../support/axe';
import { sendLogin } from '../support/console';
import { useHouse } from '../support/house';

const { shop, browsing } = useHouse();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test('turned on in the console, it is asked for there and on the phone, and a manager resets it', async () => {
  const { api, username } = await newPerson(shop);
  const page = await browsing.openAs(api, '/my-account');
  await page.getByRole('button', { name: 'Turn on' }).click();
  const dialog = page.getByRole('dialog', { name: 'Turn on' });
  await dialog.getByLabel('Password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Begin' }).click();
  const secret = (await dialog.locator('code').innerText()).replace(/\s/g, '');
  await dialog.getByRole('img', { name: /QR code/ }).waitFor();
  await expectAccessible(page);
  await dialog.getByLabel('Code').fill(wrongCode(secret));
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'not right' }).waitFor();
  await dialog.getByLabel('Code').fill(codeFor(secret, -1));
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  const codes = (await dialog.locator('pre').innerText()).split('\n');
  expect(codes).toHaveLength(10);
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('10 recovery codes are left').waitFor();
  await expectAccessible(page);

  const again = await browsing.open(`${shop.url}/login`, { locale: 'en-GB', ...PHONE });
  await sendLogin(again, username);
  await again.getByLabel('Code').fill(codeFor(secret));
  await again.getByRole('button', { name: 'Sign in' }).click();
  await again.getByRole('button', { name: 'Profile' }).waitFor();

  const queue = await browsing.open(`${shop.url}/queue`, PHONE);
  await sendLogin(queue, username);
  // Whoever has just pressed the button types the code without looking for its field.
  await queue.locator('input[autocomplete="one-time-code"]:focus').waitFor();
  await queue.keyboard.type(codes[0] as string);
  await expectAccessible(queue);
  await queue.getByRole('button', { name: 'Sign in' }).click();
  await queue.getByText('Live', { exact: true }).waitFor();

  const desk = await browsing.openAs(shop.manager, '/Technician');
  const row = desk.getByRole('row', { name: new RegExp(username) });
  await row.getByText('On', { exact: true }).waitFor();
  await row.getByRole('link', { name: username, exact: true }).click();
  await desk.getByRole('button', { name: 'Reset second factor' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Reset second factor' }).click();
  await desk.getByText('The second factor was reset').waitFor();
  await page.getByText('Your session has ended').waitFor();
});

test('a manager makes a key, sees it once, and revokes it', async () => {
  const page = await browsing.openAs(shop.manager, '/ApiKey', { locale: 'de-DE' });
  await page.getByText('Noch hat kein Programm einen Schlüssel.').waitFor();
  await page.getByRole('button', { name: 'Neuer Schlüssel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Neuer Schlüssel' });
  await dialog.getByLabel('Name').fill('Waage');
  await dialog.getByLabel('MaterialBatch: Lesen').check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Schlüssel erzeugen' }).click();
  const key = await page.getByRole('textbox', { name: 'Der neue Schlüssel' }).inputValue();
  const machine = shop.stranger.as({ Authorization: `Bearer ${key}` });
  expect((await machine.find('MaterialBatch')).status).toBe(200);
  await page.getByRole('button', { name: 'Weitergegeben' }).click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('row', { name: /Waage/ }).waitFor();
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Widerrufen: Waage' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Widerrufen' }).click();
  await page.getByRole('row', { name: /Waage/ }).getByText('Widerrufen', { exact: true }).waitFor();
  expect((await machine.find('MaterialBatch')).body.code).toBe(2371);
});
