/** A coordinator reads what was mailed about a job, in the outbox and on its page; a new member of staff follows the link. */
import { expect, test } from '@jest/globals';
import { newJob } from '../../support/shop';
import { expectAccessible } from '../support/axe';
import { goTo } from '../support/console';
import { useHouse } from '../support/house';
import { keepScreen } from '../support/screens';

const { shop, browsing } = useHouse();
const WIDE = { viewport: { width: 1440, height: 900 } };

test('the outbox shows each mail with its state and body; nothing in it runs', async () => {
  const job = await newJob(shop, undefined, { fileName: '<img src=x onerror=alert(1)>.stl' });
  const { jobNumber } = (await shop.coordinator.get('PrintJob', job)).body;
  const page = await browsing.openAs(shop.coordinator, '/EmailMessage', WIDE);
  await page.getByRole('tab', { name: 'Kept' }).click();
  await expectAccessible(page);
  await keepScreen(page, 'outbox');
  const late = await newJob(shop);
  const second = (await shop.coordinator.get('PrintJob', late)).body.jobNumber;
  await page.getByRole('button', { name: `We have received your print job ${second}` }).waitFor();
  await page.getByRole('button', { name: `We have received your print job ${jobNumber}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Mail is not set up, so this was not sent.').waitFor();
  const body = dialog.frameLocator('iframe');
  await body.getByRole('cell', { name: '<img src=x onerror=alert(1)>.stl' }).waitFor();
  const link = await body.getByRole('link', { name: 'Follow your job' }).getAttribute('href');
  expect(link).toMatch(new RegExp(`^${shop.url}/track/[\\w-]{43}$`));
  expect(await dialog.locator('iframe').getAttribute('sandbox')).not.toContain('allow-scripts');
  await dialog.getByRole('button', { name: 'Plain text' }).click();
  await dialog.getByText('Your print job is with us').waitFor();
  await dialog.getByRole('button', { name: 'Send again' }).click();
  const asked = page.getByRole('dialog', { name: 'Send again' });
  await asked.getByRole('button', { name: 'Send again' }).click();
  await asked.getByText('Mail is not set up, so nothing can be sent.').waitFor();
});

test('the job’s page has its mails, live; a technician sees none', async () => {
  const job = await newJob(shop, 'technician1');
  const page = await browsing.openAs(shop.coordinator, `/PrintJob/${job}/show`, WIDE);
  const panel = page.getByRole('region', { name: 'E-mails' });
  await panel.getByRole('button', { name: /^We have received/ }).waitFor();
  await shop.coordinator.changed('PrintJob', job, { status: 'Declined', statusReason: 'Walls too thin' });
  await panel.getByRole('button', { name: /will not be printed$/ }).click();
  await page.getByRole('dialog').frameLocator('iframe').getByText('Walls too thin').waitFor();
  await keepScreen(page, 'mail');
  const theirs = await browsing.openAs(shop.technician1, `/PrintJob/${job}/show`);
  await theirs.getByRole('region', { name: 'Notes' }).waitFor();
  expect(await theirs.getByRole('region', { name: 'E-mails' }).count()).toBe(0);
});

test('somebody who is hired without a password chooses it on the page that the invitation leads to', async () => {
  const page = await browsing.openAs(shop.manager, '/Technician/create');
  await page.getByLabel('Username').fill('nele');
  await page.getByLabel('E-mail').fill('nele@shop.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('nele is invited by e-mail').waitFor();
  await goTo(page, '/EmailMessage');
  await page.getByRole('button', { name: 'Your account at Druckerei Nord' }).click();
  const body = page.getByRole('dialog').frameLocator('iframe');
  const link = await body.getByRole('link', { name: 'Choose a password' }).getAttribute('href');
  const theirs = await browsing.open(link as string);
  await expectAccessible(theirs);
  await theirs.getByLabel('New password').fill('from-the-north-26');
  await theirs.getByRole('button', { name: 'Save password' }).click();
  await theirs.getByRole('link', { name: 'Sign in' }).click();
  await theirs.getByRole('button', { name: 'Forgot your password?' }).waitFor();
  await shop.stranger.login('nele', 'from-the-north-26');
});
