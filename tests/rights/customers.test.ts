/**
 * Every class as a customer with an account, as another one, and as a guest with and without the secret of
 * a session: over REST, in a batch, over GraphQL and LiveQuery. What to expect is computed from schema/.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Rules } from '../../schema/format';
import { Buyer, contact, orderForm } from '../store/buyer';
import { type Answer, type Api, pointer } from '../support/api';
import { makeCustomer, type TestCustomer } from '../support/customers';
import { onDatabase } from '../support/databases';
import { Live } from '../support/live';
import { useShop } from '../support/shop';
import { begin } from '../support/tus';
import { classes, MANAGER, ROW_REFUSALS } from './expected';
import { fixtures } from './fixtures';
import { changing, deleting, getting, listing, useNames } from './graphql';
import { worldEnvironment } from './kept-world';
import { newRow } from './rows';
import { useWorld } from './world';
import { wishOf } from './world-store';

const shop = useShop(worldEnvironment);
const world = useWorld(shop);
const names = useNames(shop);

type Fields = Record<string, unknown>;
type Loaded = (typeof classes)[number];

let a: TestCustomer;
let b: TestCustomer;
let guest: Buyer;
/** The row that is asked for of each class: A's own where rows have an owner. */
const rows: Record<string, string> = {};

const hasOwner = ({ rules }: Loaded) => rules.owner !== undefined;
const ownedBy = ({ rules }: Loaded, { customerId }: TestCustomer) =>
  rules.owner === 'objectId' ? { objectId: customerId } : { [rules.owner ?? '']: pointer('Customer', customerId) };

const stored = async (className: string, where: unknown) =>
  (await shop.master.find(className, where, { limit: 100 })).body.results as (Fields & { objectId: string })[];

const intoCart = async (buyer: Buyer) =>
  buyer.done('addToCart', { quoteId: (await buyer.guest.ready(wishOf(world))).quoteId });

/** An order with all that the shop and its customer say about it, something in the cart, and a draft. */
async function shopping(customer: TestCustomer): Promise<void> {
  const visit = await Buyer.at(shop);
  await intoCart(visit);
  const claim = () => customer.api.call('claimSession', { sessionSecret: visit.guest.sessionSecret });
  expect((await claim()).status).toBe(200);
  const form = orderForm({ contact: { ...contact, email: customer.email } });
  const { body } = await customer.api.call('checkout', form);
  expect(body.error).toBeUndefined();
  await intoCart(visit);
  await visit.guest.ready(wishOf(world));
  expect((await claim()).status).toBe(200);
  const [order] = await stored('Order', { orderNumber: body.result.orderNumber });
  const [workspace] = await stored('ProjectWorkspace', { order: pointer('Order', order?.objectId as string) });
  const of = { order: pointer('Order', order?.objectId as string) };
  await shop.coordinator.made('ApprovalRequest', { ...of, title: 'The design', status: 'Pending' });
  await shop.coordinator.made('RevisionRequest', {
    ...of,
    type: 'other',
    customerNotes: 'Blue, please',
    status: 'Requested',
  });
  const [line] = await stored('OrderLine', of);
  const orderLine = pointer('OrderLine', line?.objectId as string);
  // Only what is printed is printed again.
  const ready = `UPDATE "PrintJob" SET "status" = 'Ready' WHERE "orderLine" = $1`;
  await onDatabase(shop.env.DATABASE_URI as string, ready, [line?.objectId]);
  await shop.coordinator.made('ReprintRequest', {
    ...of,
    orderLine,
    type: 'lost',
    customerNotes: 'It never came',
    status: 'Requested',
  });
  await shop.coordinator.made('PinnedPartComment', {
    workspace: pointer('ProjectWorkspace', workspace?.objectId as string),
    body: 'Here it is thin.',
  });
}

beforeAll(async () => {
  [a, b] = [await makeCustomer(shop, 'Customer A'), await makeCustomer(shop, 'Customer B')];
  await shopping(a);
  await shopping(b);
  guest = await Buyer.at(shop);
  await intoCart(guest);
  for (const loaded of classes) {
    const { className } = loaded;
    const found = await stored(className, hasOwner(loaded) ? ownedBy(loaded, a) : {});
    const made = found[0]?.objectId ?? (fixtures[className] ? await newRow(world, loaded, MANAGER) : undefined);
    rows[className] = made ?? 'x'.repeat(20);
  }
}, 120_000);

const people = ['owner', 'another customer', 'guest', 'guest with a secret'] as const;
type Person = (typeof people)[number];
const isSignedIn = (who: Person) => who === 'owner' || who === 'another customer';

/** Whoever asks, from an address of their own: customers are counted. */
function apiOf(who: Person): Api {
  if (!isSignedIn(who)) return shop.stranger.elsewhere();
  return (who === 'owner' ? a : b).api.elsewhere();
}

const may = (operation: 'read' | 'update' | 'delete', rules: Rules, who: Person): boolean =>
  who === 'owner' && rules.rights[operation].includes('owner') && rules.rights.read.includes('owner');

const hiddenOf = ({ hidden = {} }: Rules) => [...(hidden.everyone ?? []), ...(hidden.customer ?? [])];

/** Is even an empty list refused? */
const isClosed = ({ rights }: Rules, who: Person) => rights.read.length === 0 || !isSignedIn(who);

function expectRefused({ status, body }: Answer, what: string): void {
  expect({ what, status: Math.floor(status / 100), refusal: ROW_REFUSALS.includes(body.code), body }).toMatchObject({
    status: 4,
    refusal: true,
  });
}

const plain = (answer: Answer): Answer => {
  const [error] = answer.body.errors ?? [];
  return error ? { status: 400, body: { code: error.extensions?.code, error: error.message } } : answer;
};

const secretOf = (who: Person) => (who === 'guest with a secret' ? { sessionSecret: guest.guest.sessionSecret } : {});

const cells = classes.flatMap((loaded) => people.map((who) => ({ className: loaded.className, who, loaded })));

describe.each(cells)('$className, $who', ({ className, who, loaded }) => {
  const { rules } = loaded;
  const id = () => rows[className] as string;

  test('get, find and count', async () => {
    const api = apiOf(who);
    const [got, found, counted] = await Promise.all([
      api.get(className, id()),
      api.find(className, {}, { limit: 500 }),
      api.find(className, { objectId: id() }, { count: 1, limit: 0 }),
    ]);
    const batch = { requests: [{ method: 'GET', path: `/parse/classes/${className}/${id()}` }] };
    const [inBatch] = (await api.request('POST', '/parse/batch', batch)).body;
    if (may('read', rules, who)) {
      expect(got.body.objectId).toBe(id());
      expect(inBatch.success.objectId).toBe(id());
      expect(counted.body).toEqual({ results: [], count: 1 });
      for (const row of [got.body, inBatch.success, ...found.body.results])
        expect(Object.keys(row).filter((field) => hiddenOf(rules).includes(field))).toEqual([]);
    } else {
      expectRefused(got, 'get');
      expectRefused({ status: 400, body: inBatch.error }, 'get in a batch');
      if (isClosed(rules, who)) for (const answer of [found, counted]) expectRefused(answer, 'find');
      else expect(counted.body).toEqual({ results: [], count: 0 });
    }
    if (isClosed(rules, who)) return;
    const customer = who === 'owner' ? a : b;
    const own = rules.rights.read.includes('owner') ? await stored(className, ownedBy(loaded, customer)) : [];
    const ids = (list: { objectId: string }[]) => list.map(({ objectId }) => objectId).sort();
    expect(ids(found.body.results)).toEqual(ids(own));
  });

  test('over GraphQL', async () => {
    const api = apiOf(who);
    const listed = plain(await listing(api, names, className, []));
    if (isClosed(rules, who)) expectRefused(listed, 'list');
    else {
      const [{ edges }] = Object.values(listed.body.data) as [{ edges: { node: { objectId: string } }[] }];
      expect(edges.some(({ node }) => node.objectId === id())).toBe(may('read', rules, who));
    }
    const got = plain(await getting(api, className, id(), []));
    if (may('read', rules, who)) expect(got.body.data.row.objectId).toBe(id());
    else expectRefused(got, 'get');
  });

  test('what is hidden is not asked for either', async () => {
    const api = apiOf(who);
    const answers = await Promise.all(
      hiddenOf(rules).map(async (field) => ({ field, ...(await api.find(className, { [field]: { $exists: true } })) })),
    );
    for (const { field, status, body } of answers)
      expect({ field, status: Math.floor(status / 100), found: body.results?.length ?? 0 }).toEqual({
        field,
        status: 4,
        found: 0,
      });
  });

  test('creates, changes and deletes nothing but what is theirs to change', async () => {
    const api = apiOf(who);
    const before = [await stored(className, {}), (await shop.master.get(className, id())).body];
    expectRefused(await api.create(className, secretOf(who)), 'create');
    if (!may('update', rules, who)) {
      const fields = { ...secretOf(who), revision: 1 };
      expectRefused(await api.update(className, id(), fields), 'update');
      const batch = { requests: [{ method: 'PUT', path: `/parse/classes/${className}/${id()}`, body: fields }] };
      const [inBatch] = (await api.request('POST', '/parse/batch', batch)).body;
      expectRefused({ status: 400, body: inBatch.error ?? {} }, 'update in a batch');
      expectRefused(plain(await changing(api, loaded, id(), { revision: 1 })), 'update over GraphQL');
    }
    expectRefused(await api.remove(className, id()), 'delete');
    expectRefused(plain(await deleting(api, loaded, id())), 'delete over GraphQL');
    expect([await stored(className, {}), (await shop.master.get(className, id())).body]).toEqual(before);
  });
});

const withOwner = classes.filter(hasOwner);

test('every class with an owner was asked for with rows of the owner', () => {
  const missing = withOwner.filter(({ className }) => rows[className] === 'x'.repeat(20));
  expect(missing.map(({ className }) => className)).toEqual([]);
});

const live = withOwner.filter(({ rules }) => rules.live && rules.rights.update.includes('role:coordinator'));

/** What a coordinator changes of a row of the class. */
const changes: Record<string, Fields> = {
  Order: { dueDate: { __type: 'Date', iso: '2199-01-01T00:00:00.000Z' } },
  ApprovalRequest: { adminNotes: 'Ask again' },
  RevisionRequest: { fulfillmentNotes: 'On it' },
  ReprintRequest: { fulfillmentNotes: 'On it' },
  PinnedPartComment: { resolvedAt: { __type: 'Date', iso: '2026-01-01T00:00:00.000Z' } },
};

test.each(live.map(({ className, rules }) => ({ className, rules })))(
  '$className: events go to its customer, and to no other',
  async ({ className, rules }) => {
    await expect(Live.subscribe(shop.stranger, className)).rejects.toThrow('Permission denied');
    const [mine, others] = [await Live.subscribe(a.api, className), await Live.subscribe(b.api, className)];
    const [own] = await stored(className, { customer: pointer('Customer', b.customerId) });
    await shop.coordinator.changed(className, rows[className] as string, changes[className]);
    const event = await mine.seen(({ object }) => object.objectId === rows[className]);
    expect(Object.keys(event.object).filter((field) => hiddenOf(rules).includes(field))).toEqual([]);
    // Whoever has seen this one was sent everything that came before.
    await shop.coordinator.changed(className, own?.objectId as string, changes[className]);
    await others.seen(({ object }) => object.objectId === own?.objectId);
    expect(others.events.map(({ object }) => object.objectId)).not.toContain(rows[className]);
    mine.close();
    others.close();
  },
);

const source = readFileSync(path.join(__dirname, '..', '..', 'cloud', 'main.ts'), 'utf8');
const staffFunctions = [...source.matchAll(/staffFunction\('(\w+)'/g)].map(([, name]) => name as string);

test.each(staffFunctions)('%s is for staff', async (name) => {
  for (const who of people) expect((await apiOf(who).call(name, {})).body.code).toBe(1201);
});

test('files, labels and quotes of jobs are not for customers; an upload is taken as anybody’s', async () => {
  const api = apiOf('owner');
  const [job] = await stored('PrintJob', { order: { $exists: true } });
  const batch = world.batch;
  for (const address of [
    `/files/jobs/${job?.objectId}`,
    `/files/jobs/${job?.objectId}/picture`,
    `/labels/jobs/${job?.objectId}`,
    `/labels/batches/${batch}`,
    `/quotes/${rows.JobQuote}.pdf`,
  ])
    expect({ address, status: (await api.request('GET', address)).status }).toEqual({ address, status: 404 });
  expect((await api.request('POST', '/parse/files/part.stl', 'solid')).body.code).toBe(1601);
  const session = { 'X-Parse-Session-Token': a.api.sessionToken };
  const upload = await begin(shop.url, 'part.stl', 100, session);
  expect(upload.status).toBe(201);
});

test('nobody reaches rows of others through the functions of the store', async () => {
  const [order] = await stored('Order', ownedBy(classOf('Order'), a));
  const [quote] = await stored('Quote', { ...ownedBy(classOf('Quote'), a), status: 'draft' });
  const [line] = await stored('CartLine', ownedBy(classOf('CartLine'), a));
  const [orderId, quoteId, lineId] = [order?.objectId, quote?.objectId, line?.objectId];
  const none = 'y'.repeat(20);
  for (const who of ['another customer', 'guest with a secret'] as const)
    for (const [name, params, unknown] of [
      ['showOrder', { orderId }, { orderId: none }],
      ['cancelOrder', { orderId, reason: 'No' }, { orderId: none, reason: 'No' }],
      ['priceQuote', { quoteId }, { quoteId: none }],
      ['addToCart', { quoteId }, { quoteId: none }],
      ['removeFromCart', { lineId }, { lineId: none }],
    ] as const) {
      const api = apiOf(who);
      const [asked, made] = [
        await api.call(name, { ...params, ...secretOf(who) }),
        await api.call(name, { ...unknown, ...secretOf(who) }),
      ];
      expect({ who, name, ...asked }).toEqual({ who, name, ...made });
    }
  expect((await stored('CartLine', { objectId: lineId })).length).toBe(1);
  expect((await a.api.call('showOrder', { orderId })).body.result.lifecycleStage).toBe('Placed');
});

function classOf(className: string): Loaded {
  return classes.find((loaded) => loaded.className === className) as Loaded;
}
