/** Orders: they follow their jobs, tell their customer, and are seen by whoever holds their link. */
import { beforeAll, expect, test } from '@jest/globals';
import type { Choices, View } from '../../sales/pricing';
import { pointer } from '../../support/api';
import { theShop } from '../../support/house';
import { batchFields, checkFields } from '../../support/shop';
import { Buyer, contact, openStore } from '../buyer';

const shop = theShop();
let known: Choices;
let anna: Buyer;

beforeAll(async () => {
  known = await openStore(shop);
  anna = await Buyer.at(shop);
}, 60_000);

const seen = async (token: string): Promise<View> => (await shop.stranger.call('showOrder', { token })).body.result;

/** The order behind a link, and its one print job. */
async function rowsOf(token: string): Promise<{ order: string; job: string }> {
  const { orderId, lines } = await seen(token);
  const { body } = await shop.coordinator.find('PrintJob', { jobNumber: lines[0].jobNumber });
  return { order: orderId, job: body.results[0].objectId };
}

const move = (job: string, status: string, more = {}) => shop.coordinator.changed('PrintJob', job, { status, ...more });

async function printed(job: string): Promise<void> {
  const batch = await shop.coordinator.made('MaterialBatch', batchFields());
  await move(job, 'File Review', { materialBatch: pointer('MaterialBatch', batch) });
  await shop.coordinator.made('FileCheck', checkFields(job));
  for (const status of ['Queued', 'Printing', 'Post-Processing']) await move(job, status);
}

const mailsOf = async (order: string): Promise<string[]> => {
  const where = { order: pointer('Order', order) };
  const { body } = await shop.coordinator.find('EmailMessage', where, { order: 'createdAt' });
  return body.results.map(({ event }: View) => event);
};

test('an order goes with its job from production to completion, and its customer is told once a stage', async () => {
  const token = await anna.ordered(known);
  const { order, job } = await rowsOf(token);
  expect(await seen(token)).toMatchObject({ lifecycleStage: 'Placed', canCancel: true, contact });
  await shop.coordinator.changed('Order', order, { lifecycleStage: 'Confirmed' });
  const early = await shop.coordinator.update('Order', order, { lifecycleStage: 'Ready' });
  expect(early.body.code).toBe(1301);
  await printed(job);
  expect(await seen(token)).toMatchObject({ lifecycleStage: 'In Production', canCancel: false });
  const ahead = await shop.coordinator.update('Order', order, { lifecycleStage: 'Ready' });
  expect(ahead.body.code).toBe(2133);
  await move(job, 'Ready');
  expect(await seen(token)).toMatchObject({ lifecycleStage: 'Ready', lines: [{ statusWord: 'ready' }] });
  await move(job, 'Dispatched', { trackingNumber: 'TN-1' });
  await move(job, 'Completed');
  const view = await seen(token);
  expect(view).toMatchObject({ lifecycleStage: 'Completed', lines: [{ trackingNumber: 'TN-1' }] });
  expect(view.history.map(({ stage }: View) => stage)).toEqual([
    'Placed',
    'Confirmed',
    'In Production',
    'Ready',
    'Dispatched',
    'Completed',
  ]);
  expect(await mailsOf(order)).toEqual(['orderPlaced', 'orderConfirmed', 'orderReady', 'orderDispatched']);
});

test('a customer takes an order back until something of it is made; its jobs and what is owed go with it', async () => {
  const token = await anna.ordered(known);
  const { order, job } = await rowsOf(token);
  const cancel = (reason: unknown) => shop.stranger.call('cancelOrder', { token, reason });
  for (const wrong of [undefined, '', '   ', 7]) expect((await cancel(wrong)).status).toBe(400);
  const answers = await Promise.all(Array.from({ length: 8 }, () => cancel('Found my old one.')));
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  expect(answers[0]?.body.result).toMatchObject({
    lifecycleStage: 'Cancelled',
    paymentState: 'Void',
    statusReason: 'Found my old one.',
  });
  expect((await shop.coordinator.get('PrintJob', job)).body.status).toBe('Cancelled');
  expect(await mailsOf(order)).toEqual(['orderPlaced', 'orderCancelled']);
  const { body } = await shop.coordinator.find('AuditEvent', { entityId: order, action: 'cancel' });
  expect(body.results).toMatchObject([{ actorType: 'customer', reason: 'Found my old one.' }]);

  const begun = await anna.ordered(known);
  await printed((await rowsOf(begun)).job);
  expect((await shop.stranger.call('cancelOrder', { token: begun, reason: 'Too late' })).body.code).toBe(2131);
});

test('what was paid is noted once, confirms the order, and is given back with a reason alone', async () => {
  const token = await anna.ordered(known);
  const { order } = await rowsOf(token);
  const pays = () => shop.coordinator.update('Order', order, { paymentState: 'Paid' });
  const tries = await Promise.all(Array.from({ length: 6 }, pays));
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
  const { body } = await shop.coordinator.get('Order', order);
  expect(body).toMatchObject({ paymentState: 'Paid', lifecycleStage: 'Confirmed', paidAt: { __type: 'Date' } });
  expect((await shop.coordinator.update('Order', order, { paymentState: 'Refunded' })).body.code).toBe(2132);
  const both = { paymentState: 'Refunded', lifecycleStage: 'Cancelled', statusReason: 'Broken' };
  expect((await shop.coordinator.update('Order', order, both)).body.code).toBe(1110);
  expect((await shop.technician1.update('Order', order, { paymentState: 'Open' })).status).toBe(400);
  await shop.coordinator.changed('Order', order, { paymentState: 'Refunded', statusReason: 'Broken' });
  const events = await shop.coordinator.find('AuditEvent', { entityId: order, action: { $in: ['pay', 'refund'] } });
  expect(events.body.results.map(({ action }: View) => action).sort()).toEqual(['pay', 'refund']);
});

test('a link leads to one order, and a wrong one to none', async () => {
  const [mine, other] = [await anna.ordered(known), await (await Buyer.at(shop)).ordered(known)];
  expect((await seen(mine)).orderNumber).not.toBe((await seen(other)).orderNumber);
  const { orderId } = await seen(mine);
  for (const params of [{ token: `${mine.slice(1)}A` }, { token: '' }, { token: { $ne: '' } }, { orderId }, {}])
    expect((await shop.stranger.call('showOrder', params)).body.code).toBe(2102);
  expect((await anna.call('showOrder', { orderId })).body.code).toBe(2102);
  const view = JSON.stringify(await seen(mine));
  for (const hidden of ['sessionId', 'linkHash', 'checkoutKey', 'fileKey', 'adminNotes'])
    expect(view).not.toContain(hidden);
});
