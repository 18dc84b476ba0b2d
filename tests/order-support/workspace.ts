/** The workspace of an order: comments pinned to its parts, and the model that they are pinned to. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { anywhere, type View } from '../sales/pricing';
import { date, pointer } from '../support/api';
import { isPostgres } from '../support/databases';
import { done, inDatabase, mailsOf, newOrder, type Ordered, seen } from './orders';
import { known, shop } from './shop';

const onPostgres = isPostgres() ? test : test.skip;
let mine: Ordered;
let other: Ordered;

beforeAll(async () => {
  // What goes out is what customers brought themselves.
  const ofUploads = { ...known, product: undefined };
  mine = await newOrder(shop, ofUploads);
  other = await newOrder(shop, ofUploads);
}, 60_000);

const comment = (more: Record<string, unknown> = {}) => ({
  token: mine.token,
  body: 'This edge has to be round.',
  lineId: mine.line,
  partIndex: 0,
  position: { z: 0, y: -3.25, x: 10.5 },
  commentKey: randomUUID(),
  ...more,
});
const spaceOf = async ({ order }: Ordered): Promise<string> =>
  (await shop.coordinator.find('ProjectWorkspace', { order: pointer('Order', order) })).body.results[0].objectId;
const answerIn = async (of: Ordered, more: Record<string, unknown> = {}) => ({
  workspace: pointer('ProjectWorkspace', await spaceOf(of)),
  body: 'We see to it.',
  ...more,
});

test('a customer pins a comment to a part, once however often it is sent, and staff answer and settle it', async () => {
  const sent = comment();
  const answers = await Promise.all(Array.from({ length: 10 }, () => done(shop, 'addComment', sent)));
  expect(new Set(answers.map(({ commentId }) => commentId)).size).toBe(1);
  expect((await anywhere(shop).call('addComment', { ...sent, body: 'Something else' })).body.code).toBe(1722);
  const { commentId } = answers[0];
  const reply = await shop.coordinator.made(
    'PinnedPartComment',
    await answerIn(mine, { resolvedAt: date(new Date(0)) }),
  );
  await shop.coordinator.changed('PinnedPartComment', commentId, { resolvedAt: date(new Date(0)) });
  const { workspace, orderNumber } = await seen(shop, mine.token);
  expect(workspace).toMatchObject({ name: orderNumber });
  expect(workspace.comments).toMatchObject([
    {
      commentId,
      lineId: mine.line,
      partIndex: 0,
      position: { x: 10.5, y: -3.25, z: 0 },
      authorType: 'customer',
      authorName: 'Grete Guest',
      body: sent.body,
    },
    { commentId: reply, authorType: 'staff', body: 'We see to it.' },
  ]);
  for (const { resolvedAt } of workspace.comments) expect(Date.parse(resolvedAt)).toBeGreaterThan(Date.now() - 60_000);
  expect(JSON.stringify(workspace)).not.toContain('coordinator');
  const { body } = await shop.coordinator.get('PinnedPartComment', reply);
  expect(body).toMatchObject({ authorId: shop.ids.coordinator, order: { objectId: mine.order } });
  await shop.coordinator.changed('PinnedPartComment', commentId, { resolvedAt: null });
  expect((await seen(shop, mine.token)).workspace.comments[0].resolvedAt).toBeUndefined();
  const events = await shop.coordinator.find('AuditEvent', { entityId: commentId }, { order: 'occurredAt' });
  expect(events.body.results).toMatchObject([
    { action: 'create', actorType: 'customer', order: { objectId: mine.order } },
    { action: 'update', actorType: 'staff', order: { objectId: mine.order } },
    { action: 'update', actorType: 'staff', order: { objectId: mine.order } },
  ]);
});

test.each([
  ['a body of nothing', { body: ' ' }, 1001],
  ['too many words', { body: 'x'.repeat(4001) }, 1007],
  ['a body that is no text', { body: { $ne: 1 } }, 1003],
  ['a place in no model', { lineId: undefined }, 2265],
  ['a part of no model', { lineId: undefined, position: undefined }, 2265],
  ['half a point', { position: { x: 1, y: 2 } }, 2266],
  ['a point with a name', { position: { x: 1, y: 2, z: 3, name: 'tip' } }, 2266],
  ['a point in words', { position: { x: '1', y: 2, z: 3 } }, 2266],
  ['a point beyond all bounds', { position: { x: 1e300, y: 2, z: 3 } }, 2266],
  ['a list for a point', { position: [1, 2, 3] }, 1003],
  ['half a part', { partIndex: 0.5 }, 1005],
  ['a part below none', { partIndex: -1 }, 1005],
  ['a short key', { commentKey: 'x' }, 1015],
  ['a link to nothing', { token: 'x'.repeat(43) }, 2102],
])('a comment with %s is refused, and nothing is kept of it', async (_what, wrong, code) => {
  const before = (await seen(shop, mine.token)).workspace.comments.length;
  expect((await anywhere(shop).call('addComment', comment(wrong))).body.code).toBe(code);
  expect((await seen(shop, mine.token)).workspace.comments).toHaveLength(before);
});

test('nobody comments in a workspace of others, or as somebody else', async () => {
  expect((await anywhere(shop).call('addComment', comment({ token: other.token }))).body.code).toBe(2252);
  for (const somebody of [shop.stranger, shop.technician1])
    expect((await somebody.create('PinnedPartComment', await answerIn(mine))).status).toBeGreaterThanOrEqual(400);
  for (const [wrong, code] of [
    [{ orderLine: pointer('OrderLine', other.line) }, 2251],
    [{ authorName: 'Grete Guest' }, 1101],
    [{ authorType: 'customer' }, 1101],
    [{ order: pointer('Order', other.order) }, 1101],
    [{ position: { x: 1, y: 2, z: 3 } }, 2265],
    [{ workspace: pointer('ProjectWorkspace', 'nowhere') }, 1012],
  ] as const)
    expect((await shop.coordinator.create('PinnedPartComment', await answerIn(mine, wrong))).body.code).toBe(code);
  const { commentId } = await done(shop, 'addComment', comment());
  expect((await shop.coordinator.update('PinnedPartComment', commentId, { body: 'Nothing' })).body.code).toBe(1103);
  await shop.coordinator.remove('PinnedPartComment', commentId);
  expect(JSON.stringify(await seen(shop, mine.token))).not.toContain(commentId);
});

test("staff's comments are mailed at most once an hour, a customer's own are not", async () => {
  const quiet = await newOrder(shop, known);
  await done(shop, 'addComment', { token: quiet.token, body: 'Hello?', commentKey: randomUUID() });
  expect(await mailsOf(shop, quiet.order)).toEqual(['orderPlaced']);
  await Promise.all(
    Array.from({ length: 6 }, async () => shop.coordinator.made('PinnedPartComment', await answerIn(quiet))),
  );
  await shop.coordinator.made('PinnedPartComment', await answerIn(quiet));
  expect(await mailsOf(shop, quiet.order)).toEqual(['orderPlaced', 'commentAdded']);
});

const fileOf = (path: string, headers = {}) => fetch(`${shop.url}${path}`, { headers });

test('the model of a line goes out by its order, by ranges, and by no other link', async () => {
  const path = `/order/${mine.token}/lines/${mine.line}/file`;
  const whole = await fileOf(path);
  expect([whole.status, whole.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(bytes.readUInt32LE(80)).toBe(12);
  const part = await fileOf(path, { Range: 'bytes=80-83' });
  expect([part.status, Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(80, 84))]).toEqual([206, true]);
  for (const wrong of [
    `/order/${other.token}/lines/${mine.line}/file`,
    `/order/${mine.token}/lines/${other.line}/file`,
    `/order/${mine.token}/lines/nowhere/file`,
    `/order/${'x'.repeat(43)}/lines/${mine.line}/file`,
  ])
    expect((await fileOf(wrong)).status).toBe(404);
  const signedIn = (api: { sessionToken: string }, order: string, line: string) =>
    fileOf(`/orders/${order}/lines/${line}/file`, { 'X-Parse-Session-Token': api.sessionToken });
  expect((await fileOf(`/orders/${mine.order}/lines/${mine.line}/file`)).status).toBe(401);
  expect((await signedIn(shop.coordinator, mine.order, mine.line)).status).toBe(200);
  expect((await signedIn(shop.coordinator, mine.order, other.line)).status).toBe(404);
  expect((await signedIn(shop.technician1, mine.order, mine.line)).status).toBeGreaterThanOrEqual(400);
});

onPostgres('what happened to a row, and to an order, is found by an index', async () => {
  const client = async (statement: string, values: unknown[]) => {
    const rows = await inDatabase(shop, `EXPLAIN ${statement}`, values);
    return rows.map((row: View) => row['QUERY PLAN']).join('\n');
  };
  const ofRow = 'SELECT * FROM "AuditEvent" WHERE "entityType" = $1 AND "entityId" = $2 ORDER BY "createdAt"';
  await inDatabase(
    shop,
    `INSERT INTO "AuditEvent" ("objectId", "entityType", "entityId", "createdAt", "occurredAt", "order")
     SELECT 'filler' || n, 'Order', 'row' || n % 500, now(), now(), 'order' || n % 500 FROM generate_series(1, 20000) n`,
    [],
  );
  await inDatabase(shop, 'ANALYZE "AuditEvent"', []);
  expect(await client(ofRow, ['Order', mine.order])).toMatch(/byEntity/);
  const ofOrder = 'SELECT * FROM "AuditEvent" WHERE "order" = $1 ORDER BY "occurredAt"';
  expect(await client(ofOrder, [mine.order])).toMatch(/byOrder/);
});
