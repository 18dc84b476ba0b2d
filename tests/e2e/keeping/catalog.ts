/** A manager puts a product with a picture and a price on sale, and everybody can see it. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { png } from '../../sales/catalogue';
import { cubeStl } from '../../support/models';
import { next } from '../../support/shop';
import { expectAccessible } from '../support/axe';
import { choose, signIn } from '../support/console';
import { useHouse } from '../support/house';
import { keepScreen } from '../support/screens';
import { expectSoon } from '../support/soon';

const { shop, browsing } = useHouse();

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const store = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Store' }).getByRole('link', { name }).click();
const saved = (page: Page) => page.getByText('Saved', { exact: true }).waitFor();

test('a product with its model, its picture and its price', async () => {
  // A test may be tried twice, in the same shop.
  const number = next();
  const page = await browsing.open(`${shop.url}/CatalogItem`);
  await signIn(page, 'manager');
  await page.getByText('Print your own file').waitFor();

  await store(page, 'Products');
  await page.getByRole('link', { name: 'New product' }).click();
  await page.getByLabel('Name').fill(`Desk hook ${number}`);
  await press(page, 'Save');
  await press(page, 'Add a model');
  const dialog = page.getByRole('dialog');
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'hook.stl', mimeType: 'model/stl', buffer: Buffer.from(cubeStl(20)) });
  await dialog.getByRole('img', { name: 'Uploaded' }).waitFor();
  await dialog.getByLabel('Copies').fill('2');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  const models = page.getByRole('region', { name: 'Models' });
  await models.getByText('2 in each').waitFor();
  await models.getByRole('button', { name: 'Look at hook' }).click();
  await page.getByRole('application', { name: /hook\.stl/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('application', { name: /hook\.stl/ }).waitFor({ state: 'detached' });
  await expectAccessible(page);
  await keepScreen(page, 'console-product');

  await store(page, 'Catalogue');
  await page.getByRole('link', { name: 'New catalogue item' }).click();
  await page.getByLabel('Name').fill('Hook for desks');
  await page.getByLabel('Address').fill('Desk Hook');
  await choose(page, page.getByLabel('Printed from'), `Desk hook ${number}`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'hook.gif', mimeType: 'image/gif', buffer: Buffer.from('GIF89a') });
  await page.getByText('hook.gif is no PNG').waitFor();
  const picture = { name: 'hook.png', mimeType: 'image/png', buffer: png([30, 110, 120], 64) };
  await page.locator('input[type=file]').setInputFiles(picture);
  await page.getByRole('img', { name: 'Picture' }).waitFor();
  await press(page, 'Save');
  await page.getByText('lower-case letters').first().waitFor();
  await page.getByLabel('Address').fill(`desk-hook-${number}`);
  await expectAccessible(page);
  await keepScreen(page, 'store-item');
  await press(page, 'Save');
  await saved(page);
  await page.getByText(`/shop/desk-hook-${number}`).waitFor();
  await page.locator('img[src^="/store/pictures/"]').first().waitFor();
  await expectAccessible(page);
  await keepScreen(page, 'store-catalogue');
  const { result } = (await shop.stranger.call('catalogItem', { slug: `desk-hook-${number}` })).body;
  expect(result).toMatchObject({ name: 'Hook for desks', models: [{ displayName: 'hook', copies: 2 }] });
  expect((await fetch(shop.url + result.imageUrl)).status).toBe(200);
});

test('prices are typed as people write them, and what contradicts is said where the hand is', async () => {
  const page = await browsing.openAs(shop.manager, '/PricingProfile');
  await page.getByText('No set of prices is in use').waitFor();
  await page.getByRole('link', { name: 'New set of prices' }).click();
  await page.getByLabel('Name').fill('Everyday');
  await press(page, 'Save');
  const rules = page.getByRole('region', { name: 'Rules' });
  const dialog = page.getByRole('dialog');
  await rules.getByRole('button', { name: 'Add a rule' }).click();
  await dialog.getByLabel('For each piece (EUR)').fill('2,5x');
  await expectSoon(() => dialog.getByRole('button', { name: 'Save' }).isDisabled(), true);
  await dialog.getByLabel('For each piece (EUR)').fill('2,50');
  await dialog.getByLabel('For each kilogram (EUR)').fill('45');
  await dialog.getByLabel('Widest (mm)').fill('250');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await rules.getByText('€45.00').waitFor();
  await page.getByLabel('In use').check();
  await press(page, 'Save');
  await saved(page);

  await page.getByText('Everyday', { exact: true }).click();
  for (const [condition, option] of [
    ['Material', 'PLA'],
    ['Quality', 'Fine'],
  ] as const) {
    await rules.getByRole('button', { name: 'Add a rule' }).click();
    await dialog.getByLabel(condition, { exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
    await dialog.getByLabel('For each piece (EUR)').fill('3');
    await dialog.getByRole('button', { name: 'Save' }).click();
    if (option === 'PLA') await rules.getByText('PLA', { exact: true }).waitFor();
  }
  // PLA in Fine would have two prices.
  await dialog.getByRole('alert').waitFor();
  await expectSoon(() => dialog.getByLabel('For each piece (EUR)').inputValue(), '3');
  await expectAccessible(page, '[role=dialog]');
  await keepScreen(page, 'store-rule');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expectAccessible(page);
  await keepScreen(page, 'store-prices');
  const { results } = (await shop.manager.find('QuoteRule', {}, { order: 'createdAt' })).body;
  expect(results).toMatchObject([
    {
      unitPrice: 250,
      pricePerKilogram: 4500,
      currency: 'EUR',
      feasibilityRule: { maxWidthMm: 250, otherwise: 'review' },
    },
    { unitPrice: 300 },
  ]);
});

test('tolerances, turnarounds and ways to pay', async () => {
  const page = await browsing.openAs(shop.manager, '/ToleranceClass');
  await page.getByText('± 0.15 mm').waitFor();
  await page.getByRole('link', { name: 'New tolerance' }).click();
  await page.getByLabel('Name').fill(`Precise ${next()}`);
  await page.getByLabel('Tolerance (± mm)').fill('0.05');
  await press(page, 'Save');
  await page.getByText('± 0.05 mm').first().waitFor();
  await expectAccessible(page);
  await store(page, 'Turnaround');
  await page.getByText('Express', { exact: true }).waitFor();
  await store(page, 'Payment');
  await page.getByText('Bank transfer').click();
  await page.getByLabel('Offered').check();
  await page.getByLabel('Instructions in German').fill('Bitte {orderNumber} angeben.');
  await expectAccessible(page);
  await keepScreen(page, 'store-payment');
  await press(page, 'Save');
  await saved(page);
  const { paymentMethods } = (await shop.stranger.call('storeChoices', { language: 'de' })).body.result;
  expect(paymentMethods).toContainEqual({ method: 'bank_transfer', instructions: 'Bitte Bestellnummer angeben.' });
});

test('a coordinator keeps the catalogue and reads the prices', async () => {
  const page = await browsing.openAs(shop.coordinator, '/PricingProfile');
  await page.getByRole('navigation', { name: 'Store' }).waitFor();
  expect(await page.getByRole('link', { name: 'New set of prices' }).count()).toBe(0);
  await store(page, 'Catalogue');
  await page.getByRole('link', { name: 'New catalogue item' }).waitFor();
  expect(browsing.complaints.filter((text) => !text.includes('status of 400'))).toEqual([]);
});
