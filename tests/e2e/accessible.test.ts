/** Every screen and form of the console and the technician queue, in both themes: no serious or critical finding of axe. */
import { beforeAll, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { date, pointer } from '../support/api';
import { batchFields, logFields, newJob, queuedJob, useShop } from '../support/shop';
import { expectAccessible } from './support/axe';
import { useBrowser } from './support/browser';
import { queueOf, sheet } from './support/queue';

const shop = useShop();
const browsing = useBrowser();

/** Ids of the rows that the addresses below name. */
const ids: Record<string, string> = {};
let page: Page;
let phone: Page;

beforeAll(async () => {
  const { coordinator, technician1 } = shop;
  const late = { dueDate: date('2020-01-01'), color: 'Signal Red', priority: 1, quantity: 3 };
  ids.job = await newJob(shop, 'technician1', late);
  ids.client = (await coordinator.get('PrintJob', ids.job)).body.client.objectId;
  ids.batch = await coordinator.made('MaterialBatch', { ...batchFields(300), color: 'Signal Red' });
  ids.queued = await queuedJob(shop, 'technician1', ids.batch);
  await coordinator.changed('PrintJob', ids.queued, { quantity: 2, estimatedMaterialGrams: 200 });
  const used = { materialBatch: pointer('MaterialBatch', ids.batch), materialGrams: 90 };
  const log = await technician1.made('TimeLog', { ...logFields(ids.queued), ...used });
  await coordinator.changed('TimeLog', log, { approvalStatus: 'Approved' });
  await technician1.made('TimeLog', { ...logFields(ids.queued, 90), activityType: 'Setup' });
  await technician1.made('JobNote', { printJob: pointer('PrintJob', ids.queued), noteType: 'Issue', message: 'Thin.' });
  ids.review = await newJob(shop, 'technician1', { fileName: 'review.stl' });
  await coordinator.changed('PrintJob', ids.review, { status: 'File Review' });
  ids.material = (await coordinator.find('Material', { name: 'PLA' })).body.results[0].objectId;
  ids.person = shop.ids.technician2;
  [page, phone] = await Promise.all([
    browsing.openAs(shop.manager, '/board', { viewport: { width: 1440, height: 900 } }),
    queueOf(browsing, technician1),
  ]);
});

/** As a link in the page does. */
async function go(opened: Page, address: string): Promise<void> {
  const path = address.replace(/:(\w+)/g, (_, name) => ids[name] ?? name);
  await opened.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const press = (name: string) => button(name).first().click();
const region = (name: string) => page.getByRole('region', { name, exact: true });

type Screen = [name: string, address: string, shows: () => { waitFor(): Promise<unknown> }];
const SCREENS: Screen[] = [
  ['board', '/board', () => page.locator('[data-draws]').first()],
  ['dashboard', '/', () => region('Late jobs').getByRole('link').first()],
  ['planning', '/planning', () => region('The queue').getByRole('listitem').first()],
  ['jobs', '/PrintJob', () => page.locator('tbody tr').first()],
  ['new job', '/PrintJob/create', () => button('Take the job in')],
  ['job', '/PrintJob/:queued/show', () => region('History').getByRole('listitem').first()],
  ['changing a job', '/PrintJob/:job', () => button('Save')],
  ['import', '/PrintJob/import', () => page.getByText('Drop a CSV file here')],
  ['approvals', '/TimeLog', () => page.locator('tbody tr').first()],
  ['clients', '/Client', () => page.locator('tbody tr').first()],
  ['client', '/Client/:client/show', () => page.getByText('Overdue')],
  ['new client', '/Client/create', () => button('Save')],
  ['changing a client', '/Client/:client', () => button('Save')],
  ['batches', '/MaterialBatch', () => page.locator('tbody tr').first()],
  ['batch', '/MaterialBatch/:batch/show', () => page.getByText('New, with 300 g')],
  ['new batch', '/MaterialBatch/create', () => button('Save')],
  ['changing a batch', '/MaterialBatch/:batch', () => button('Save')],
  ['materials', '/Material', () => page.locator('tbody tr').first()],
  ['new material', '/Material/create', () => button('Save')],
  ['changing a material', '/Material/:material', () => button('Save')],
  ['printers', '/Printer', () => page.getByRole('link', { name: 'New printer' })],
  ['new printer', '/Printer/create', () => button('Save')],
  ['print profiles', '/PrintProfile', () => page.locator('tbody tr').first()],
  ['new print profile', '/PrintProfile/create', () => button('Save')],
  ['staff', '/Technician', () => page.locator('tbody tr').first()],
  ['new member of staff', '/Technician/create', () => button('Save')],
  ['member of staff', '/Technician/:person', () => button('Deactivate')],
  ['outbox', '/EmailMessage', () => page.locator('tbody tr').first()],
  ['audit log', '/AuditEvent', () => page.locator('tbody tr').first()],
];

test.each(SCREENS)('%s', async (_name, address, shows) => {
  await go(page, address);
  await shows().waitFor();
  // What stands around every screen is looked at with the first.
  await expectAccessible(page, address === '/board' ? 'html' : 'main');
});

async function loseToFasterSave(): Promise<void> {
  await page.getByLabel('Colour').fill('Blue');
  await shop.coordinator.changed('PrintJob', ids.job as string, { color: 'Green' });
  await page.getByText('changed by somebody else').waitFor();
  await press('Save');
}

async function chooseJob(): Promise<void> {
  await page.getByRole('checkbox').nth(1).check();
}

const OVER = '[role=dialog]';
type Dialog = [name: string, address: string, open: () => Promise<unknown>];
const DIALOGS: Dialog[] = [
  ['keys', '/AuditEvent', () => page.keyboard.press('?')],
  ['assigning many jobs', '/PrintJob', async () => chooseJob().then(() => press('Assign'))],
  ['moving many jobs', '/PrintJob', async () => chooseJob().then(() => press('Move'))],
  ['reason', '/PrintJob/:queued/show', () => press('Put on hold')],
  ['splitting', '/PrintJob/:queued/show', () => press('Split')],
  ['time log', '/PrintJob/:queued/show', () => press('Add log')],
  // The job before has the same button, which is not to be pressed while it is still on the screen.
  ['file check', '/PrintJob/:review/show', () => page.reload().then(() => press('Add check'))],
  ['conflict', '/PrintJob/:job', loseToFasterSave],
  ['weigh-in', '/MaterialBatch/:batch/show', () => press('Weigh in')],
  ['retiring', '/MaterialBatch/:batch/show', () => press('Retire')],
  ['deactivating', '/Technician/:person', () => press('Deactivate')],
  ['new password', '/Technician/:person', () => press('Set a new password')],
];

test.each(DIALOGS)('%s, over its screen', async (_name, address, open) => {
  await go(page, address);
  await open();
  const dialog = page.locator(OVER);
  await dialog.waitFor();
  await expectAccessible(page, OVER);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('the menu of the profile', async () => {
  await press('Profile');
  await page.getByRole('menuitem', { name: 'Logout' }).waitFor();
  await expectAccessible(page, 'body > .MuiMenu-root');
  await page.keyboard.press('Escape');
});

const onPhone = (name: string) => phone.getByRole('button', { name, exact: true }).first().click();
const SHEETS: [name: string, address: string, open: () => Promise<unknown>][] = [
  ['menu', '/queue', () => onPhone('Menu')],
  ['check', '/queue/:review', () => onPhone('Check file')],
  ['start', '/queue/:queued', () => onPhone('Start printing')],
  ['log', '/queue/:queued', () => onPhone('Log time and material')],
  ['note', '/queue/:queued', () => onPhone('Add note')],
];

test.each(SHEETS)('%s, over the queue', async (_name, address, open) => {
  await go(phone, address);
  await open();
  await sheet(phone).waitFor();
  await expectAccessible(phone, 'dialog[open]');
  await phone.keyboard.press('Escape');
  await sheet(phone).waitFor({ state: 'detached' });
});

test('the queue on a phone and on a tablet, a job of it, and the last step', async () => {
  await go(phone, '/queue');
  await phone.locator('article').first().waitFor();
  await expectAccessible(phone);
  await phone.setViewportSize({ width: 1180, height: 820 });
  await expectAccessible(phone);
  await go(phone, `/queue/:queued`);
  await phone.getByRole('heading', { name: 'bracket.stl' }).waitFor();
  await expectAccessible(phone);
  await shop.technician1.changed('PrintJob', ids.queued as string, { status: 'Printing' });
  await onPhone('Print is done');
  await sheet(phone).waitFor();
  await expectAccessible(phone);
});

test('signing in', async () => {
  const [console, queue] = await Promise.all([browsing.open(shop.url), browsing.open(`${shop.url}/queue`)]);
  for (const opened of [console, queue]) {
    await opened.getByLabel('Username').waitFor();
    await expectAccessible(opened);
  }
});
