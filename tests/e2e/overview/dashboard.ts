/** The dashboard: what waits, what is late, what runs out, and the way to each. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { date, pointer } from '../../support/api';
import { batchFields, logFields, newJob, queuedJob } from '../../support/shop';
import { sendLogin } from '../support/console';
import { useHouse } from '../support/house';
import { expectSoon } from '../support/soon';

const { shop, browsing } = useHouse();
let page: Page;
let late: string;
let waiting: string;

const panel = (name: string) => page.getByRole('region', { name });

beforeAll(async () => {
  late = await newJob(shop, 'technician1', { dueDate: date(new Date(Date.now() - 3 * 86_400_000)) });
  const batch = await shop.coordinator.made('MaterialBatch', { ...batchFields(100), color: 'Signal Red' });
  const job = await queuedJob(shop, 'technician1', batch);
  await shop.coordinator.changed('PrintJob', job, { color: 'Signal Red', estimatedMaterialGrams: 130 });
  const log = await shop.technician1.made('TimeLog', {
    ...logFields(job),
    materialBatch: pointer('MaterialBatch', batch),
    materialGrams: 12.5,
  });
  await shop.coordinator.changed('TimeLog', log, { approvalStatus: 'Approved' });
  waiting = await shop.technician1.made('TimeLog', { ...logFields(job, 90), activityType: 'Setup' });
  page = await browsing.openAs(shop.coordinator, '/');
});

// The parts after this one find nothing that waits.
afterAll(() => shop.coordinator.changed('TimeLog', waiting, { approvalStatus: 'Rejected' }));

test('it says what is late, what is short and what waits', async () => {
  const number = (await shop.manager.get('PrintJob', late)).body.jobNumber;
  await panel('Late jobs').getByText(number).waitFor();
  await panel('Running out').getByText('PLA Signal Red').waitFor();
  await panel('Running out')
    .getByText(/43 g short from/)
    .waitFor();
  await panel('Waiting for approval').getByText('technician1').waitFor();
  await panel('Jobs by status')
    .getByRole('link', { name: /Queued/ })
    .getByText('1', { exact: true })
    .waitFor();
  await panel('Grams used in 12 weeks').locator('svg').getByText('PLA').waitFor();
  await panel('Hours worked in 12 weeks').locator('svg').getByText('technician1').waitFor();
});

test('nothing complains', async () => {
  expect(browsing.complaints).toEqual([]);
});

test('it follows the shop, and each figure leads to the jobs that it counted', async () => {
  const open = page.getByRole('link', { name: /Late$/ });
  await open.getByText('1', { exact: true }).waitFor();
  await shop.manager.changed('PrintJob', late, { dueDate: date(new Date(Date.now() + 86_400_000)) });
  await open.getByText('0', { exact: true }).waitFor();
  await panel('Late jobs').getByText('Nothing is late.').waitFor();
  await panel('Jobs by status')
    .getByRole('link', { name: /Received/ })
    .click();
  await page.waitForURL(/\/PrintJob\?/);
  await page.locator('tbody tr').getByText('Received').first().waitFor();
  await expectSoon(() => page.locator('tbody tr').count(), 1);
});

test('a technician is sent to their queue', async () => {
  const theirs = await browsing.open(shop.url);
  await sendLogin(theirs, 'technician1');
  await theirs.waitForURL(`${shop.url}/queue`);
});
