/** A manager makes staff, sends them away and gives them passwords; clients and the audit log beside it. */
import { expect, test } from '@jest/globals';
import { newJob } from '../../support/shop';
import { PASSWORD } from '../../support/staff';
import { choose, sendLogin } from '../support/console';
import { useHouse } from '../support/house';
import { keepScreen } from '../support/screens';

const { shop, browsing } = useHouse();

/** As the pictures of the README are. */
const WIDE = { viewport: { width: 1440, height: 900 } };

test('a new member of staff gets a password that works, and only a manager makes one', async () => {
  const page = await browsing.openAs(shop.manager, '/Technician/create');
  await page.getByLabel('Username').fill('manager');
  await page.getByLabel('Name', { exact: true }).fill('Mika Maier');
  await page.getByLabel('E-mail').fill('mika@shop.example');
  await page.getByRole('button', { name: 'Make one' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').filter({ hasText: 'already a Technician with username' }).waitFor();
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Mika Maier');
  await page.getByLabel('Username').fill('mika');
  await page.getByRole('button', { name: 'Save' }).click();
  const handOver = page.getByRole('dialog', { name: 'Password of mika' });
  const password = await handOver.getByLabel('Password').inputValue();
  expect(password).toMatch(/^(\w{4}-){3}\w{4}$/);
  await handOver.getByRole('button', { name: 'I have handed it over' }).click();
  await page.getByRole('row', { name: /Mika Maier/ }).waitFor();
  await shop.stranger.login('mika', password);
  const other = await browsing.openAs(shop.coordinator, '/Technician/create');
  await other.waitForURL(/access-denied/);
  await other.getByRole('menuitem', { name: 'Clients' }).waitFor();
  expect(await other.getByRole('menuitem', { name: 'Staff' }).count()).toBe(0);
});

test('deactivating ends the sessions after a warning; a new password opens the door again', async () => {
  const theirs = await browsing.openAs(shop.technician2, '/PrintJob');
  await theirs.getByRole('button', { name: 'Profile' }).waitFor();
  const page = await browsing.openAs(shop.manager, '/Technician', WIDE);
  await keepScreen(page, 'staff');
  await page.getByRole('link', { name: 'technician2', exact: true }).click();
  await page.getByRole('button', { name: 'Deactivate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Every session of theirs ends at once').waitFor();
  await dialog.getByRole('button', { name: 'Deactivate' }).click();
  await theirs.getByText('Your session has ended').waitFor();
  await page.getByRole('button', { name: 'Activate' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Activate' }).click();
  await page.getByRole('button', { name: 'Deactivate' }).waitFor();
  await page.getByRole('button', { name: 'Set a new password' }).click();
  await dialog.getByLabel('Password').fill('short');
  await dialog.getByRole('button', { name: 'Set a new password' }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel('Password').fill('another-long-password');
  await dialog.getByRole('button', { name: 'Set a new password' }).click();
  await page.getByRole('dialog', { name: 'Password of technician2' }).waitFor();
  await sendLogin(theirs, 'technician2', PASSWORD);
  await theirs.getByRole('alert').filter({ hasText: 'Invalid username/password.' }).waitFor();
  await sendLogin(theirs, 'technician2', 'another-long-password');
  await theirs.getByRole('button', { name: 'Profile' }).waitFor();
});

test('a client’s page sums up their jobs, live', async () => {
  const page = await browsing.openAs(shop.coordinator, '/Client/create', WIDE);
  await page.getByLabel('Company').fill('Nordwind GmbH');
  await page.getByLabel('Code').fill('NORD');
  await page.getByLabel('Contact').fill('Nora Nord');
  await page.getByLabel('E-mail').fill('nora@nord.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Nordwind GmbH' }).last().waitFor();
  const [client] = (await shop.coordinator.find('Client', { clientCode: 'NORD' })).body.results;
  const job = await newJob(shop, 'technician1', {
    client: { __type: 'Pointer', className: 'Client', objectId: client.objectId },
    dueDate: { __type: 'Date', iso: '2020-01-01T00:00:00.000Z' },
  });
  const { jobNumber } = (await shop.coordinator.get('PrintJob', job)).body;
  await page.getByRole('row', { name: new RegExp(jobNumber) }).waitFor();
  await page.getByText('Overdue').locator('..').getByText('1', { exact: true }).waitFor();
  await keepScreen(page, 'client');
});

test('the audit log says who did what, field by field', async () => {
  const job = await newJob(shop);
  const { jobNumber } = (await shop.coordinator.get('PrintJob', job)).body;
  await shop.coordinator.changed('PrintJob', job, { status: 'File Review' });
  await shop.coordinator.changed('PrintJob', job, { color: 'Red' });
  const page = await browsing.openAs(shop.coordinator, '/Client', WIDE);
  await page.getByRole('menuitem', { name: 'Audit' }).waitFor();
  await page
    .getByRole('row', { name: /Acme Robotics/ })
    .first()
    .waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Search on this screen').waitFor();
  await keepScreen(page, 'keys');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('/');
  await page.locator('input[type=search]:focus').waitFor();
  await page.getByRole('searchbox').blur();
  await Promise.all([page.keyboard.press('g'), page.keyboard.press('u')]);
  await page
    .getByRole('row', { name: new RegExp(`coordinator Print job ${jobNumber}.*Received → File review`) })
    .waitFor();
  await page.getByRole('row', { name: /Colour Empty → Red/ }).waitFor();
  await keepScreen(page, 'audit');
  await choose(page, page.getByLabel('What'), 'Client');
  await page
    .getByRole('row', { name: /Print job/ })
    .first()
    .waitFor({ state: 'detached' });
  await page
    .getByRole('row', { name: /Client Acme Robotics/ })
    .first()
    .waitFor();
});
