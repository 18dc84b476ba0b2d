/** Every screen, form and dialog, in both themes: no serious or critical finding of axe, and nothing that people typed is markup. */
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { LOOKING } from '../preflight/waiting';
import { useShop } from '../support/shop';
import { expectAccessible, expectAccessibleInTurn, expectBuiltWell } from './support/axe';
import { useBrowser } from './support/browser';
import { furnish, PLANTED } from './support/furnished';
import { queueOf, sheet } from './support/queue';

const shop = useShop(LOOKING);
const browsing = useBrowser();
const WIDE = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** What the addresses below name. */
let ids: Record<string, string>;
let desk: Page;
let phone: Page;
let guest: Page;

beforeAll(async () => {
  ids = await furnish(shop);
  [desk, phone, guest] = await Promise.all([
    browsing.openAs(shop.manager, '/board', { ...WIDE, reducedMotion: 'reduce' }),
    queueOf(browsing, shop.technician1, '/queue', { reducedMotion: 'reduce' }),
    browsing.open(`${shop.url}/shop`, { ...PHONE, reducedMotion: 'reduce' }),
  ]);
}, 120_000);

afterEach(async () => {
  for (const page of [desk, phone, guest]) expect(await page.locator(PLANTED).count()).toBe(0);
});

const named = (address: string) => address.replace(/:(\w+)/g, (_, name) => ids[name] ?? name);

/** As a link in the page does. */
const go = (page: Page, address: string) =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, named(address));

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();
const press = (name: string) => (page: Page) => button(page, name).click();
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const rows = (page: Page) => page.locator('tbody tr').first();
const saving = (page: Page) => button(page, 'Save');
const says = (words: string) => (page: Page) => page.getByText(words).first();

type Screen = [name: string, address: string, shows: (page: Page) => Locator];
const SCREENS: Screen[] = [
  ['board', '/board', (page) => page.locator('[data-draws]').first()],
  ['dashboard', '/', (page) => region(page, 'Late jobs').getByRole('link').first()],
  ['planning', '/planning', (page) => region(page, 'The queue').getByRole('listitem').first()],
  ['jobs', '/PrintJob', rows],
  ['new job', '/PrintJob/create', (page) => button(page, 'Take the job in')],
  ['job', '/PrintJob/:queued/show', (page) => region(page, 'History').getByRole('listitem').first()],
  ['changing a job', '/PrintJob/:job', saving],
  ['import', '/PrintJob/import', says('Drop a CSV file here')],
  ['import of clients', '/Client/import', says('Drop a CSV file here')],
  ['import of batches', '/MaterialBatch/import', says('Drop a CSV file here')],
  ['export', '/export', (page) => button(page, 'Client CSV')],
  ['webhooks', '/Webhook', says('No webhook yet')],
  ['new webhook', '/Webhook/create', saving],
  ['approvals', '/TimeLog', rows],
  ['orders', '/Order', rows],
  ['order', '/Order/:order/show', (page) => region(page, 'History').getByRole('listitem').first()],
  ['production', '/production', (page) => button(page, 'Prepare')],
  ['production queues', '/ProductionQueue', rows],
  ['changing a production queue', '/ProductionQueue/:queue', saving],
  ['clients', '/Client', rows],
  ['client', '/Client/:client/show', says('Overdue')],
  ['changing a client', '/Client/:client', saving],
  ['customers', '/Customer', rows],
  ['customer', '/Customer/:customer/show', says('No order that fits.')],
  ['batches', '/MaterialBatch', rows],
  ['batch', '/MaterialBatch/:batch/show', says('New, with 300 g')],
  ['changing a batch', '/MaterialBatch/:batch', saving],
  ['materials', '/Material', rows],
  ['changing a material', '/Material/:material', saving],
  ['printers', '/Printer', rows],
  ['changing a printer', '/Printer/:printer', saving],
  ['print profiles', '/PrintProfile', rows],
  ['new print profile', '/PrintProfile/create', saving],
  ['catalogue', '/CatalogItem', rows],
  ['changing a catalogue item', '/CatalogItem/:item', saving],
  ['products', '/ProductTemplate', rows],
  ['product', '/ProductTemplate/:template', (page) => button(page, 'Add a model')],
  ['prices', '/PricingProfile', rows],
  ['set of prices', '/PricingProfile/:profile', rows],
  ['tolerances', '/ToleranceClass', rows],
  ['tolerance', '/ToleranceClass/:tolerance', saving],
  ['turnarounds', '/TurnaroundProfile', rows],
  ['turnaround', '/TurnaroundProfile/:turnaround', saving],
  ['ways to pay', '/PaymentMethodConfig', rows],
  ['way to pay', '/PaymentMethodConfig/:method', saving],
  ['staff', '/Technician', rows],
  ['new member of staff', '/Technician/create', saving],
  ['member of staff', '/Technician/:person', (page) => button(page, 'Deactivate')],
  ['my account', '/my-account', (page) => button(page, 'Turn on')],
  ['keys of machines', '/ApiKey', rows],
  ['outbox', '/EmailMessage', rows],
  ['audit log', '/AuditEvent', rows],
];

test.each(SCREENS)('%s', async (_name, address, shows) => {
  await go(desk, address);
  await shows(desk).waitFor();
  // What stands around every screen is looked at with the first.
  await expectAccessibleInTurn(desk, address === '/board' ? 'html' : 'main');
});

/** With the fields of the form that changes one, whose colours were looked at. */
const NEW_ROWS = ['ProductionQueue', 'Client', 'MaterialBatch', 'Material', 'Printer', 'CatalogItem'];

test.each(NEW_ROWS)('a new row of %s', async (name) => {
  await go(desk, `/${name}/create`);
  await desk.waitForURL(`**/${name}/create`);
  await saving(desk).waitFor();
  await expectBuiltWell(desk, 'main');
});

const withJob = (name: string) => async (page: Page) => {
  await page.getByRole('checkbox').nth(1).check();
  await button(page, name).click();
};

const OVER = '[role=dialog]';
type Dialog = [name: string, address: string, open: (page: Page) => Promise<unknown>];
const DIALOGS: Dialog[] = [
  ['keys', '/AuditEvent', (page) => page.keyboard.press('?')],
  ['assigning many jobs', '/PrintJob', withJob('Assign')],
  ['moving many jobs', '/PrintJob', withJob('Move')],
  ['reason', '/PrintJob/:queued/show', press('Put on hold')],
  ['splitting', '/PrintJob/:queued/show', press('Split')],
  ['time log', '/PrintJob/:queued/show', press('Add log')],
  // The job before has the same button, which is not to be pressed while it is still on the screen.
  ['file check', '/PrintJob/:review/show', (page) => page.reload().then(() => press('Add check')(page))],
  ['cancelling an order', '/Order/:order/show', press('Cancel the order')],
  ['asking for approval', '/Order/:order/show', press('Ask for approval')],
  ['promising a day', '/Order/:order/show', press('Promise a day')],
  ['taking out of a production queue', '/production', press('Take out')],
  ['model', '/ProductTemplate/:template', press('Add a model')],
  ['deleting a product', '/ProductTemplate/:template', press('Delete')],
  ['rule', '/PricingProfile/:profile', press('Add a rule')],
  ['weigh-in', '/MaterialBatch/:batch/show', press('Weigh in')],
  ['retiring', '/MaterialBatch/:batch/show', press('Retire')],
  ['deactivating', '/Technician/:person', press('Deactivate')],
  ['new password', '/Technician/:person', press('Set a new password')],
  ['second factor', '/my-account', press('Turn on')],
  ['new key', '/ApiKey', press('New key')],
  ['revoking a key', '/ApiKey', (page) => page.getByRole('button', { name: 'Revoke: Scale' }).click()],
];

async function expectDialogAccessible(): Promise<void> {
  await desk.locator(OVER).waitFor();
  await expectAccessibleInTurn(desk, OVER);
  await desk.keyboard.press('Escape');
  await desk.locator(OVER).waitFor({ state: 'detached' });
}

test.each(DIALOGS)('%s, over its screen', async (_name, address, open) => {
  await go(desk, address);
  await open(desk);
  await expectDialogAccessible();
});

test('a conflict, over its screen', async () => {
  await go(desk, '/PrintJob/:job');
  await desk.getByLabel('Colour').fill('Blue');
  await shop.coordinator.changed('PrintJob', ids.job as string, { color: 'Green' });
  await desk.getByText('changed by somebody else').waitFor();
  await saving(desk).click();
  await expectDialogAccessible();
});

test('the menu of the profile', async () => {
  await press('Profile')(desk);
  await desk.getByRole('menuitem', { name: 'Logout' }).waitFor();
  await expectAccessibleInTurn(desk, 'body > .MuiMenu-root');
});

const SHEETS: Dialog[] = [
  ['menu', '/queue', press('Menu')],
  ['check', '/queue/:review', press('Check file')],
  ['start', '/queue/:queued', press('Start printing')],
  ['log', '/queue/:queued', press('Log time and material')],
  ['note', '/queue/:queued', press('Add note')],
];

test.each(SHEETS)('%s, over the queue', async (_name, address, open) => {
  await go(phone, address);
  await open(phone);
  await sheet(phone).waitFor();
  await expectAccessibleInTurn(phone, 'dialog[open]');
  await phone.keyboard.press('Escape');
  await sheet(phone).waitFor({ state: 'detached' });
});

test('the queue on a phone and on a tablet, a job of it, and the last step', async () => {
  await go(phone, '/queue');
  await phone.locator('article').first().waitFor();
  await expectAccessibleInTurn(phone);
  await phone.setViewportSize({ width: 1180, height: 820 });
  await expectAccessibleInTurn(phone);
  await go(phone, '/queue/:queued');
  await phone.getByRole('heading', { name: 'bracket.stl' }).waitFor();
  await expectAccessibleInTurn(phone);
  await shop.technician1.changed('PrintJob', ids.queued as string, { status: 'Printing' });
  await press('Print is done')(phone);
  await sheet(phone).waitFor();
  await expectAccessibleInTurn(phone);
});

const heading = (name: string) => (page: Page) => page.getByRole('heading', { name, exact: true });

const PAGES: Screen[] = [
  ['store', '/shop', says('Key fob')],
  ['product of the store', '/shop/key-fob', (page) => page.locator('.headline .amount')],
  ['own file', '/shop/:ownFile', says('Choose a file, and its price stands here')],
  ['cart', '/cart', (page) => page.locator('.total')],
  ['checkout', '/checkout', (page) => page.getByRole('radio', { name: 'Invoice' })],
  ['making an account', '/account/register', (page) => button(page, 'Send me the link')],
  ['forgotten password', '/account/forgotten', (page) => button(page, 'Send me the link')],
  ['signing in to an account', '/account', (page) => button(page, 'Sign in')],
  ['order of a customer', '/order/:token', heading('We need your approval')],
  ['request', '/request', (page) => button(page, 'Send request')],
];

/** From here on the browser is that of whoever this names. */
const become = (key: string, value: string) =>
  guest.evaluate(([name, kept]) => localStorage.setItem(name, kept), [key, value] as const);

test.each(PAGES)('%s, as a customer sees it', async (_name, address, shows) => {
  await become('printshop.session', ids.guest as string);
  await guest.goto(shop.url + named(address));
  await shows(guest).waitFor();
  await expectAccessibleInTurn(guest);
});

test('a checkout that lacks something, and an account with what deletes it', async () => {
  await guest.goto(`${shop.url}/checkout`);
  await press('Order and pay')(guest);
  await guest.getByRole('alert').filter({ hasText: 'Fill in' }).waitFor();
  await expectAccessibleInTurn(guest, 'main');
  const { login: sessionToken, email } = ids;
  await become('printshop.customer', JSON.stringify({ sessionToken, name: 'Cleo Customer', email }));
  await guest.goto(`${shop.url}/account`);
  await press('Delete my account')(guest);
  await guest.getByLabel('Your password, to be sure').waitFor();
  await expectAccessibleInTurn(guest);
});

test('signing in', async () => {
  for (const path of ['/', '/queue']) {
    const door = await browsing.open(shop.url + path);
    await door.getByLabel('Username').waitFor();
    await expectAccessible(door);
  }
});
