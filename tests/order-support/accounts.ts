/** Support for customers with an account: their own orders by name, and nobody else's. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { anywhere, type View, wishFor } from '../sales/pricing';
import { orderForm } from '../store/buyer';
import { fromAnywhere, pointer } from '../support/api';
import { makeCustomer, type TestCustomer } from '../support/customers';
import { cubeStl } from '../support/models';
import { uploaded } from '../support/tus';
import { until } from '../support/until';
import { type Ordered, reprintForm, revisionForm } from './orders';
import { known, shop } from './shop';

let anna: TestCustomer;
let bert: TestCustomer;
let mine: Omit<Ordered, 'token'>;
let approval: string;

const called = async ({ api }: TestCustomer, name: string, params: Record<string, unknown> = {}): Promise<View> => {
  const { status, body } = await api.elsewhere().call(name, params);
  expect([status, body.error]).toEqual([200, undefined]);
  return body.result;
};

beforeAll(async () => {
  [anna, bert] = [await makeCustomer(shop, 'Anna Account'), await makeCustomer(shop, 'Bert Account')];
  const { quoteId } = await called(anna, 'priceQuote', await wishFor(shop, known));
  await until(async () => (await called(anna, 'priceQuote', { quoteId })).isReady);
  await called(anna, 'addToCart', { quoteId });
  await called(anna, 'checkout', orderForm());
  const { orders } = await called(anna, 'myOrders');
  const { orderId, lines } = await called(anna, 'showOrder', { orderId: orders[0].orderId });
  const { body } = await shop.coordinator.find('PrintJob', { jobNumber: lines[0].jobNumber });
  mine = { order: orderId, line: lines[0].lineId, job: body.results[0].objectId };
  const asked = { order: pointer('Order', orderId), title: 'The design', adminNotes: 'Between us' };
  approval = await shop.coordinator.made('ApprovalRequest', asked);
}, 60_000);

/** Every function of support, as it would be right for the order's own customer. */
const calls = (orderId: string): [string, Record<string, unknown>][] => {
  const ordered = { ...mine, token: '' };
  return [
    ['requestRevision', { ...revisionForm(ordered), token: undefined, orderId }],
    ['requestReprint', { ...reprintForm(ordered), token: undefined, orderId }],
    ['addComment', { orderId, body: 'Hello?', lineId: mine.line, commentKey: randomUUID() }],
    ['answerApproval', { orderId, approvalId: approval, answer: 'Approved' }],
    ['sendRevisedFile', { orderId, revisionId: 'any', uploadId: 'any', uploadSecret: 'any' }],
  ];
};

test('the order of one customer is none to another, to a guest and to a session', async () => {
  const { body } = await anywhere(shop).call('storeSession');
  const guest = { sessionSecret: body.result.sessionSecret };
  for (const [name, params] of calls(mine.order)) {
    expect([name, (await bert.api.elsewhere().call(name, params)).body.code]).toEqual([name, 2102]);
    expect([name, (await anywhere(shop).call(name, { ...params, ...guest })).body.code]).toEqual([name, 2102]);
    expect([name, (await shop.coordinator.elsewhere().call(name, params)).body.code]).toEqual([name, 2102]);
  }
  const view = await called(anna, 'showOrder', { orderId: mine.order });
  expect(view).toMatchObject({ revisions: [], reprints: [], workspace: { comments: [] } });
});

test('a signed-in customer answers, asks, comments and sends a file, in their own name', async () => {
  const { order: orderId } = mine;
  expect(
    await called(anna, 'answerApproval', { orderId, approvalId: approval, answer: 'Rejected', notes: 'Too red' }),
  ).toEqual({ status: 'Rejected' });
  const form = { ...revisionForm({ ...mine, token: '' }), token: undefined, orderId };
  const { revisionId } = await called(anna, 'requestRevision', form);
  await shop.coordinator.changed('RevisionRequest', revisionId, { status: 'Accepted' });
  const upload = await uploaded(shop.url, 'new.stl', cubeStl(19), fromAnywhere());
  expect(await called(anna, 'sendRevisedFile', { orderId, revisionId, ...upload })).toEqual({ status: 'Fulfilled' });
  const { commentId } = await called(anna, 'addComment', { orderId, body: 'Thank you', commentKey: randomUUID() });
  const { body } = await shop.coordinator.get('PinnedPartComment', commentId);
  expect(body).toMatchObject({ authorId: anna.customerId, authorName: 'Anna Account', authorType: 'customer' });
});

test('their rows are read by their customer, without what is for staff alone, and written by nobody but staff', async () => {
  const workspace = (await shop.coordinator.find('ProjectWorkspace', { order: pointer('Order', mine.order) })).body;
  for (const className of ['ApprovalRequest', 'RevisionRequest', 'PinnedPartComment', 'ProjectWorkspace']) {
    const { body } = await anna.api.find(className);
    expect([className, body.results.length]).toEqual([className, 1]);
    for (const field of ['adminNotes', 'requestKey', 'commentKey', 'workspaceKey', 'authorId'])
      expect(body.results[0]).not.toHaveProperty(field);
    expect((await bert.api.find(className)).body.results).toEqual([]);
    const id = body.results[0].objectId;
    for (const { api } of [anna, bert]) {
      const name = { status: 'Approved', name: 'Mine', resolvedAt: null };
      expect((await api.update(className, id, name)).status).toBeGreaterThanOrEqual(400);
      expect((await api.remove(className, id)).status).toBeGreaterThanOrEqual(400);
    }
  }
  const order = pointer('Order', mine.order);
  for (const [className, fields] of [
    ['ApprovalRequest', { order, title: 'x' }],
    ['RevisionRequest', { order, type: 'other', customerNotes: 'x' }],
    ['ReprintRequest', { order, orderLine: pointer('OrderLine', mine.line), type: 'lost', customerNotes: 'x' }],
    ['PinnedPartComment', { workspace: pointer('ProjectWorkspace', workspace.results[0].objectId), body: 'x' }],
  ] as const)
    for (const { api } of [anna, bert])
      expect((await api.create(className, fields)).status).toBeGreaterThanOrEqual(400);
});

test('the model of a line goes to the customer whose order it is', async () => {
  const fileFor = ({ api }: TestCustomer) =>
    fetch(`${shop.url}/orders/${mine.order}/lines/${mine.line}/file`, {
      headers: { 'X-Parse-Session-Token': api.sessionToken },
    });
  expect((await fileFor(anna)).status).toBe(200);
  expect((await fileFor(bert)).status).toBe(404);
});
