/** Revisions and reprints: asked for by link, decided by staff, and what follows from that, once. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { anywhere, type View } from '../sales/pricing';
import { pointer } from '../support/api';
import { cubeStl } from '../support/models';
import { uploaded } from '../support/tus';
import { actionsOf, bring, done, mailsOf, newOrder, type Ordered, reprintForm, revisionForm, seen } from './orders';
import { known, shop } from './shop';

let other: Ordered;

beforeAll(async () => {
  other = await newOrder(shop, known);
}, 60_000);

const rowOf = async (className: string, id: string): Promise<View> => (await shop.coordinator.get(className, id)).body;
const jobOf = (id: string) => rowOf('PrintJob', id);
const decide = (className: string, id: string, status: string, more = {}) =>
  shop.coordinator.update(className, id, { status, ...more });
const revise = async (order: Ordered, more = {}): Promise<string> =>
  (await done(shop, 'requestRevision', revisionForm(order, more))).revisionId;
const reprint = async (order: Ordered, more = {}): Promise<string> =>
  (await done(shop, 'requestReprint', reprintForm(order, more))).reprintId;
const jobsOf = async ({ order }: Ordered): Promise<View[]> =>
  (await shop.coordinator.find('PrintJob', { order: pointer('Order', order) }, { order: 'jobNumber' })).body.results;

test('a change of a file goes from the wish to the new file, and its job with it', async () => {
  const mine = await newOrder(shop, known);
  await bring(shop, mine.job, 'Queued');
  const form = revisionForm(mine);
  const answers = await Promise.all(Array.from({ length: 10 }, () => done(shop, 'requestRevision', form)));
  expect(new Set(answers.map(({ revisionId }) => revisionId)).size).toBe(1);
  const { revisionId } = answers[0];
  expect((await anywhere(shop).call('requestRevision', { ...form, notes: 'Other words' })).body.code).toBe(1722);
  expect((await seen(shop, mine.token)).revisions).toEqual([
    expect.objectContaining({ revisionId, lineId: mine.line, type: 'file', status: 'Requested', wantsFile: false }),
  ]);
  const upload = await uploaded(shop.url, 'better.stl', cubeStl(21));
  const file = { token: mine.token, revisionId, ...upload };
  expect((await anywhere(shop).call('sendRevisedFile', file)).body.code).toBe(2262);

  expect((await decide('RevisionRequest', revisionId, 'Accepted', { fulfillmentNotes: 'Gladly.' })).status).toBe(200);
  expect(await jobOf(mine.job)).toMatchObject({ status: 'Revision Requested', statusReason: form.notes });
  expect((await seen(shop, mine.token)).revisions[0]).toMatchObject({
    status: 'Accepted',
    wantsFile: true,
    fulfillmentNotes: 'Gladly.',
  });
  const events = await mailsOf(shop, mine.order);
  expect(events.filter((event) => event === 'revisionAnswered')).toHaveLength(1);
  // The job's own mail would ask for the same file a second time.
  const ofJob = await shop.coordinator.find('EmailMessage', { printJob: pointer('PrintJob', mine.job) });
  expect(ofJob.body.results).toEqual([]);

  expect((await anywhere(shop).call('sendRevisedFile', { ...file, token: other.token })).body.code).toBe(2252);
  expect((await anywhere(shop).call('sendRevisedFile', { ...file, uploadSecret: 'x'.repeat(40) })).body.code).toBe(
    1611,
  );
  const sent = await Promise.all(Array.from({ length: 6 }, () => done(shop, 'sendRevisedFile', file)));
  expect(sent).toEqual(Array(6).fill({ status: 'Fulfilled' }));
  expect(await jobOf(mine.job)).toMatchObject({ status: 'File Review', fileRevision: 2, fileName: 'better.stl' });
  expect(await actionsOf(shop, revisionId)).toEqual(['create', 'accept', 'fulfil']);
  const more = await uploaded(shop.url, 'again.stl', cubeStl(22));
  expect((await anywhere(shop).call('sendRevisedFile', { ...file, ...more })).body.code).toBe(2262);
});

test('a file that comes by the link of the job fulfils the change as well', async () => {
  const mine = await newOrder(shop, known);
  const revisionId = await revise(mine);
  await decide('RevisionRequest', revisionId, 'Accepted');
  const { trackUrl } = (await seen(shop, mine.token)).lines[0];
  const upload = await uploaded(shop.url, 'by-track.stl', cubeStl(23));
  await done(shop, 'reviseFile', { token: trackUrl.split('/track/')[1], ...upload });
  expect(await rowOf('RevisionRequest', revisionId)).toMatchObject({ status: 'Fulfilled' });
});

test('a job that cannot wait for a file any more refuses the change in its own words, and nothing is changed', async () => {
  const mine = await newOrder(shop, known);
  const revisionId = await revise(mine);
  await bring(shop, mine.job, 'Printing');
  const { body } = await decide('RevisionRequest', revisionId, 'Accepted');
  expect(body).toMatchObject({ code: 1301, error: expect.stringContaining('from Printing to Revision Requested') });
  expect(await rowOf('RevisionRequest', revisionId)).toMatchObject({ status: 'Requested' });
  expect(await jobOf(mine.job)).toMatchObject({ status: 'Printing' });
  expect((await anywhere(shop).call('requestRevision', revisionForm(mine))).body.code).toBe(2257);
  expect((await seen(shop, mine.token)).lines[0]).toMatchObject({ canAskRevision: false, canAskReprint: false });
  expect((await decide('RevisionRequest', revisionId, 'Declined', { fulfillmentNotes: 'Too late.' })).status).toBe(200);
  const mail = await shop.coordinator.find('EmailMessage', {
    event: 'revisionAnswered',
    order: pointer('Order', mine.order),
  });
  const shown = await shop.coordinator.call('showMail', { messageId: mail.body.results[0].objectId });
  expect(shown.body.result.text).toContain('Too late.');
  expect(shown.body.result.text).toContain(`/order/${mine.token}`);
});

test('a change of the whole order is words alone, and of simultaneous decisions one counts', async () => {
  const mine = await newOrder(shop, known);
  const revisionId = await revise(mine, { lineId: undefined, type: 'other', notes: 'Please pack them as a present.' });
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      decide('RevisionRequest', revisionId, index % 2 ? 'Accepted' : 'Declined', { revision: 1 }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await jobOf(mine.job)).toMatchObject({ status: 'Received' });
  expect((await mailsOf(shop, mine.order)).filter((event) => event === 'revisionAnswered')).toHaveLength(1);
});

test('a reprint of a completed order makes one job, reopens the order, and is fulfilled when it is sent', async () => {
  const mine = await newOrder(shop, known, 3);
  expect((await anywhere(shop).call('requestReprint', reprintForm(mine))).body.code).toBe(2258);
  await bring(shop, mine.job, 'Completed');
  expect((await seen(shop, mine.token)).lines[0]).toMatchObject({ canAskReprint: true });
  expect((await anywhere(shop).call('requestReprint', reprintForm(mine, { quantity: 4 }))).body.code).toBe(2259);
  const form = reprintForm(mine, { quantity: 1 });
  const asked = await Promise.all(Array.from({ length: 10 }, () => done(shop, 'requestReprint', form)));
  expect(new Set(asked.map(({ reprintId }) => reprintId)).size).toBe(1);
  const { reprintId } = asked[0];
  const decisions = await Promise.all(
    Array.from({ length: 10 }, () => decide('ReprintRequest', reprintId, 'Accepted')),
  );
  expect(decisions.filter(({ status }) => status === 200)).toHaveLength(1);
  const [first, second, ...more] = await jobsOf(mine);
  expect(more).toEqual([]);
  expect(second).toMatchObject({
    status: 'Received',
    quantity: 1,
    origin: 'store',
    reprintOf: { objectId: mine.job },
    orderLine: { objectId: mine.line },
    client: { objectId: first.client.objectId },
    materialType: first.materialType,
    quality: first.quality,
    fileName: first.fileName,
    customerNotes: form.notes,
  });
  const bytes = async (job: string) => {
    const headers = { 'X-Parse-Session-Token': shop.coordinator.sessionToken };
    return Buffer.from(await (await fetch(`${shop.url}/files/jobs/${job}`, { headers })).arrayBuffer());
  };
  expect((await bytes(second.objectId)).equals(await bytes(first.objectId))).toBe(true);
  expect(await rowOf('ReprintRequest', reprintId)).toMatchObject({ printJob: { objectId: second.objectId } });
  expect(await seen(shop, mine.token)).toMatchObject({ lifecycleStage: 'In Production' });
  expect(await mailsOf(shop, mine.order)).toContain('reprintAnswered');

  expect((await decide('ReprintRequest', reprintId, 'Declined')).body.code).toBe(2264);
  await bring(shop, second.objectId, 'Dispatched');
  expect(await rowOf('ReprintRequest', reprintId)).toMatchObject({ status: 'Fulfilled' });
  expect(await seen(shop, mine.token)).toMatchObject({ lifecycleStage: 'Dispatched' });
}, 60_000);

test('a reprint whose job is cancelled falls, and its customer is told', async () => {
  const mine = await newOrder(shop, known);
  await bring(shop, mine.job, 'Ready');
  const reprintId = await reprint(mine);
  await decide('ReprintRequest', reprintId, 'Accepted');
  const job = (await rowOf('ReprintRequest', reprintId)).printJob.objectId;
  await shop.coordinator.changed('PrintJob', job, { status: 'Cancelled', statusReason: 'No material left' });
  expect(await rowOf('ReprintRequest', reprintId)).toMatchObject({ status: 'Declined' });
  expect((await mailsOf(shop, mine.order)).filter((event) => event === 'reprintAnswered')).toHaveLength(2);
});

test('what an order left open goes with it', async () => {
  const mine = await newOrder(shop, known);
  const [wished, accepted] = [await revise(mine, { type: 'other' }), await revise(mine)];
  await decide('RevisionRequest', accepted, 'Accepted');
  await shop.coordinator.changed('Order', mine.order, { lifecycleStage: 'Cancelled', statusReason: 'Asked by phone' });
  for (const id of [wished, accepted])
    expect(await rowOf('RevisionRequest', id)).toMatchObject({ status: 'Withdrawn' });
  for (const [name, form] of [
    ['requestRevision', revisionForm(mine)],
    ['requestReprint', reprintForm(mine)],
  ] as const)
    expect((await anywhere(shop).call(name, form)).body.code).toBe(2256);
});

test.each([
  ['requestRevision', 'a line that is none', { lineId: 'nowhere' }, 2252],
  ['requestRevision', 'a question for a line', { lineId: { $ne: '' } }, 2252],
  ['requestRevision', 'another type', { type: 'everything' }, 1011],
  ['requestRevision', 'no type', { type: undefined }, 1001],
  ['requestRevision', 'empty notes', { notes: '   ' }, 1001],
  ['requestRevision', 'too many words', { notes: 'x'.repeat(4001) }, 1007],
  ['requestRevision', 'notes that cannot be stored', { notes: 'a\u0000b' }, 1009],
  ['requestRevision', 'notes that are no text', { notes: ['x'] }, 1003],
  ['requestRevision', 'a short key', { requestKey: 'short' }, 1015],
  ['requestRevision', 'no key', { requestKey: undefined }, 1015],
  ['requestRevision', 'a link to nothing', { token: 'x'.repeat(43) }, 2102],
  ['requestReprint', 'no line', { lineId: undefined }, 1001],
  ['requestReprint', 'no piece', { quantity: 0 }, 1005],
  ['requestReprint', 'half a piece', { quantity: 1.5 }, 1005],
  ['requestReprint', 'a number in words', { quantity: '2' }, 1003],
  ['requestReprint', 'another type', { type: 'because' }, 1011],
])('%s with %s is refused, and nothing is kept of it', async (name, _what, wrong, code) => {
  const form = name === 'requestRevision' ? revisionForm(other) : reprintForm(other);
  expect((await anywhere(shop).call(name, { ...form, ...wrong })).body.code).toBe(code);
  const { revisions, reprints } = await seen(shop, other.token);
  expect([revisions, reprints]).toEqual([[], []]);
});

test('lines of another order are refused to customers and staff alike, and a key means nothing elsewhere', async () => {
  const mine = await newOrder(shop, known);
  for (const [name, form] of [
    ['requestRevision', revisionForm(other)],
    ['requestReprint', reprintForm(other)],
  ] as const)
    expect((await anywhere(shop).call(name, { ...form, token: mine.token })).body.code).toBe(2252);
  const [order, orderLine] = [pointer('Order', mine.order), pointer('OrderLine', other.line)];
  const wish = { order, orderLine, type: 'other', customerNotes: 'x' };
  expect((await shop.coordinator.create('RevisionRequest', wish)).body.code).toBe(2251);
  expect((await shop.coordinator.create('ReprintRequest', { ...wish, type: 'lost' })).body.code).toBe(2251);
  const requestKey = randomUUID();
  const [first, second] = [await revise(mine, { requestKey }), await revise(other, { requestKey })];
  expect(first).not.toBe(second);
  await decide('RevisionRequest', second, 'Declined');
  for (const somebody of [shop.stranger, shop.technician1]) {
    expect((await somebody.update('RevisionRequest', first, { status: 'Accepted' })).status).toBeGreaterThanOrEqual(
      400,
    );
    expect((await somebody.get('RevisionRequest', first)).status).toBeGreaterThanOrEqual(400);
  }
});

test('staff enter a wish that came by telephone', async () => {
  const mine = await newOrder(shop, known);
  const order = pointer('Order', mine.order);
  const wish = { order, type: 'other', customerNotes: 'Called: later, please.' };
  const id = await shop.coordinator.made('RevisionRequest', wish);
  expect((await seen(shop, mine.token)).revisions).toMatchObject([{ revisionId: id, status: 'Requested' }]);
  expect((await shop.coordinator.create('ReprintRequest', { order, type: 'lost', customerNotes: 'x' })).body.code).toBe(
    1001,
  );
});

test('a link cannot flood the shop: twenty requests wait at a time, however many are sent at once', async () => {
  const mine = await newOrder(shop, known);
  const answers = await Promise.all(
    Array.from({ length: 25 }, () => anywhere(shop).call('requestRevision', revisionForm(mine, { type: 'other' }))),
  );
  const codes = answers.map(({ status, body }) => (status === 200 ? 200 : body.code));
  expect(codes.filter((code) => code === 200)).toHaveLength(20);
  expect(codes.filter((code) => code === 2260)).toHaveLength(5);
  await decide('RevisionRequest', answers.find(({ status }) => status === 200)?.body.result.revisionId, 'Declined');
  await revise(mine, { type: 'other' });
});
