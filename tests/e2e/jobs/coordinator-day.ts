/** A coordinator's day: takes a job in, gives it to somebody, moves it on, approves what was logged, exports the list. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { date, pointer } from '../../support/api';
import { ROOT } from '../../support/process';
import { batchFields, checkFields, logFields, newJob } from '../../support/shop';
import { choose, goTo, signIn } from '../support/console';
import { useHouse } from '../support/house';
import { keepScreen } from '../support/screens';
import { expectSoon } from '../support/soon';

const { shop, browsing } = useHouse();
const WIDE = { viewport: { width: 1440, height: 900 } };
const MODEL = path.join(ROOT, 'docs', 'examples', 'bracket.stl');

const rowOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });
const menuEntry = (page: Page, name: string) => page.getByRole('menuitem', { name });

async function select(page: Page, ...jobNumbers: string[]): Promise<void> {
  for (const jobNumber of jobNumbers) await page.getByLabel(`Select ${jobNumber}`).check();
}

async function move(page: Page, to: string): Promise<void> {
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await choose(page, page.getByRole('dialog').getByRole('combobox', { name: 'To' }), to);
  await page.getByRole('button', { name: `Move to “${to}”` }).click();
}

/** One page for the day: each test goes on where the one before left it. */
let page: Page;
let batch: string;
let job: { objectId: string; jobNumber: string };
beforeAll(async () => {
  page = await browsing.open(`${shop.url}/PrintJob`, WIDE);
  await signIn(page, 'coordinator');
});

test('somebody who was never here comes in with a file, and leaves it as a job', async () => {
  batch = await shop.coordinator.made('MaterialBatch', batchFields(300));
  await page.getByRole('link', { name: 'New job' }).click();
  await page.getByLabel('Client').fill('Nova Drones');
  await page.getByText('New client “Nova Drones”').click();
  const client = page.getByRole('dialog');
  await client.getByLabel('Code').fill('NOVA');
  await client.getByLabel('Contact').fill('Nora Nova');
  await client.getByLabel('E-mail').fill('nora@nova.example');
  await client.getByRole('button', { name: 'Save' }).click();
  await client.waitFor({ state: 'detached' });
  const chooseFile = (name: string, text: string) =>
    page.setInputFiles('input[type=file]', { name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await chooseFile('photo.jpg', 'not a model');
  await page.getByText('photo.jpg is not a model that the shop takes').waitFor();
  await page.setInputFiles('input[type=file]', MODEL);
  await page.getByRole('img', { name: 'Uploaded' }).waitFor();
  await page.getByLabel('Material').fill('pla');
  await page.getByRole('option', { name: 'PLA', exact: true }).click();
  await page.getByLabel('Colour').fill('Black');
  await page.getByLabel('Estimated minutes').fill('90');
  await page.getByRole('button', { name: 'Take the job in' }).click();
  await page.getByText('Required').first().waitFor();
  await page.getByLabel('Estimated grams').fill('60');
  await page.getByText('PLA Black: 300 g free on the shelf').waitFor();
  await page.getByLabel('Due').fill('2031-05-02T16:00');
  await page.getByLabel('Note').fill('Rings at the desk.');
  await page.evaluate(() => window.scrollTo(0, 0));
  await keepScreen(page, 'job-create');
  await page.getByRole('button', { name: 'Take the job in' }).click();
  await page.waitForURL(/show$/);
  const [taken] = (await shop.coordinator.find('PrintJob', { fileName: 'bracket.stl' })).body.results;
  job = taken;
  expect(taken).toMatchObject({
    status: 'Received',
    quantity: 1,
    priority: 3,
    estimatedMaterialGrams: 60,
    color: 'Black',
  });
  expect(taken.dueDate.iso).toBe('2031-05-02T14:00:00.000Z');
  const notes = (await shop.coordinator.find('JobNote', { printJob: pointer('PrintJob', job.objectId) })).body.results;
  expect(notes.map(({ message }: { message: string }) => message)).toEqual(['Rings at the desk.']);
});

test('many are assigned and moved at once; the one that the server refuses stays selected, and says why', async () => {
  const second = await newJob(shop, undefined, { fileName: '=formula.stl', color: 'Red' });
  const { jobNumber: other } = (await shop.coordinator.get('PrintJob', second)).body;
  await shop.coordinator.changed('PrintJob', job.objectId, { materialBatch: pointer('MaterialBatch', batch) });
  await menuEntry(page, 'Jobs').click();
  await rowOf(page, other).waitFor();
  await select(page, job.jobNumber, other);
  await page.getByRole('button', { name: 'Assign' }).click();
  await choose(page, page.getByRole('dialog').getByRole('combobox', { name: 'Technician' }), 'technician1');
  await page.getByRole('dialog').getByRole('button', { name: 'Assign' }).click();
  for (const row of [job.jobNumber, other]) await rowOf(page, row).getByText('technician1').waitFor();
  await select(page, job.jobNumber, other);
  await move(page, 'File review');
  for (const row of [job.jobNumber, other]) await rowOf(page, row).getByText('File review').waitFor();
  await shop.technician1.made('FileCheck', checkFields(job.objectId));
  await select(page, job.jobNumber, other);
  await move(page, 'Queued');
  const refusals = page.getByRole('dialog');
  await refusals.getByText('1 of 2 was refused; it stays selected.').waitFor();
  await refusals.getByText(/file check of file revision 1 has not passed/).waitFor();
  await refusals.getByRole('button', { name: 'Close' }).click();
  await rowOf(page, job.jobNumber).getByText('Queued').waitFor();
  await page.getByText('1 job selected').waitFor();
});

test('what was logged is approved, and makes the batch low', async () => {
  await shop.technician1.changed('PrintJob', job.objectId, { status: 'Printing' });
  await rowOf(page, job.jobNumber).getByText('Printing').waitFor();
  const used = { materialBatch: pointer('MaterialBatch', batch), materialGrams: 62.5 };
  await shop.technician1.made('TimeLog', {
    ...logFields(job.objectId, 0),
    startTime: date(new Date()),
    endTime: date(new Date()),
    ...used,
  });
  await menuEntry(page, 'Approvals').getByText('1', { exact: true }).waitFor();
  await menuEntry(page, 'Approvals').click();
  await rowOf(page, job.jobNumber).getByRole('button', { name: 'Approve' }).click();
  await menuEntry(page, 'Material').getByText('1', { exact: true }).waitFor();
  await menuEntry(page, 'Material').click();
  await page.getByRole('tab', { name: 'Low stock (1)' }).click();
  await rowOf(page, '237.5 g').waitFor();
});

test('the list goes out for a spreadsheet', async () => {
  await menuEntry(page, 'Jobs').click();
  await rowOf(page, job.jobNumber).getByText('+2.5').waitFor();
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const text = readFileSync(await (await downloaded).path(), 'utf8');
  expect(text).toContain('Nova Drones,technician1,bracket.stl');
  expect(text).toContain(',"\'=formula.stl",');
  expect(text).toContain('2031-05-02 16:00');
});

test('the list is found, narrowed, kept under a name, and walked through by keys', async () => {
  const late = { dueDate: date('2020-01-01'), fileName: 'late.stl' };
  await newJob(shop, undefined, late);
  await newJob(shop, 'technician2', { fileName: 'red-cube.stl', color: 'Signal Red', priority: 1 });
  const gone = await newJob(shop, undefined, { fileName: 'gone.stl' });
  await shop.coordinator.changed('PrintJob', gone, { status: 'Cancelled', statusReason: 'Not wanted' });
  await goTo(page, '/PrintJob');
  await rowOf(page, 'late.stl').waitFor();
  await keepScreen(page, 'jobs-list');
  await expectSoon(() => rowOf(page, 'gone.stl').count(), 0);
  await page.getByRole('tab', { name: 'History' }).click();
  await rowOf(page, 'gone.stl').waitFor();
  await page.getByRole('tab', { name: 'At work' }).click();
  await page.getByRole('button', { name: 'Late' }).click();
  await rowOf(page, 'red-cube.stl').waitFor({ state: 'detached' });
  await expectSoon(() => page.locator('tbody tr').count(), 1);
  await page.getByRole('button', { name: 'Saved queries' }).click();
  await page.getByRole('button', { name: 'Save this query' }).click();
  await page.getByLabel('Name').fill('What burns');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Show all' }).click();
  await rowOf(page, 'red-cube.stl').waitFor();
  await page.getByRole('button', { name: 'Saved queries' }).click();
  await page.getByRole('button', { name: 'What burns', exact: true }).click();
  await rowOf(page, 'red-cube.stl').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByLabel('Search').fill('signal cube');
  await rowOf(page, 'late.stl').waitFor({ state: 'detached' });
  await page.getByLabel('Search').blur();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/show$/);
});
