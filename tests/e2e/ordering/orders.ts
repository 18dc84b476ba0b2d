/** An order on its way through the shop, in the browser of a coordinator: from the till to the parcel. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { done, enqueued, newPrinter, newQueue } from '../../production/plant';
import type { Choices } from '../../sales/pricing';
import { Buyer, openStore } from '../../store/buyer';
import { pointer } from '../../support/api';
import { makeCustomer } from '../../support/customers';
import { FakeOctoPrint } from '../../support/printers';
import { batchFields, logFields, next } from '../../support/shop';
import { expectAccessible } from '../support/axe';
import { goTo } from '../support/console';
import { drag } from '../support/dragging';
import { useHouse } from '../support/house';
import { coordinatorsPage, part, press } from '../support/job-page';
import { rowsOf } from '../support/order';
import { keepScreen } from '../support/screens';
import { expectSoon } from '../support/soon';

const { shop, browsing } = useHouse();
const printer = new FakeOctoPrint();
const jobPage = coordinatorsPage(shop, browsing);
let known: Choices;

beforeAll(async () => {
  known = await openStore(shop);
  await shop.manager.changed('Material', known.pla, { nozzleCelsius: 210, bedCelsius: 60 });
  await printer.listen();
}, 60_000);
afterEach(() => {
  expect(browsing.complaints.splice(0)).toEqual([]);
});
afterAll(() => printer.stop());

async function ordered(more: Record<string, unknown> = {}) {
  const token = await (await Buyer.at(shop)).ordered(known, more);
  const rows = await rowsOf(shop, token);
  const { orderNumber } = (await shop.coordinator.get('Order', rows.order)).body;
  return { token, orderNumber: orderNumber as string, ...rows };
}

async function orderPage(page: Page, order: string): Promise<void> {
  await goTo(page, `/Order/${order}/show`);
  await part(page, 'Ordered').getByRole('listitem').first().waitFor();
}

/** Brings the job to the queue by its own page: looked at, checked, and with a batch. */
async function lineUp(page: Page, batchCode: string): Promise<void> {
  await press(page, 'Start file review');
  await press(page, 'Add check');
  await page.getByLabel('Checks passed').fill('8');
  await press(page, 'Save check');
  await part(page, 'File checks').getByText('8 passed, 0 failed').waitFor();
  await page.getByLabel('Batch', { exact: true }).click();
  await page.getByRole('option', { name: batchCode }).click();
  await part(page, 'Material').getByRole('link', { name: batchCode }).waitFor();
  await press(page, 'Put in the queue');
  await page.getByRole('button', { name: 'Start printing' }).waitFor();
}

test('an order is confirmed, lined up, printed by its printer, dispatched and paid', async () => {
  const { coordinator, technician1 } = shop;
  const fields = batchFields();
  const batch = await coordinator.made('MaterialBatch', fields);
  const queueName = `Prusa ${next()}`;
  const queue = await newQueue(shop, {
    name: queueName,
    printer: pointer('Printer', await newPrinter(shop, printer.fields)),
  });
  const { order, orderNumber, job } = await ordered({ quantity: 2 });
  await coordinator.changed('PrintJob', job, { assignedTechnician: pointer('Technician', shop.ids.technician1) });

  const page = await jobPage(job);
  await page.getByRole('link', { name: orderNumber }).waitFor();
  await goTo(page, '/Order');
  await page.getByRole('link', { name: orderNumber }).waitFor();
  await keepScreen(page, 'orders');
  await expectAccessible(page);
  await page.getByRole('link', { name: orderNumber }).click();
  const head = part(page, orderNumber);
  await press(page, 'Confirm');
  await head.getByText('Confirmed', { exact: true }).waitFor();

  await jobPage(job);
  await lineUp(page, fields.batchCode);

  await orderPage(page, order);
  await press(page, 'Put into a queue');
  await page.getByRole('dialog').getByRole('button', { name: 'Put into a queue' }).click();
  const lines = part(page, 'Ordered');
  await lines.getByText('Waiting', { exact: true }).waitFor();
  await press(page, 'Prepare');
  await press(page, 'Document 1');
  await page
    .getByRole('dialog')
    .getByText(/"orderNumber"/)
    .waitFor();
  await expectAccessible(page, '[role=dialog]');
  await press(page, 'Close');
  await press(page, 'Send to the printer');
  await lines.getByText('Printing', { exact: true }).first().waitFor();
  expect(printer.begun).toEqual([`${orderNumber}-line1-doc1-try1.gcode`]);
  await head.getByText('In production', { exact: true }).waitFor();
  await expectAccessible(page);

  printer.progress = 42;
  await goTo(page, '/production');
  const column = part(page, queueName);
  await column.getByText(/42 %/).waitFor();
  await keepScreen(page, 'production');
  await expectAccessible(page);
  printer.doing = 'done';
  await column.getByText('Nothing waits here.').waitFor();
  expect((await done(coordinator, 'queueCapacity', {})).queues).toContainEqual(
    expect.objectContaining({ queueId: queue, waitingMinutes: 0 }),
  );

  const used = { materialBatch: pointer('MaterialBatch', batch), materialGrams: 12 };
  await technician1.made('TimeLog', { ...logFields(job), ...used });
  await jobPage(job);
  await part(page, 'Time logs').getByRole('button', { name: 'Approve' }).click();
  await part(page, 'Material')
    .getByText(/^12 g of/)
    .waitFor();
  await press(page, 'Ready to send');
  await press(page, 'Dispatch');
  await page.getByLabel('Tracking number').fill('TRACK-1');
  await page.getByRole('dialog').getByRole('button', { name: 'Dispatch' }).click();
  await page.getByRole('button', { name: 'Complete' }).waitFor();
  expect((await coordinator.get('MaterialBatch', batch)).body.remainingWeightGrams).toBe(
    fields.startingWeightGrams - 12,
  );

  await orderPage(page, order);
  await head.getByText('Dispatched', { exact: true }).first().waitFor();
  await lines.getByText('TRACK-1').waitFor();
  await press(page, 'Mark as paid');
  await head.getByText('Paid', { exact: true }).waitFor();
  await part(page, 'E-mails').getByText(orderNumber).first().waitFor();
  await part(page, 'History').getByText('Dispatched', { exact: true }).first().waitFor();
});

test('what a customer asks for is answered, and what is said is heard', async () => {
  const { coordinator, stranger } = shop;
  const { token, order, line } = await ordered();
  const asked = { token, lineId: line, type: 'other', notes: 'Rather in red.', requestKey: randomUUID() };
  await done(stranger, 'requestRevision', asked);
  const at = { lineId: line, position: { x: 0, y: 0, z: 0 } };
  await done(stranger, 'addComment', { token, body: 'Is this corner sharp?', commentKey: randomUUID(), ...at });

  const page = await browsing.openAs(coordinator, `/Order/${order}/show`, { viewport: { width: 1440, height: 900 } });
  const changes = part(page, 'Changes asked for');
  await changes.getByText('Rather in red.').waitFor();
  await changes.getByRole('button', { name: 'Decline' }).click();
  const dialog = page.getByRole('dialog');
  await expectSoon(() => dialog.getByRole('button', { name: 'Decline' }).isDisabled(), true);
  await dialog.getByLabel('What does the customer read?').fill('We have no red.');
  await dialog.getByRole('button', { name: 'Decline' }).click();
  await changes.getByText('We have no red.').waitFor();

  const talk = part(page, 'Conversation');
  await talk.getByRole('button', { name: 'Show the place' }).click();
  await talk.getByText('20 × 20 × 20 mm').waitFor();
  await talk.getByLabel('Write to the customer').fill('As sharp as the printer can.');
  await talk.getByRole('button', { name: 'Send' }).click();
  await talk.getByText('As sharp as the printer can.').waitFor();
  await talk.getByRole('button', { name: 'Settled' }).first().click();
  await talk.getByRole('button', { name: 'Not settled' }).waitFor();

  await press(page, 'Ask for approval');
  await dialog.getByLabel('What is to be approved').fill('Rounded corners');
  await dialog.getByLabel('Answer by').fill('2099-05-04T12:00');
  await dialog.getByRole('button', { name: 'Ask for approval' }).click();
  await part(page, 'Approvals').getByText('Waiting for an answer').waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await keepScreen(page, 'order-staff');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(() => getComputedStyle(document.documentElement).colorScheme === 'dark');
  await keepScreen(page, 'order-staff-dark');
  await expectAccessible(page);
  await press(page, 'Withdraw');
  await part(page, 'Approvals').getByText('Withdrawn', { exact: true }).waitFor();

  const view = (await stranger.call('showOrder', { token })).body.result;
  expect(view.revisions[0]).toMatchObject({ status: 'Declined', fulfillmentNotes: 'We have no red.' });
  expect(view.approvals[0]).toMatchObject({ status: 'Withdrawn', dueAt: '2099-05-04T10:00:00.000Z' });
  expect(view.workspace.comments[0].resolvedAt).toBeDefined();

  await press(page, 'Cancel the order');
  await dialog.getByLabel('Why?').fill('The customer changed their mind');
  await dialog.getByRole('button', { name: 'Cancel the order' }).click();
  await part(page, view.orderNumber).getByText('Cancelled', { exact: true }).waitFor();
  await part(page, view.orderNumber).getByText('Nothing to pay', { exact: true }).waitFor();
});

test('entries are put into another order and another queue by hand', async () => {
  const { manager } = shop;
  const [first, second] = [await ordered(), await ordered()];
  const [benchName, finishingName] = [`Bench ${next()}`, `Finishing ${next()}`];
  const queue = await newQueue(shop, { name: benchName, sortOrder: 5 });
  const items = [await enqueued(shop, queue, first.line), await enqueued(shop, queue, second.line)];
  for (const { job } of [first, second])
    await manager.changed('PrintJob', job, { assignedTechnician: pointer('Technician', shop.ids.technician1) });
  const numbers = await Promise.all(
    [first, second].map(async ({ job }) => (await manager.get('PrintJob', job)).body.jobNumber as string),
  );
  const page = await browsing.openAs(manager, '/ProductionQueue/create');
  await page.getByLabel('Name').fill(finishingName);
  await press(page, 'Save');
  await page.getByRole('cell', { name: finishingName }).waitFor();
  await goTo(page, '/production');
  const [bench, finishing] = [part(page, benchName), part(page, finishingName)];
  const handle = (place: number) => page.getByRole('button', { name: `Move ${numbers[place]}` });
  const saved = (place: number) =>
    page.waitForResponse((one) => one.url().endsWith(`/classes/ProductionQueueItem/${items[place]}`) && one.ok());
  await Promise.all([saved(1), drag(page, handle(1), handle(0))]);
  const where = { queue: pointer('ProductionQueue', queue) };
  const { body } = await manager.find('ProductionQueueItem', where, { order: 'position' });
  expect(body.results.map(({ objectId }: { objectId: string }) => objectId)).toEqual([items[1], items[0]]);
  await bench
    .getByRole('listitem')
    .first()
    .getByText(numbers[1] as string)
    .waitFor();
  await handle(0).focus();
  await page.keyboard.press('Space');
  await page.getByText(`${numbers[0]} is lifted from ${benchName}, place 2.`).waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowUp');
  await page.getByText(`Over ${benchName}, place 1.`).waitFor({ state: 'attached' });
  await Promise.all([saved(0), page.keyboard.press('Space')]);
  await page.getByText(`Put down in ${benchName}, place 1.`).waitFor({ state: 'attached' });
  await Promise.all([saved(0), drag(page, handle(0), finishing.getByText('Nothing waits here.'))]);
  await finishing.getByRole('link', { name: numbers[0] }).waitFor();
  const theirs = await browsing.openAs(shop.technician1, '/production');
  await part(theirs, finishingName).getByRole('link', { name: numbers[0] }).waitFor();
  expect(await theirs.getByRole('button', { name: 'Take out' }).count()).toBe(0);
  expect(await theirs.getByRole('button', { name: /^Move / }).count()).toBe(0);
  await goTo(theirs, `/PrintJob/${first.job}/show`);
  await part(theirs, numbers[0] as string)
    .getByText('technician1')
    .waitFor();

  const taken = bench.getByRole('listitem').filter({ hasText: numbers[1] });
  await taken.getByRole('button', { name: 'Take out' }).click();
  await page.getByRole('dialog').getByLabel('Why?').fill('Waits for the blue spool');
  await page.getByRole('dialog').getByRole('button', { name: 'Take out' }).click();
  await bench.getByText('Nothing waits here.').waitFor();
});

test('a printer’s connection is typed in and its key never read; an account is closed to its customer', async () => {
  const { manager } = shop;
  const printerName = `Connected ${next()}`;
  const id = await newPrinter(shop, { ...printer.fields, name: printerName } as never);
  const page = await browsing.openAs(manager, `/Printer/${id}`);
  await page.getByLabel('Address of the connection').fill('http://192.168.1.20');
  const key = page.getByLabel('Key of the connection', { exact: true });
  await expectSoon(() => key.inputValue(), '');
  await key.fill('another-key');
  await expectAccessible(page);
  await press(page, 'Save');
  await page.getByRole('cell', { name: printerName }).waitFor();
  const kept = (await shop.master.get('Printer', id)).body;
  expect([kept.connectorUrl, kept.connectorKey]).toEqual(['http://192.168.1.20', 'another-key']);

  const { api, email } = await makeCustomer(shop, 'Cleo Customer');
  await goTo(page, '/Customer');
  await page.getByText(email).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Cleo Customer' }).click();
  await page.getByText('No order that fits.').waitFor();
  await expectAccessible(page);
  await keepScreen(page, 'customer');
  await press(page, 'Close the account');
  await page.getByRole('dialog').getByRole('button', { name: 'Close the account' }).click();
  await page.getByText('Closed', { exact: true }).waitFor();
  expect((await api.call('myAccount', {})).status).toBeGreaterThanOrEqual(400);
});
