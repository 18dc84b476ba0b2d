/** Approvals: asked by staff, answered once by whoever holds the order's link, and in time. */
import { beforeAll, expect, test } from '@jest/globals';
import { anywhere, type View } from '../sales/pricing';
import { date, pointer } from '../support/api';
import { isPostgres } from '../support/databases';
import { until } from '../support/until';
import { actionsOf, bring, done, dueIn, mailsOf, newOrder, type Ordered, seen } from './orders';
import { known, shop } from './shop';

const onPostgres = isPostgres() ? test : test.skip;
const inDays = (days: number) => date(new Date(Date.now() + days * 86_400_000));
let mine: Ordered;
let other: Ordered;
/** Past its time, and nobody asks for it: the sweep has the length of this file to find it. */
let forgotten: { order: Ordered; approval: string };
let reminded: { order: Ordered; approval: string };

const ask = ({ order }: Ordered, more: Record<string, unknown> = {}) =>
  shop.coordinator.made('ApprovalRequest', { order: pointer('Order', order), title: 'The design', ...more });
const answer = (token: unknown, approvalId: unknown, more: Record<string, unknown> = {}) =>
  anywhere(shop).call('answerApproval', { token, approvalId, answer: 'Approved', ...more });
const rowOf = async (id: string): Promise<View> => (await shop.coordinator.get('ApprovalRequest', id)).body;

beforeAll(async () => {
  mine = await newOrder(shop, known);
  other = await newOrder(shop, known);
  if (!isPostgres()) return;
  forgotten = { order: other, approval: await ask(other, { dueAt: inDays(5) }) };
  reminded = { order: other, approval: await ask(other, { dueAt: inDays(5) }) };
  await dueIn(shop, forgotten.approval, -1);
  await dueIn(shop, reminded.approval, 5);
}, 60_000);

test('an approval is asked for, mailed, and answered once by fifty at once', async () => {
  const line = { orderLine: pointer('OrderLine', mine.line), message: 'Round corners?', dueAt: inDays(3) };
  const approval = await ask(mine, { ...line, adminNotes: 'Call them on Friday' });
  expect((await seen(shop, mine.token)).approvals).toEqual([
    expect.objectContaining({ approvalId: approval, lineId: mine.line, title: 'The design', status: 'Pending' }),
  ]);
  expect(JSON.stringify(await seen(shop, mine.token))).not.toMatch(/adminNotes|Friday/);
  expect(await mailsOf(shop, mine.order)).toContain('approvalRequested');
  const notes = 'Lovely.';
  const answers = await Promise.all(Array.from({ length: 50 }, () => answer(mine.token, approval, { notes })));
  expect(answers.map(({ status, body }) => [status, body.result])).toEqual(
    Array(50).fill([200, { status: 'Approved' }]),
  );
  expect(await rowOf(approval)).toMatchObject({ status: 'Approved', customerNotes: notes });
  expect((await rowOf(approval)).customerResponseAt.iso).toBeDefined();
  expect(await actionsOf(shop, approval)).toEqual(['create', 'approve']);
  const { body } = await shop.coordinator.find('AuditEvent', { entityId: approval, action: 'approve' });
  expect(body.results).toMatchObject([{ actorType: 'customer', actorName: 'Grete Guest' }]);
  expect((await answer(mine.token, approval, { answer: 'Rejected' })).body.code).toBe(2255);
  expect((await shop.coordinator.update('ApprovalRequest', approval, { dueAt: inDays(9) })).body.code).toBe(2255);
});

test('of approvals and rejections at once one counts, and the others are told', async () => {
  const approval = await ask(mine);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      answer(mine.token, approval, { answer: index % 2 ? 'Approved' : 'Rejected' }),
    ),
  );
  const { status } = await rowOf(approval);
  for (const [index, { body }] of answers.entries())
    expect(body.result?.status ?? body.code).toBe((index % 2 ? 'Approved' : 'Rejected') === status ? status : 2255);
  expect(await actionsOf(shop, approval)).toHaveLength(2);
});

test('another link, another order and a made-up name lead to nothing', async () => {
  const approval = await ask(mine);
  expect((await answer(other.token, approval)).body.code).toBe(2252);
  for (const id of ['nowhere', '', undefined, 7, { $ne: '' }, null])
    expect((await answer(mine.token, id)).body.code).toBe(2252);
  for (const token of [mine.token.replace(/.$/, '-'), '', undefined, { $ne: '' }])
    expect((await answer(token, approval)).body.code).toBe(2102);
  for (const wrong of ['Pending', 'Withdrawn', 'Expired', '', undefined, 7, { $ne: '' }])
    expect((await answer(mine.token, approval, { answer: wrong })).body.code).toBe(1015);
  expect((await answer(mine.token, approval, { notes: 'x'.repeat(4001) })).body.code).toBe(1007);
  expect((await answer(mine.token, approval, { notes: { a: 1 } })).body.code).toBe(1003);
  expect(await rowOf(approval)).toMatchObject({ status: 'Pending' });
  const line = pointer('OrderLine', other.line);
  const wrong = { order: pointer('Order', mine.order), title: 'x', orderLine: line };
  expect((await shop.coordinator.create('ApprovalRequest', wrong)).body.code).toBe(2251);
});

test('staff ask, enter the answer that came by telephone, and withdraw; technicians and strangers do not', async () => {
  const fields = { order: pointer('Order', mine.order), title: 'x' };
  for (const somebody of [shop.technician1, shop.stranger])
    expect((await somebody.create('ApprovalRequest', fields)).status).toBeGreaterThanOrEqual(400);
  for (const dueAt of [inDays(-1), date(new Date(0))])
    expect((await shop.coordinator.create('ApprovalRequest', { ...fields, dueAt })).body.code).toBe(2253);
  const server = { ...fields, requestedAt: inDays(1) };
  expect((await shop.coordinator.create('ApprovalRequest', server)).body.code).toBe(1101);
  const approval = await ask(mine);
  const byTechnician = await shop.technician1.update('ApprovalRequest', approval, { status: 'Approved' });
  expect(byTechnician.status).toBeGreaterThanOrEqual(400);
  expect(await rowOf(approval)).toMatchObject({ status: 'Pending' });
  expect((await shop.coordinator.update('ApprovalRequest', approval, { status: 'Expired' })).body.code).toBe(1302);
  await shop.coordinator.changed('ApprovalRequest', approval, { status: 'Approved' });
  expect((await rowOf(approval)).customerResponseAt).toBeDefined();
  const withdrawn = await ask(mine);
  await shop.manager.changed('ApprovalRequest', withdrawn, { status: 'Withdrawn' });
  expect((await answer(mine.token, withdrawn)).body).toMatchObject({ code: 2255 });
});

onPostgres('an answer that comes too late is refused before the sweep has come by', async () => {
  const approval = await ask(mine, { dueAt: inDays(1) });
  await dueIn(shop, approval, -0.001);
  expect((await shop.coordinator.update('ApprovalRequest', approval, { status: 'Approved' })).body.code).toBe(2254);
  for (let again = 0; again < 2; again++) expect((await answer(mine.token, approval)).body.code).toBe(2254);
  expect(await rowOf(approval)).toMatchObject({ status: 'Expired' });
  expect(await actionsOf(shop, approval)).toEqual(['create', 'expire']);
  const extended = await ask(mine, { dueAt: inDays(1) });
  await dueIn(shop, extended, -0.001);
  await shop.coordinator.changed('ApprovalRequest', extended, { dueAt: inDays(2) });
  expect((await answer(mine.token, extended)).status).toBe(200);
});

test('with its order an approval is withdrawn, and nothing more is asked of an order that is over', async () => {
  const over = await newOrder(shop, known);
  const [approval, given] = [await ask(over), await ask(over)];
  expect((await answer(over.token, given)).status).toBe(200);
  await done(shop, 'cancelOrder', { token: over.token, reason: 'Found my old one.' });
  expect((await seen(shop, over.token)).approvals.map(({ status }: View) => status)).toEqual(['Withdrawn', 'Approved']);
  expect(await actionsOf(shop, approval)).toEqual(['create', 'withdraw']);
  const fields = { order: pointer('Order', over.order), title: 'x' };
  expect((await shop.coordinator.create('ApprovalRequest', fields)).body.code).toBe(2256);

  const completed = await newOrder(shop, known);
  const open = await ask(completed);
  await bring(shop, completed.job, 'Completed');
  expect(await rowOf(open)).toMatchObject({ status: 'Withdrawn' });
});

test('one query by order tells the whole story, in order', async () => {
  const { body } = await shop.coordinator.find(
    'AuditEvent',
    { order: pointer('Order', mine.order) },
    { order: 'occurredAt', limit: 200 },
  );
  const story = body.results.map(({ entityType, action }: View) => `${entityType} ${action}`);
  expect(story[0]).toBe('Order place');
  expect(story.filter((told: string) => told.startsWith('ApprovalRequest')).slice(0, 4)).toEqual([
    'ApprovalRequest create',
    'ApprovalRequest approve',
    'ApprovalRequest create',
    expect.stringMatching(/approve|reject/),
  ]);
  const times = body.results.map(({ occurredAt }: View) => occurredAt.iso);
  expect(times).toEqual([...times].sort());
});

onPostgres(
  'what nobody answers expires by itself, and is reminded of once on its last day',
  async () => {
    await until(async () => (await rowOf(forgotten.approval)).status === 'Expired');
    await until(async () => (await mailsOf(shop, reminded.order.order)).includes('approvalReminder'));
    const events = await mailsOf(shop, reminded.order.order);
    expect(events.filter((event) => event === 'approvalReminder')).toHaveLength(1);
    expect(await rowOf(reminded.approval)).toMatchObject({ status: 'Pending' });
  },
  90_000,
);
