/** Time logs come in live, and are decided one or many at a time, by keys too; what is refused says why in its row. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { pointer } from '../../support/api';
import { batchFields, logFields, newJob } from '../../support/shop';
import { useHouse } from '../support/house';
import { keepScreen } from '../support/screens';

const { shop, browsing } = useHouse();

/** As the pictures of the README are. */
const WIDE = { viewport: { width: 1440, height: 900 } };

const rowOf = (page: Page, jobNumber: string) => page.getByRole('row', { name: new RegExp(jobNumber) });
const statusOf = async (log: string) => (await shop.coordinator.get('TimeLog', log)).body.approvalStatus;

/** A log of this many grams on a job of its own. */
async function logged(batch: string, materialGrams: number, technician: 'technician1' | 'coordinator' = 'technician1') {
  const job = await newJob(shop, 'technician1');
  const used = { materialBatch: pointer('MaterialBatch', batch), materialGrams };
  const log = await shop[technician].made('TimeLog', { ...logFields(job), ...used });
  const { jobNumber } = (await shop.coordinator.get('PrintJob', job)).body;
  return { log, jobNumber: jobNumber as string };
}

test('what waits is counted and shown live, with what it leaves of the batch; keys decide', async () => {
  const batch = await shop.coordinator.made('MaterialBatch', batchFields(1000));
  const page = await browsing.openAs(shop.coordinator, '/TimeLog', WIDE);
  await page.getByText('Nothing waits for you here.').waitFor();
  const first = await logged(batch, 40);
  const second = await logged(batch, 60);
  await rowOf(page, first.jobNumber).getByText('1,000 → 960 g').waitFor();
  await page.getByRole('menuitem', { name: 'Approvals' }).getByText('2', { exact: true }).waitFor();
  await rowOf(page, second.jobNumber).waitFor();
  await keepScreen(page, 'approvals');
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await rowOf(page, second.jobNumber).getByText('960 → 900 g').waitFor();
  expect([await statusOf(first.log), await statusOf(second.log)]).toEqual(['Approved', 'Pending']);
  await page.keyboard.press('x');
  await page.getByText('1 log selected').waitFor();
  await page.keyboard.press('r');
  await page.getByText('Nothing waits for you here.').waitFor();
  expect(await statusOf(second.log)).toBe('Rejected');
  await page.getByRole('tab', { name: 'Approved' }).click();
  await rowOf(page, first.jobNumber).getByRole('button', { name: 'Take back' }).click();
  await rowOf(page, first.jobNumber).waitFor({ state: 'detached' });
  expect(await statusOf(first.log)).toBe('Pending');
  await shop.coordinator.changed('TimeLog', first.log, { approvalStatus: 'Rejected' });
});

test('of several, the one that the batch cannot hold is refused in its row, and the others are approved', async () => {
  const batch = await shop.coordinator.made('MaterialBatch', batchFields(100));
  const small = await logged(batch, 30);
  const large = await logged(batch, 300);
  const page = await browsing.openAs(shop.coordinator, '/TimeLog');
  await rowOf(page, large.jobNumber).waitFor();
  await page.getByLabel('Select all').check();
  await page.getByRole('button', { name: 'Approve' }).first().click();
  await page
    .getByRole('alert')
    .filter({ hasText: /holds \d+ g; 300 g are needed/ })
    .waitFor();
  expect([await statusOf(small.log), await statusOf(large.log)]).toEqual(['Approved', 'Pending']);
  await rowOf(page, small.jobNumber).waitFor({ state: 'detached' });
  await rowOf(page, large.jobNumber).getByRole('button', { name: 'Reject' }).click();
  await page.getByText('Nothing waits for you here.').waitFor();
});

test('nobody is offered to decide about their own log, and a technician about none', async () => {
  const batch = await shop.coordinator.made('MaterialBatch', batchFields(1000));
  const own = await logged(batch, 5, 'coordinator');
  const others = await logged(batch, 6);
  const page = await browsing.openAs(shop.coordinator, '/TimeLog');
  await rowOf(page, own.jobNumber).getByText('Yours: somebody else decides').waitFor();
  expect(await rowOf(page, own.jobNumber).getByRole('button').count()).toBe(0);
  const technician = await browsing.openAs(shop.technician1, '/TimeLog');
  await rowOf(technician, others.jobNumber).waitFor();
  expect(await technician.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  expect(await technician.getByRole('menuitem', { name: 'Approvals' }).count()).toBe(0);
});
