/** Whoever has ordered sees the order by its link: approves, asks for changes and reprints, comments on parts, pays. */
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Choices } from '../../sales/pricing';
import { Buyer, openStore } from '../../store/buyer';
import { date, pointer } from '../../support/api';
import { expectAccessible } from '../support/axe';
import { useHouse } from '../support/house';
import {
  bringTo,
  expectFits,
  expectOnCube,
  lookAgain,
  losesAnswerTo,
  pressModel,
  rowsOf,
  stripe,
} from '../support/order';
import { chooseFiles, model } from '../support/portal';
import { keepScreen } from '../support/screens';
import { expectSoon } from '../support/soon';

const { shop, browsing } = useHouse();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
let known: Choices;

beforeAll(async () => {
  known = await openStore(shop);
  const { body } = await shop.manager.find('PaymentMethodConfig', { method: 'stripe' });
  await shop.manager.changed('PaymentMethodConfig', body.results[0].objectId, { enabled: true });
}, 60_000);
afterEach(() => {
  expect(browsing.complaints.splice(0)).toEqual([]);
});

const ordered = async (form = {}) => (await Buyer.at(shop)).ordered(known, {}, form);
const newest = async (className: string, order: string) =>
  (await shop.coordinator.find(className, { order: pointer('Order', order) }, { order: '-createdAt' })).body.results[0];

test('a design is approved, a change asked for and its file sent, a part commented on, a reprint asked for', async () => {
  const token = await ordered();
  const { order, job } = await rowsOf(shop, token);
  const asks = { title: 'Rounded corners', message: 'We would round them by 2 mm.' };
  const approval = await shop.coordinator.made('ApprovalRequest', {
    order: pointer('Order', order),
    dueAt: date(new Date('2099-05-04T10:00:00Z')),
    ...asks,
  });
  const page = await browsing.open(`${shop.url}/order/${token}`, PHONE);
  const asked = page.getByRole('region', { name: 'We need your approval' });
  await asked.getByText(/4 May 2099 at 12:00 CEST/).waitFor();
  await asked.getByLabel('What should we know? (optional)').fill('As round as you like.');
  await lookAgain(page);
  await expectAccessible(page);
  await keepScreen(page, 'order');
  expect(await asked.getByLabel('What should we know? (optional)').inputValue()).toBe('As round as you like.');
  await asked.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('You approved this.').waitFor();
  expect((await shop.coordinator.get('ApprovalRequest', approval)).body).toMatchObject({
    status: 'Approved',
    customerNotes: 'As round as you like.',
  });

  const line = page.getByRole('listitem', { name: /^1 × cube/ });
  await line.getByRole('button', { name: 'Ask for a change' }).click();
  await line.getByLabel('Describe it').fill('It has to be 5 mm larger.');
  await expectAccessible(page);
  await line.getByRole('button', { name: 'Send' }).click();
  await line.getByText('We have it and will answer.').waitFor();
  const revision = await newest('RevisionRequest', order);
  expect(revision).toMatchObject({ type: 'file', customerNotes: 'It has to be 5 mm larger.', status: 'Requested' });
  await shop.coordinator.changed('RevisionRequest', revision.objectId, {
    status: 'Accepted',
    fulfillmentNotes: 'Send us the larger one.',
  });
  await lookAgain(page);
  await page.getByRole('region', { name: /^Send the new file for cube/ }).waitFor();
  await page.getByText('Send us the larger one.').waitFor();
  await chooseFiles(page, model('larger.stl', 25));
  await page.getByText('Done.').waitFor();
  expect((await shop.coordinator.get('PrintJob', job)).body).toMatchObject({ status: 'File Review', fileRevision: 2 });

  await line.getByRole('button', { name: 'See it in 3D and comment' }).click();
  await line.getByText('25 × 25 × 25 mm').waitFor();
  await pressModel(page);
  await line.getByLabel('What about this place?').fill('Please keep this edge sharp.');
  await line.getByRole('button', { name: 'Pin the comment' }).click();
  await line.getByRole('button', { name: 'Comment 1: Please keep this edge sharp.' }).waitFor();
  const comment = await newest('PinnedPartComment', order);
  expect(comment).toMatchObject({ partIndex: 0, authorType: 'customer', body: 'Please keep this edge sharp.' });
  expectOnCube(comment.position, 25);
  await shop.coordinator.made('PinnedPartComment', { workspace: comment.workspace, body: 'We will.' });
  await lookAgain(page);
  await page.getByText('We will.').waitFor();
  await page.getByRole('button', { name: 'Comment 1 on' }).click();
  await line.getByRole('button', { name: /^Comment 1:/, pressed: true }).waitFor();
  await expectAccessible(page);
  await expectFits(page);
  await keepScreen(page, 'order-part');

  await bringTo(shop, job, 'Dispatched', { trackingNumber: 'DHL-4711' });
  await lookAgain(page);
  await page.getByRole('heading', { name: 'Dispatched' }).waitFor();
  await line.getByText('DHL-4711').waitFor();
  await line.getByRole('button', { name: 'Ask for a reprint' }).click();
  await line.getByLabel('Reason').selectOption('damaged');
  await line.getByLabel('Describe it').fill('A corner is broken off.');
  await expectAccessible(page);
  await line.getByRole('button', { name: 'Ask for it' }).click();
  await page.getByText('Reprint: it arrived damaged').waitFor();
  const reprint = await newest('ReprintRequest', order);
  await shop.coordinator.changed('ReprintRequest', reprint.objectId, { status: 'Accepted' });
  await lookAgain(page);
  await page.getByText('We do it.').waitFor();
  const { body } = await shop.coordinator.find('PrintJob', { reprintOf: pointer('PrintJob', job) });
  expect(body.results).toHaveLength(1);
});

test('keys turn the model and pin a comment, once though its answer was lost; a link that is not valid shows nothing; German is spoken', async () => {
  const token = await ordered();
  const { order } = await rowsOf(shop, token);
  const page = await browsing.open(`${shop.url}/order/${token}`);
  await page.getByRole('button', { name: 'See it in 3D and comment' }).click();
  const shape = page.getByRole('application', { name: /20 × 20 × 20 mm/ });
  await shape.focus();
  for (const key of ['ArrowRight', 'ArrowUp', '+', 'Enter']) await page.keyboard.press(key);
  await page.getByLabel('What about this place?').fill('By keys alone.');
  await losesAnswerTo(page, 'addComment');
  await page.getByRole('button', { name: 'Pin the comment' }).click();
  await page.getByText('The shop cannot be reached at the moment.').waitFor();
  await browsing.forgive();
  await page.getByRole('button', { name: 'Pin the comment' }).click();
  await page.getByRole('button', { name: 'Comment 1: By keys alone.' }).waitFor();
  const { body } = await shop.coordinator.find('PinnedPartComment', { order: pointer('Order', order) });
  expect(body.results).toHaveLength(1);
  expectOnCube(body.results[0].position, 20);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: /^Bestellung OR-/ }).waitFor();
  await keepScreen(page, 'order-dark');
  await page.getByRole('button', { name: 'Bestellung stornieren' }).click();
  await page.getByLabel('Warum stornieren Sie?').fill('Doch nicht nötig.');
  await page.getByRole('button', { name: 'Bestellung stornieren' }).click();
  await page.getByText('Diese Bestellung wurde storniert.').waitFor();
  expect((await shop.coordinator.get('Order', order)).body).toMatchObject({
    lifecycleStage: 'Cancelled',
    statusReason: 'Doch nicht nötig.',
  });
  await page.goto(`${shop.url}/order/${'A'.repeat(43)}`);
  await page.getByText('Diese Bestellung gibt es nicht').waitFor();
  await browsing.forgive();
});

test('“Pay now” leads to the payment service; who comes back sees that it is paid', async () => {
  const token = await ordered({ paymentMethod: 'stripe' });
  const { order } = await rowsOf(shop, token);
  const page = await browsing.open(`${shop.url}/order/${token}`, PHONE);
  await page.route(`${stripe.url}/pay/**`, (route) => {
    stripe.pay(stripe.of(order));
    return route.fulfill({ status: 303, headers: { Location: stripe.forms.at(-1)?.success_url as string } });
  });
  await page.getByRole('button', { name: 'Pay now' }).click();
  const payment = page.getByRole('region', { name: 'Payment' });
  await payment.getByText('Paid', { exact: true }).waitFor();
  await page.waitForURL(`${shop.url}/order/${token}`);
  await expectSoon(() => payment.getByRole('button').count(), 0);
  expect((await shop.coordinator.get('Order', order)).body.paymentState).toBe('Paid');
});
