/** Customers ask for prints and follow them, with no account; the shop does its part beside them. */
import { afterEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { validFor } from '../portal/portal';
import { pointer } from '../support/api';
import { batchFields, checkFields, logFields, useShop } from '../support/shop';
import { expectAccessible } from './support/axe';
import { useBrowser } from './support/browser';
import { chooseFiles, fileCard, model, request, stands, writeContact } from './support/portal';
import { keepScreen } from './support/screens';
import { expectSoon } from './support/soon';

const shop = useShop();
const browsing = useBrowser();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const OFFER = { lines: [{ description: 'Bracket, PLA', quantity: 2, unitMinor: 1250 }], taxBasisPoints: 1900 };

afterEach(() => {
  expect(browsing.complaints.splice(0)).toEqual([]);
});

/** The job whose status page is open. */
async function jobOn(page: Page): Promise<string> {
  const heading = page.getByRole('heading', { name: /^Job PJ-/ });
  const jobNumber = (await heading.innerText()).replace('Job ', '');
  return (await shop.coordinator.find('PrintJob', { jobNumber })).body.results[0].objectId;
}

const moved = (job: string, status: string, more = {}) =>
  shop.coordinator.changed('PrintJob', job, { status, ...more });

async function quoted(job: string): Promise<void> {
  await shop.coordinator.made('FileCheck', checkFields(job));
  const { body } = await shop.coordinator.call('sendQuote', { jobId: job, currency: 'EUR', validDays: 14, ...OFFER });
  expect(body.error).toBeUndefined();
}

/** The mails about a job, in their order, as they are sent. */
async function mailsOf(job: string): Promise<{ event: string; text: string }[]> {
  const where = { printJob: pointer('PrintJob', job) };
  const { results } = (await shop.coordinator.find('EmailMessage', where, { order: 'createdAt' })).body;
  return Promise.all(
    results.map(async ({ objectId, event }: { objectId: string; event: string }) => {
      const { body } = await shop.coordinator.call('showMail', { messageId: objectId });
      return { event, text: body.result.text };
    }),
  );
}

test('from the request to the parcel: a customer does the rest by the links in four mails', async () => {
  const page = await browsing.open(`${shop.url}/request`, PHONE);
  await page.getByRole('button', { name: 'Send request' }).click();
  await page.getByRole('alert').filter({ hasText: 'Choose at least one file.' }).waitFor();
  await chooseFiles(page, model('bracket.stl'));
  await fileCard(page, 'bracket.stl').getByText('Uploaded').waitFor();
  await fileCard(page, 'bracket.stl').getByLabel('Material').selectOption('PLA');
  await fileCard(page, 'bracket.stl').getByLabel('Pieces').fill('2');
  await page.getByRole('button', { name: 'Send request' }).click();
  await page.getByRole('alert').filter({ hasText: 'Fill in: name, e-mail.' }).waitFor();
  await writeContact(page, 'grete@muster.example');
  await page.getByLabel(/What should we know/).fill('For the workshop door.');
  await expectAccessible(page);
  await page.getByRole('heading', { name: 'Request a print' }).scrollIntoViewIfNeeded();
  await keepScreen(page, 'request');
  await page.getByRole('button', { name: 'Send request' }).click();
  await page.getByRole('heading', { name: /Thank you/ }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: /^PJ-/ }).click();
  await stands(page, 'Received');
  const job = await jobOn(page);
  const [received] = await mailsOf(job);
  expect(received?.text).toContain(page.url());

  await moved(job, 'File Review');
  await stands(page, 'File check');
  await quoted(job);
  await stands(page, 'Quote');
  await page.getByRole('row', { name: 'Total €29.75' }).waitFor();
  await expectAccessible(page);
  await keepScreen(page, 'track');
  await page.getByRole('button', { name: 'Accept quote' }).click();
  await stands(page, 'Accepted');
  await page.getByText('You accepted this quote.').waitFor();

  const materialBatch = pointer('MaterialBatch', await shop.coordinator.made('MaterialBatch', batchFields()));
  const assigned = { assignedTechnician: pointer('Technician', shop.ids.technician1), materialBatch };
  const estimates = {
    estimatedMaterialGrams: 40,
    estimatedPrintMinutes: 60,
    dueDate: { __type: 'Date', iso: '2030-01-01T00:00:00.000Z' },
  };
  await moved(job, 'Queued', { ...assigned, ...estimates });
  await stands(page, 'Scheduled');
  await moved(job, 'Printing');
  await stands(page, 'In production');
  const log = await shop.technician1.made('TimeLog', { ...logFields(job), materialBatch, materialGrams: 38 });
  await shop.coordinator.changed('TimeLog', log, { approvalStatus: 'Approved' });
  await moved(job, 'Post-Processing');
  await moved(job, 'Ready');
  await stands(page, 'Ready');
  const message = { printJob: pointer('PrintJob', job), noteType: 'Client Update', message: 'Packed with care.' };
  await shop.coordinator.made('JobNote', { ...message, visibleToCustomer: true });
  await page.getByText('Packed with care.').waitFor();
  await moved(job, 'Dispatched', { trackingNumber: 'DHL-4711' });
  await stands(page, 'Dispatched');
  await page.getByText('DHL-4711').waitFor();
  await keepScreen(page, 'track-dispatched');

  const mails = await mailsOf(job);
  expect(mails.map(({ event }) => event)).toEqual(['received', 'quoted', 'inProduction', 'ready', 'dispatched']);
  for (const { text } of mails) expect(text).toContain(page.url());
  expect(mails.at(-1)?.text).toContain('DHL-4711');
});

test('a new file after the quote makes a new quote; the first one is worth nothing any more', async () => {
  const page = await browsing.open(`${shop.url}/request`);
  await request(page, 'hans@muster.example', 'thin.stl');
  await stands(page, 'Received');
  const job = await jobOn(page);
  await moved(job, 'File Review');
  await quoted(job);
  await page.getByRole('button', { name: 'Accept quote' }).waitFor();
  await moved(job, 'Revision Requested', { statusReason: 'The wall is too thin.' });
  await stands(page, 'New file needed');
  await page.getByText('The wall is too thin.').waitFor();
  await page.getByText('This quote no longer stands. A new one will follow.').waitFor();
  await expectAccessible(page);
  await chooseFiles(page, model('thicker.stl', 12));
  await stands(page, 'File check');
  await page.getByText(/thicker\.stl in PLA/).waitFor();
  await quoted(job);
  await page.getByRole('heading', { name: 'Quote 2' }).waitFor();
  await page.getByRole('button', { name: 'Accept quote' }).click();
  await stands(page, 'Accepted');
  const events = (await mailsOf(job)).map(({ event }) => event);
  expect(events).toEqual(['received', 'quoted', 'revisionRequested', 'quoted']);
});

test('a job split into three runs is one job to its customer', async () => {
  const page = await browsing.open(`${shop.url}/request`);
  await request(page, 'ida@muster.example', 'knob.stl', 7);
  await stands(page, 'Received');
  const job = await jobOn(page);
  await moved(job, 'File Review');
  await quoted(job);
  await page.getByRole('button', { name: 'Accept quote' }).click();
  await stands(page, 'Accepted');
  const materialBatch = pointer('MaterialBatch', await shop.coordinator.made('MaterialBatch', batchFields()));
  const assignedTechnician = pointer('Technician', shop.ids.technician1);
  await shop.coordinator.changed('PrintJob', job, { materialBatch, estimatedMaterialGrams: 70 });
  const runs = [3, 2, 2].map((quantity) => ({ quantity }));
  const split = await shop.coordinator.call('splitJob', { jobId: job, runs });
  expect(split.body.error).toBeUndefined();
  const where = { parentJob: pointer('PrintJob', job) };
  const found = (await shop.coordinator.find('PrintJob', where)).body.results as { objectId: string }[];
  expect(found).toHaveLength(3);
  for (const { objectId } of found) {
    await moved(objectId, 'Queued', { materialBatch, assignedTechnician });
    await moved(objectId, 'Printing');
  }
  await stands(page, 'In production');
  await page.getByText('7 × knob.stl in PLA').waitFor();
  expect(await page.getByText(/\/[123]\b/).count()).toBe(0);
  expect((await mailsOf(job)).filter(({ event }) => event === 'inProduction')).toHaveLength(1);
  for (const { objectId } of found) expect(await mailsOf(objectId)).toEqual([]);
});

test('a request is declined before any quote; a quote is declined by its customer; another one expires', async () => {
  const page = await browsing.open(`${shop.url}/request`);
  await request(page, 'jan@muster.example', 'huge.stl');
  const early = await jobOn(page);
  await moved(early, 'Declined', { statusReason: 'Larger than any of our printers.' });
  await stands(page, 'Declined');
  await page.getByText('Larger than any of our printers.').waitFor();
  expect((await mailsOf(early)).map(({ event }) => event)).toEqual(['received', 'declined']);

  await page.goto(`${shop.url}/request`);
  await request(page, 'jan@muster.example', 'gear.stl');
  const late = await jobOn(page);
  await moved(late, 'File Review');
  await quoted(late);
  await page.getByRole('button', { name: 'Accept quote' }).waitFor();
  await validFor(shop, late, -1000);
  await page.getByRole('button', { name: 'Accept quote' }).click();
  await page.getByText('This quote has expired. Ask the shop for a new one.').first().waitFor();
  expect((await shop.coordinator.get('PrintJob', late)).body.status).toBe('Quoted');
  await browsing.forgive();
  await shop.coordinator.call('sendQuote', { jobId: late, currency: 'EUR', ...OFFER });
  await page.getByRole('heading', { name: 'Quote 2' }).waitFor();
  await page.getByRole('button', { name: 'Decline' }).click();
  await page.getByLabel('Why do you decline?').fill('Too expensive.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Decline' }).click();
  await stands(page, 'Declined');
  expect((await shop.coordinator.get('PrintJob', late)).body.statusReason).toBe('Too expensive.');
});

test('what was begun survives a reload; what is no model is refused, in the reader’s language', async () => {
  const page = await browsing.open(`${shop.url}/request`, { locale: 'de-DE' });
  await page.route('**/uploads/*', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.fallback(),
  );
  await chooseFiles(page, model('zahnrad.stl'));
  await fileCard(page, 'zahnrad.stl').getByText('Wird hochgeladen, 0 %').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Kim Muster');
  await page.unroute('**/uploads/*');
  await page.reload();
  await fileCard(page, 'zahnrad.stl').getByText('Hochgeladen', { exact: true }).waitFor();
  await expectSoon(() => page.getByLabel('Name', { exact: true }).inputValue(), 'Kim Muster');
  await chooseFiles(page, { ...model('seite.stl'), buffer: Buffer.from('<html><script>alert(1)</script></html>') });
  await fileCard(page, 'seite.stl')
    .getByRole('alert')
    .filter({ hasText: 'Der Inhalt dieser Datei ist nicht, was ihre Endung sagt.' })
    .waitFor();
  await page.getByLabel('E-Mail', { exact: true }).fill('kim@muster.example');
  await page.getByRole('button', { name: 'Anfrage senden' }).click();
  await page.getByRole('alert').filter({ hasText: 'Eine Datei wurde nicht angenommen.' }).waitFor();
  await fileCard(page, 'seite.stl').getByRole('button', { name: 'seite.stl entfernen' }).click();
  await page.getByRole('button', { name: 'Anfrage senden' }).click();
  await page.getByRole('link', { name: /^PJ-/ }).click();
  await stands(page, 'Eingegangen');
  await page.goto(`${shop.url}/track/${'x'.repeat(43)}`);
  await page.getByRole('alert').filter({ hasText: 'Dieser Link gilt nicht mehr.' }).waitFor();
  await browsing.forgive();
});
