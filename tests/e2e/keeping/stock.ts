/** A coordinator keeps the shelf: a new batch, a weigh-in that makes it low, what counts on it, its retirement. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { pointer } from '../../support/api';
import { batchFields, logFields, queuedJob } from '../../support/shop';
import { goTo } from '../support/console';
import { useHouse } from '../support/house';
import { keepScreen } from '../support/screens';
import { expectSoon } from '../support/soon';

const { shop, browsing } = useHouse();

/** As the pictures of the README are. */
const WIDE = { viewport: { width: 1440, height: 900 } };
const menuEntry = (page: Page, name: string) => page.getByRole('menuitem', { name });
const batchNamed = async (batchCode: string) =>
  (await shop.coordinator.find('MaterialBatch', { batchCode })).body.results[0];

/** What stands on the shelf beside. */
const SHELF = [
  ['PETG-201', 'PETG', 'Clear', 1000],
  ['PETG-202', 'PETG', 'Orange', 750],
  ['PLA-101', 'PLA', 'Black', 2300],
  ['PLA-102', 'PLA', 'White', 1000],
  ['RES-701', 'Resin', 'Grey', 500],
] as const;

test('a new batch starts full, and a weigh-in corrects it for everybody who looks', async () => {
  const page = await browsing.openAs(shop.coordinator, '/MaterialBatch/create');
  await page.getByLabel('Batch').fill('PLA-RED-7');
  await page.getByLabel('Material').fill('pla');
  await page.getByRole('option', { name: 'PLA', exact: true }).click();
  await page.getByLabel('Colour').fill('Signal Red');
  await page.getByLabel('When new').fill('800');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/show$/);
  await page.getByText('New, with 800 g').waitFor();
  expect(await batchNamed('PLA-RED-7')).toMatchObject({ remainingWeightGrams: 800, status: 'Available' });

  for (const [batchCode, materialType, color, startingWeightGrams] of SHELF)
    await shop.coordinator.made('MaterialBatch', { batchCode, materialType, color, startingWeightGrams });
  const list = await browsing.openAs(shop.manager, '/MaterialBatch', WIDE);
  await list
    .getByRole('row', { name: /PLA-RED-7/ })
    .getByText('800 g')
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Weigh in' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Grams on the scale').fill('120,5');
  await dialog.getByText('Difference: -679.5 g').waitFor();
  await dialog.getByLabel('Reason').fill('Lid was open');
  await keepScreen(page, 'weigh-in');
  await dialog.getByRole('button', { name: 'Book it' }).click();
  await page.getByText('120.5 g on the scale').waitFor();
  await page.getByText('Lid was open').waitFor();
  await list
    .getByRole('row', { name: /PLA-RED-7/ })
    .getByText('Low')
    .waitFor();
  await menuEntry(list, 'Material').getByText('1', { exact: true }).waitFor();
  await keepScreen(list, 'material');
  await list.getByRole('tab', { name: 'Low stock (1)' }).click();
  await list.getByRole('row', { name: /PLA-RED-7/ }).waitFor();
});

test('a refused weigh-in says why in the dialog, and keeps what was typed', async () => {
  const id = await shop.coordinator.made('MaterialBatch', { ...batchFields(500), color: 'Traffic Blue' });
  const page = await browsing.openAs(shop.coordinator, `/MaterialBatch/${id}/show`);
  await page.getByRole('button', { name: 'Weigh in' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Grams on the scale').fill('12.345');
  await dialog.getByRole('button', { name: 'Book it' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'takes at most 2 decimals' }).waitFor();
  await expectSoon(() => dialog.getByLabel('Grams on the scale').inputValue(), '12.345');
});

test('the page of a batch says who reserved and who used it, and retires it', async () => {
  const batch = await shop.coordinator.made('MaterialBatch', { ...batchFields(), batchCode: 'PLA-BLACK-9' });
  const job = await queuedJob(shop, 'technician1', batch);
  const log = await shop.technician1.made('TimeLog', {
    ...logFields(job),
    materialBatch: pointer('MaterialBatch', batch),
    materialGrams: 12.5,
  });
  await shop.coordinator.changed('TimeLog', log, { approvalStatus: 'Approved' });
  const { jobNumber } = (await shop.coordinator.get('PrintJob', job)).body;
  const page = await browsing.openAs(shop.coordinator, `/MaterialBatch/${batch}/show`, WIDE);
  const card = (title: string) =>
    page.locator('.MuiCard-root').filter({ has: page.getByRole('heading', { name: title }) });
  await card('Reserved by')
    .getByRole('row', { name: `${jobNumber} Acme Robotics 40 g` })
    .waitFor();
  await card('Used by')
    .getByRole('row', { name: new RegExp(`${jobNumber} technician1 .* 12.5 g`) })
    .waitFor();
  await page.getByText('947.5 g').waitFor();
  await keepScreen(page, 'batch');
  await page.getByRole('button', { name: 'Retire' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retire' }).click();
  await page.getByRole('button', { name: 'Put back in use' }).waitFor();
  expect(await batchNamed('PLA-BLACK-9')).toMatchObject({ status: 'Retired' });
});

test('a manager moves the threshold, and the batches follow; a coordinator only reads it', async () => {
  const batch = await shop.coordinator.made('MaterialBatch', { ...batchFields(400), batchCode: 'PLA-GREY-3' });
  const page = await browsing.openAs(shop.manager, '/Material');
  await page.getByRole('cell', { name: 'PLA', exact: true }).click();
  await page.getByLabel('Low from').fill('400');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('row', { name: /^PLA .*400 g/ }).waitFor();
  await goTo(page, `/MaterialBatch/${batch}/show`);
  await page.getByText('Low', { exact: true }).waitFor();
  const other = await browsing.openAs(shop.coordinator, '/Material');
  await other.getByRole('cell', { name: 'PLA', exact: true }).waitFor();
  expect(await other.getByRole('link', { name: 'New material' }).count()).toBe(0);
});
