/** Quotes in the console: made of lines with their total in sight, replaced, and answered on the phone or by the link. */
import { expect, test } from '@jest/globals';
import { jobAt } from '../../jobs/life';
import { requestOf, tokenOf, tracked } from '../../portal/portal';
import { pointer } from '../../support/api';
import { expectAccessible } from '../support/axe';
import { choose, goTo } from '../support/console';
import { useHouse } from '../support/house';
import { coordinatorsPage, part, press } from '../support/job-page';
import { keepScreen } from '../support/screens';
import { expectSoon } from '../support/soon';

const { shop, browsing } = useHouse();
const at = coordinatorsPage(shop, browsing);
const jobOf = async (id: string) => (await shop.coordinator.get('PrintJob', id)).body;

test('a quote of two lines is typed, looked at, sent, replaced, and accepted by the link while the page looks on', async () => {
  const { id } = await jobAt(shop, 'File Review');
  await shop.coordinator.changed('PrintJob', id, { quoteRequested: true });
  const page = await at(id);
  const panel = part(page, 'Quote');
  await panel.getByText('none was sent yet').waitFor();
  await panel.getByRole('button', { name: 'Make a quote' }).click();
  const dialog = page.getByRole('dialog');
  const first = dialog.getByRole('group', { name: 'Line 1' });
  expect(await first.getByLabel('Description').inputValue()).toBe('bracket.stl');
  await first.getByLabel('Description').fill('Housing, black');
  await first.getByLabel('Pieces').fill('3');
  await first.getByLabel('Unit price').fill('19,99');
  await dialog.getByRole('button', { name: 'Add a line' }).click();
  const second = dialog.getByRole('group', { name: 'Line 2' });
  await second.getByLabel('Description').fill('Inserts');
  await second.getByLabel('Unit price').fill('0.05');
  await dialog.getByLabel('Set-up').fill('5');
  await dialog.getByLabel('Tax in %').fill('19');
  await dialog.getByLabel('Discount').fill('900');
  await dialog.getByRole('alert').filter({ hasText: 'more than everything' }).waitFor();
  await expectSoon(() => dialog.getByRole('button', { name: 'Send quote' }).isDisabled(), true);
  await dialog.getByLabel('Discount').fill('0.01');
  await dialog.getByRole('status').getByText('Total €77.36').waitFor();
  await expectAccessible(page);
  await keepScreen(page, 'quote-editor');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await dialog.getByRole('row', { name: 'Tax 19 % €12.35' }).waitFor();
  await dialog.getByRole('button', { name: 'Send quote' }).click();
  await panel.getByText('Sent', { exact: true }).waitFor();
  expect(await jobOf(id)).toMatchObject({ status: 'Quoted', quoteNumber: 1, quoteState: 'Sent' });

  await panel.getByRole('button', { name: 'New quote' }).click();
  await dialog.getByLabel('Discount').fill('5');
  await choose(page, dialog.getByLabel('Currency'), 'CHF');
  await dialog.getByRole('button', { name: 'Send quote' }).click();
  await panel.getByText('Quote 2').waitFor();
  await panel.getByRole('button', { name: '1 earlier quote' }).click();
  await panel.getByText('Replaced').waitFor();
  await expectAccessible(page);
  await keepScreen(page, 'job-quote');

  const token = await tokenOf(shop, id);
  expect((await shop.stranger.call('acceptQuote', { token, quoteNumber: 2 })).status).toBe(200);
  await panel.getByText('Accepted', { exact: true }).waitFor();
  await part(page, 'History').getByText('accepted the quote').waitFor();
  await panel.getByRole('button', { name: 'Customer accepts' }).waitFor({ state: 'detached' });
});

test('the customer’s answer on the phone is one press, or one and a reason', async () => {
  const [yes, no] = [await jobAt(shop, 'Quoted'), await jobAt(shop, 'Quoted')];
  const page = await at(yes.id);
  await press(page, 'Customer accepts');
  await part(page, 'Quote').getByText('Accepted', { exact: true }).waitFor();
  await at(no.id);
  await press(page, 'Customer declines');
  await page.getByRole('dialog').getByLabel('Why?').fill('Too dear');
  await page.getByRole('dialog').getByRole('button', { name: 'Declined by the client' }).click();
  await part(page, 'Quote').getByText('Declined', { exact: true }).waitFor();
  expect(await jobOf(yes.id)).toMatchObject({ status: 'Accepted' });
  expect(await jobOf(no.id)).toMatchObject({ status: 'Declined', statusReason: 'Too dear', quoteState: 'Declined' });
});

test('a portal request shows what its customer wrote; notes and link are given and taken back', async () => {
  const form = await requestOf(shop, 1, { wishedDate: '2027-03-01' });
  const [asked] = (await shop.stranger.call('requestPrint', form)).body.result.jobs;
  const token = asked.trackUrl.split('/track/')[1];
  const [{ objectId: id }] = (await shop.coordinator.find('PrintJob', { jobNumber: asked.jobNumber })).body.results;
  await shop.coordinator.made('JobNote', {
    printJob: pointer('PrintJob', id),
    noteType: 'Client Update',
    message: 'Tuesday',
  });
  const page = await at(id);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const customer = part(page, 'Customer');
  for (const text of ['Please no support marks.', '1 Mar 2027', 'German', 'Portal'])
    await customer.getByText(text).waitFor();
  await expectAccessible(page);
  expect((await tracked(shop, token)).messages).toHaveLength(1);
  await press(page, 'Hide from client');
  await part(page, 'Notes').getByText('Not shown to the client').waitFor();
  expect((await tracked(shop, token)).messages).toEqual([]);
  await press(page, 'Show to client');
  await part(page, 'Notes').getByText('The client sees it').waitFor();

  await press(page, 'Revoke link');
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke link' }).click();
  await customer.getByText('it shows nothing any more').waitFor();
  expect((await shop.stranger.call('trackJob', { token })).body.code).toBe(1701);
  await press(page, 'Make and copy a new link');
  await customer.getByRole('button', { name: 'Copy link', exact: true }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect((await tracked(shop, copied.split('/track/')[1] as string)).jobNumber).toBe(asked.jobNumber);

  const entered = (await jobOf((await jobAt(shop, 'Received')).id)).jobNumber;
  await goTo(page, '/PrintJob');
  await page.getByRole('link', { name: entered }).waitFor();
  await choose(page, page.getByLabel('Came from'), 'Portal');
  await page.getByRole('link', { name: entered }).waitFor({ state: 'detached' });
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: asked.jobNumber }) });
  await row.getByRole('img', { name: 'The mails are kept in the outbox' }).waitFor();
});
