/** Checkout: one order of a cart, whatever is sent how often, with a line and a print job for each file. */
import { beforeAll, expect, test } from '@jest/globals';
import { type Choices, type View, wishFor } from '../../sales/pricing';
import { pointer } from '../../support/api';
import { theShop } from '../../support/house';
import { Buyer, contact, openStore, orderForm, orderNamed, tokenOf } from '../buyer';

const shop = theShop();
let known: Choices;
let anna: Buyer;

beforeAll(async () => {
  known = await openStore(shop);
  anna = await Buyer.at(shop);
}, 60_000);

test('a cart becomes an order with its lines, its print jobs and a workspace, and is empty', async () => {
  await anna.filled(known, { quantity: 2, color: 'Black' });
  const cart = await anna.filled(known, { quantity: 1 });
  const form = orderForm({ notes: 'Ring twice.' });
  const answer = await anna.done('checkout', form);
  expect(answer).toMatchObject({ orderNumber: 'OR-000001', totalPrice: 2100, currency: 'EUR', paymentState: 'Open' });
  expect(await anna.done('showCart')).toMatchObject({ lines: [], totalPrice: 0 });

  const order = await orderNamed(shop, answer.orderNumber);
  expect(order).toMatchObject({ lifecycleStage: 'Placed', guestEmail: contact.email, contact, notes: 'Ring twice.' });
  const where = { order: pointer('Order', order.objectId) };
  const lines = (await shop.coordinator.find('OrderLine', where, { order: 'number' })).body.results;
  expect(lines.map(({ lineTotal, quantity, number }: View) => [number, quantity, lineTotal])).toEqual([
    [1, 2, 1300],
    [2, 1, 800],
  ]);
  expect(lines[0].snapshot).toMatchObject({ material: 'PLA', color: 'Black', quality: 'Standard', unitPrice: 500 });
  expect(lines.map(({ job }: View) => job.objectId)).toEqual(cart.lines.map(({ jobId }: View) => jobId));
  for (const line of lines) {
    const job = (await shop.coordinator.get('PrintJob', line.printJob.objectId)).body;
    expect(job).toMatchObject({
      status: 'Received',
      origin: 'store',
      materialType: 'PLA',
      quantity: line.quantity,
      quoteRequested: false,
      order: { objectId: order.objectId },
      orderLine: { objectId: line.objectId },
    });
    expect(job.dueDate.iso).toBe(order.dueDate.iso);
    const quoted = (await shop.coordinator.get('QuoteJob', line.job.objectId)).body;
    expect(quoted.orderLine.objectId).toBe(line.objectId);
    expect((await shop.coordinator.request('GET', `/files/jobs/${job.objectId}`)).status).toBe(200);
  }
  expect((await shop.coordinator.find('ProjectWorkspace', where)).body.results).toHaveLength(1);
  const mails = (await shop.coordinator.find('EmailMessage', { toAddress: contact.email })).body.results;
  expect(mails.map(({ event, order: of }: View) => [event, of.objectId])).toEqual([['orderPlaced', order.objectId]]);
  const made = { ...where, action: { $in: ['place', 'create'] } };
  const events = (await shop.coordinator.find('AuditEvent', made)).body.results;
  expect(events.map(({ action, entityType }: View) => `${entityType} ${action}`).sort()).toEqual([
    'Order place',
    'PrintJob create',
    'PrintJob create',
  ]);

  expect(await anna.done('checkout', form)).toEqual(answer);
  expect((await anna.call('checkout', orderForm())).body.code).toBe(2113);
  for (const { quoteId } of cart.lines) expect((await anna.call('addToCart', { quoteId })).body.code).toBe(2104);
});

test('100 simultaneous checkouts of one cart make one order', async () => {
  const buyer = await Buyer.at(shop);
  await buyer.filled(known);
  const total = async () => (await shop.coordinator.find('Order', {}, { count: 1, limit: 0 })).body.count;
  const jobs = async () =>
    (await shop.coordinator.find('PrintJob', { origin: 'store' }, { count: 1, limit: 0 })).body.count;
  const before = [await total(), await jobs()];
  const same = orderForm();
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => buyer.call('checkout', index % 2 ? same : orderForm())),
  );
  const numbers = new Set(answers.filter(({ status }) => status === 200).map(({ body }) => body.result.orderNumber));
  expect(numbers.size).toBe(1);
  expect(answers.filter(({ status }) => status !== 200).every(({ body }) => body.code === 2113)).toBe(true);
  expect([await total(), await jobs()]).toEqual([before[0] + 1, before[1] + 1]);
  expect((await buyer.done('showCart')).lines).toEqual([]);
}, 60_000);

test('a file that is ordered twice is kept for each job by itself, with what is known of it', async () => {
  const buyer = await Buyer.at(shop);
  const wish = await wishFor(shop, known);
  for (const qualityId of [known.standard, known.fine]) {
    const { quoteId } = await buyer.guest.ready({ ...wish, qualityId });
    await buyer.done('addToCart', { quoteId });
  }
  const { orderNumber } = await buyer.done('checkout', orderForm());
  const order = pointer('Order', (await orderNamed(shop, orderNumber)).objectId);
  const made = (await shop.coordinator.find('PrintJob', { order })).body.results;
  expect(made.map(({ quality }: View) => quality).sort()).toEqual(['Fine', 'Standard']);
  const jobs: string[] = made.map(({ objectId }: View) => objectId);
  const files = await Promise.all(
    jobs.map((id) => shop.master.find('FileRevision', { printJob: pointer('PrintJob', id) })),
  );
  const [first, second] = files.map(({ body }) => body.results[0]);
  expect(second.sha256).toBe(first.sha256);
  expect(second.objectId).not.toBe(first.objectId);
  for (const id of jobs) {
    expect((await shop.coordinator.request('GET', `/files/jobs/${id}`)).status).toBe(200);
    expect((await shop.coordinator.request('GET', `/files/jobs/${id}/picture`)).status).toBe(200);
    expect((await shop.coordinator.get('PrintJob', id)).body.preflight).toBe('Passed');
  }
});

test('whatever is wrong with the form is said, and nothing is ordered', async () => {
  const buyer = await Buyer.at(shop);
  expect((await buyer.call('checkout', orderForm())).body.code).toBe(2113);
  await buyer.filled(known);
  const refused: [Record<string, unknown>, number][] = [
    [{ paymentMethod: 'stripe' }, 2122],
    [{ paymentMethod: 'gold' }, 1011],
    [{ paymentMethod: undefined }, 1001],
    [{ requestKey: 'short' }, 1015],
    [{ contact: undefined }, 1015],
    [{ contact: { ...contact, email: 'nobody' } }, 1010],
    [{ contact: { ...contact, name: '' } }, 1001],
    [{ contact: { ...contact, address: 'a'.repeat(501) } }, 1007],
    [{ notes: 'a'.repeat(2001) }, 1007],
    [{ language: 'fr' }, 1011],
    [{ totalPrice: 1 }, 1015],
  ];
  for (const [more, code] of refused) {
    const { status, body } = await buyer.call('checkout', orderForm(more));
    expect({ more, status, code: body.code }).toEqual({ more, status: 400, code });
  }
  expect((await buyer.done('showCart')).lines).toHaveLength(1);
});

test('what the shop has to quote first is ordered as a request, and by that way alone', async () => {
  const buyer = await Buyer.at(shop);
  const quote = await buyer.quote(known, { materialId: known.petg });
  expect(quote).toMatchObject({ needsReview: true, canOrder: true });
  expect(await buyer.done('addToCart', { quoteId: quote.quoteId })).toMatchObject({ needsReview: true, totalPrice: 0 });
  expect((await buyer.call('checkout', orderForm())).body.code).toBe(2121);
  const answer = await buyer.done('checkout', orderForm({ paymentMethod: 'quote_request' }));
  expect(answer).toMatchObject({ totalPrice: 0, paymentState: 'Not Due' });
  const view = (await shop.stranger.call('showOrder', { token: tokenOf(answer) })).body.result;
  const { body } = await shop.coordinator.find('PrintJob', { jobNumber: view.lines[0].jobNumber });
  expect(body.results[0]).toMatchObject({ quoteRequested: true, materialType: 'PETG' });
});
