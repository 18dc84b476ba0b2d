/** The job page: a job taken through its day by a coordinator, with what is missing said and nobody's words lost. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { scanned } from '../../labels/pdf';
import { date, pointer } from '../../support/api';
import { cubeStl } from '../../support/models';
import { batchFields, checkFields, logFields, newJob } from '../../support/shop';
import { useHouse } from '../support/house';
import { coordinatorsPage, part, press } from '../support/job-page';
import { keepScreen } from '../support/screens';
import { expectSoon } from '../support/soon';

const { shop, browsing } = useHouse();
const at = coordinatorsPage(shop, browsing);
const head = async (page: Page, job: string) => {
  const { body } = await shop.coordinator.get('PrintJob', job);
  return part(page, body.jobNumber);
};

test('a job goes its way by one press each, and what a step lacks is said before it is tried', async () => {
  const job = await newJob(shop, 'technician1');
  const batch = batchFields();
  await shop.coordinator.made('MaterialBatch', batch);
  const page = await at(job);
  const top = await head(page, job);
  await press(page, 'Start file review');
  await top.getByText('Put in the queue: File revision 1 has no passed check yet.').waitFor();
  await press(page, 'Put in the queue');
  const refusal = top.getByRole('alert').filter({ hasText: 'The newest file check of file revision 1 has not passed' });
  await refusal.waitFor();
  await press(page, 'Add check');
  await page.getByLabel('Checks passed').fill('8');
  await press(page, 'Save check');
  await part(page, 'File checks').getByText('8 passed, 0 failed').waitFor();
  await top.getByText('has no passed check yet').waitFor({ state: 'detached' });
  await press(page, 'Put in the queue');
  await top.getByText('Start printing: No batch is assigned to print from.').waitFor();
  await page.getByLabel('Batch', { exact: true }).click();
  await page.getByRole('option', { name: batch.batchCode }).click();
  await part(page, 'Material').getByRole('link', { name: batch.batchCode }).waitFor();
  await part(page, 'Material').getByText('40 g of that are reserved for this job.').waitFor();
  await press(page, 'Start printing');
  await page.getByRole('button', { name: 'Print is done' }).waitFor();
  const { body } = await shop.coordinator.get('PrintJob', job);
  expect(body.status).toBe('Printing');
});

test('a reason is asked for where one is needed, and the history says who did what, and why', async () => {
  const job = await newJob(shop);
  const page = await at(job);
  const history = part(page, 'History');
  await press(page, 'Put on hold');
  const dialog = page.getByRole('dialog');
  await expectSoon(() => dialog.getByRole('button', { name: 'Put on hold' }).isDisabled(), true);
  await dialog.getByLabel('Why?').fill('Waits for the blue spool');
  await dialog.getByRole('button', { name: 'Put on hold' }).click();
  await history.getByText('“Waits for the blue spool”').waitFor();
  const [event] = await history.getByRole('listitem').allInnerTexts();
  expect(event?.replace(/\s+/g, ' ')).toMatch(
    /^coordinator put it on hold Received On hold .*20\d\d.*“Waits for the blue spool”$/,
  );
  await press(page, 'Resume');
  await history.getByText('resumed it').waitFor();
  await shop.manager.changed('PrintJob', job, { color: 'Signal Red', dueDate: date('2020-01-01T12:00:00Z') });
  await history.getByText('Signal Red').waitFor();
  const [changed] = await history.getByRole('listitem').allInnerTexts();
  expect(changed?.replace(/\s+/g, ' ')).toMatch(/manager changed the job .*Colour: Empty ?Signal Red/);
  await page.getByText(/^[\d,]+ days late$/).waitFor();
});

test('everybody’s changes show at once, in every part of the page', async () => {
  const job = await newJob(shop, 'technician1');
  const page = await at(job);
  await part(page, 'Notes').getByText('No notes yet.').waitFor();
  const seen = async (name: string, text: string | RegExp, change: () => Promise<unknown>) => {
    await change();
    const changed = Date.now();
    await part(page, name).getByText(text).first().waitFor();
    return Date.now() - changed;
  };
  const { technician1 } = shop;
  const note = { printJob: pointer('PrintJob', job), noteType: 'Issue', message: 'Rim is thin' };
  const times = [
    await seen('Notes', 'Rim is thin', () => technician1.made('JobNote', note)),
    await seen('File checks', '7 passed, 1 failed', () =>
      technician1.made('FileCheck', { ...checkFields(job), checkStatus: 'Failed', checksPassed: 7, checksFailed: 1 }),
    ),
    await seen('Time logs', '1 waits for approval', () => technician1.made('TimeLog', logFields(job))),
    await seen('History', 'started the file review', () =>
      technician1.changed('PrintJob', job, { status: 'File Review' }),
    ),
  ];
  // The fastest: how slow the others are says more of the machine than of the way they take.
  expect(Math.min(...times)).toBeLessThan(1000);
});

test('a log is entered and decided about, and what is over the estimate is flagged by how much', async () => {
  const batch = await shop.coordinator.made('MaterialBatch', batchFields());
  const file = await shop.coordinator.upload('bracket.stl', cubeStl(24));
  const job = await newJob(shop, 'technician1', { fileUrl: undefined, fileName: 'bracket.stl', file, color: 'Black' });
  await shop.coordinator.changed('PrintJob', job, {
    status: 'File Review',
    materialBatch: pointer('MaterialBatch', batch),
  });
  await shop.technician1.made('FileCheck', checkFields(job));
  await shop.coordinator.changed('PrintJob', job, { status: 'Queued' });
  await shop.coordinator.changed('PrintJob', job, { status: 'Printing' });
  await shop.technician1.made('TimeLog', {
    ...logFields(job),
    materialBatch: pointer('MaterialBatch', batch),
    materialGrams: 52.5,
  });
  const page = await at(job);
  const logs = part(page, 'Time logs');
  await part(page, 'Material').getByText('52.5 g wait for approval').waitFor();
  await logs.getByRole('button', { name: 'Approve' }).click();
  await (await head(page, job)).getByText('12.5 g over the estimate (+31 %)').waitFor();
  await part(page, 'Material').getByText('52.5 g of 40 g used').waitFor();
  await press(page, 'Add log');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Grams').fill('2000');
  await dialog.getByLabel('Notes').fill('Cleaned the bed');
  await dialog.getByLabel('From').fill('2031-01-01T10:00');
  await dialog.getByText('It ends before it begins.').waitFor();
  await dialog.getByLabel('To').fill('2031-01-01T11:00');
  await press(page, 'Save log');
  await dialog.getByRole('alert').filter({ hasText: 'startTime lies in the future.' }).waitFor();
  await expectSoon(() => dialog.getByLabel('Notes').inputValue(), 'Cleaned the bed');
  await dialog.getByLabel('Grams').fill('');
  const [from, to] = [90, 30].map((ago) => new Date(Date.now() - ago * 60_000 + 3_600_000).toISOString().slice(0, 16));
  await dialog.getByLabel('From').fill(from as string);
  await dialog.getByLabel('To').fill(to as string);
  await press(page, 'Save log');
  await logs.getByText('Cleaned the bed').waitFor();
  await logs.getByText('Yours: somebody else decides').waitFor();
  await part(page, 'File').getByText('24 × 24 × 24 mm').waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await keepScreen(page, 'job');
});

test('a job is split when the pieces add up, and its runs are listed with where they stand', async () => {
  const job = await newJob(shop, 'technician1', { quantity: 5 });
  await shop.coordinator.changed('PrintJob', job, { status: 'File Review' });
  await shop.technician1.made('FileCheck', checkFields(job));
  await shop.coordinator.changed('PrintJob', job, { status: 'Queued' });
  const { jobNumber } = (await shop.coordinator.get('PrintJob', job)).body;
  const page = await at(job);
  await press(page, 'Split');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('5 of 5 pieces: it adds up.').waitFor();
  await dialog.getByLabel('Pieces').first().fill('4');
  await dialog.getByText('6 of 5 pieces').waitFor();
  await expectSoon(() => dialog.getByRole('button', { name: 'Split into 2 runs' }).isDisabled(), true);
  await dialog.getByLabel('Pieces').last().fill('1');
  await dialog.getByRole('button', { name: 'Split into 2 runs' }).click();
  const runs = part(page, 'Runs');
  await runs.getByRole('link', { name: `${jobNumber}/2` }).waitFor();
  await runs.getByText('0 of 5 pieces ready').waitFor();
  await page.getByText('This job was split and follows its runs; move those.').waitFor();
  await runs.getByRole('link', { name: `${jobNumber}/1` }).click();
  await page.getByRole('heading', { name: `${jobNumber}/1`, level: 2 }).waitFor();
  await page.getByRole('link', { name: jobNumber, exact: true }).waitFor();
});

test('the label opens in a tab, and scans to this very page', async () => {
  const job = await newJob(shop);
  const page = await at(job);
  // A browser without a screen has nothing that shows a PDF: what the tab is given is looked at instead.
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (label) => {
      Object.assign(window, { label });
      return make(label);
    };
  });
  const opened = page.waitForEvent('popup');
  await press(page, 'Label');
  await page.waitForFunction(() => 'label' in window);
  const { type, bytes } = await page.evaluate(async () => {
    const { label } = window as unknown as { label: Blob };
    return { type: label.type, bytes: [...new Uint8Array(await label.arrayBuffer())] };
  });
  expect(type).toBe('application/pdf');
  expect(await scanned(Buffer.from(bytes))).toEqual([page.url()]);
  await (await opened).close();
});

test('a technician sees their part of it: no quote, no editing, no history', async () => {
  const job = await newJob(shop, 'technician2');
  const page = await browsing.openAs(shop.technician2, `/PrintJob/${job}/show`, {
    viewport: { width: 390, height: 844 },
  });
  await page.getByRole('button', { name: 'Start file review' }).waitFor();
  expect(await page.getByRole('button', { name: /Edit|Put on hold|Split|Cancel job/ }).count()).toBe(0);
  expect(await part(page, 'History').count()).toBe(0);
  await page.getByLabel('Write a note').fill('Needs a brim');
  await press(page, 'Add note');
  await part(page, 'Notes').getByText('Needs a brim').waitFor();
  await page.waitForFunction(() => (document.getElementById('job-note') as HTMLTextAreaElement).value === '');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
