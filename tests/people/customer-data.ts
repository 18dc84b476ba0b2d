/** What is a customer's own: taken along from the session of a guest, read as a whole, and deleted. */
import { expect, test } from '@jest/globals';
import type { Choices } from '../sales/pricing';
import { Buyer, contact, openStoreWithProduct, orderForm, tokenOf } from '../store/buyer';
import type { Answer, Api } from '../support/api';
import { mailsTo, mailTo, makeCustomer, register, type TestCustomer } from '../support/customers';
import { isPostgres, onDatabase, refuseInserts } from '../support/databases';
import { start } from '../support/process';
import { enter } from '../support/shop';
import { PASSWORD } from '../support/staff';
import { shop } from './shop';

let kept: Promise<Choices> | undefined;
const store = () => {
  kept ??= openStoreWithProduct(shop);
  return kept;
};

const done = ({ status, body }: Answer) => {
  expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
  return body.result;
};
const claim = (api: Api, buyer: Buyer) => api.call('claimSession', { sessionSecret: buyer.guest.sessionSecret });
const cartOf = async (api: Api) => done(await api.call('showCart')).lines.map(({ jobId }: { jobId: string }) => jobId);
const count = async (className: string, where: unknown) =>
  (await shop.master.find(className, where, { count: 1, limit: 0 })).body.count as number;
const theirs = ({ customerId }: TestCustomer) => ({
  customer: { __type: 'Pointer', className: 'Customer', objectId: customerId },
});

/** A customer with an order, something in the cart, and a draft: of the store's product, or of uploads. */
async function regular(name: string, of: 'product' | 'uploads' = 'product') {
  const known = { ...(await store()), ...(of === 'uploads' ? { product: undefined } : {}) };
  const customer = await makeCustomer(shop, name);
  const guest = await Buyer.at(shop);
  await guest.filled(known);
  done(await claim(customer.api, guest));
  const order = done(
    await customer.api.call('checkout', orderForm({ contact: { ...contact, name, email: customer.email } })),
  );
  await guest.filled(known);
  await guest.quote(known);
  done(await claim(customer.api, guest));
  return { ...customer, guest, order };
}

test('whoever signs in takes along the quotes and the cart of the guest, once', async () => {
  const known = await store();
  const { api, ...customer } = await makeCustomer(shop, 'Clara Claim');
  const guest = await Buyer.at(shop);
  const draft = await guest.quote(known);
  const { lines } = await guest.filled(known);
  const answers = await Promise.all(Array.from({ length: 5 }, () => claim(api, guest)));
  expect(answers.map(done)).toEqual(answers.map(() => ({ claimed: true })));
  expect(await cartOf(api)).toEqual(lines.map(({ jobId }: { jobId: string }) => jobId));
  expect((await guest.done('showCart')).lines).toEqual([]);
  for (const quoteId of [draft.quoteId, lines[0].quoteId]) {
    expect((await api.get('Quote', quoteId)).status).toBe(200);
    expect((await guest.call('priceQuote', { quoteId })).status).toBe(400);
  }
  const again = done(await api.call('priceQuote', { quoteId: draft.quoteId }));
  expect(again).toMatchObject({ quoteId: draft.quoteId, totalPrice: draft.totalPrice });
  const jobs = (await api.find('QuoteJob')).body.results;
  expect(jobs.length).toBe(2);
  expect(await count('QuoteJob', theirs({ api, ...customer }))).toBe(2);
});

test('a session that A has claimed gives B nothing, and of both at once each row is one’s own', async () => {
  const known = await store();
  const [a, b] = [await makeCustomer(shop, 'Anna'), await makeCustomer(shop, 'Bert')];
  const guest = await Buyer.at(shop);
  await guest.filled(known);
  done(await claim(a.api, guest));
  done(await claim(b.api, guest));
  expect(await cartOf(b.api)).toEqual([]);
  expect((await b.api.find('Quote')).body.results).toEqual([]);

  const both = await Buyer.at(shop);
  for (let index = 0; index < 3; index++) await both.quote(known);
  (await Promise.all([claim(a.api, both), claim(b.api, both)])).map(done);
  const quotes = [await a.api.find('Quote'), await b.api.find('Quote')].map(({ body }) => body.results);
  expect((quotes[0]?.length ?? 0) + (quotes[1]?.length ?? 0)).toBe(4);
  for (const [index, { api }] of [a, b].entries()) {
    const ids = new Set(quotes[index]?.map(({ objectId }: { objectId: string }) => objectId));
    for (const job of (await api.find('QuoteJob')).body.results) expect(ids.has(job.quote.objectId)).toBe(true);
  }
});

test('a claim needs a session of the store and somebody who is signed in', async () => {
  const { api } = await makeCustomer(shop, 'Nobody’s');
  const guest = await Buyer.at(shop);
  for (const sessionSecret of [undefined, '', 'x'.repeat(64), { $ne: null }, guest.guest.sessionSecret.slice(1)])
    expect((await api.call('claimSession', { sessionSecret })).body.code).toBe(2101);
  expect((await api.call('claimSession', { sessionSecret: guest.guest.sessionSecret, more: 1 })).body.code).toBe(1015);
  for (const who of [shop.stranger, shop.coordinator]) expect((await claim(who, guest)).body.code).toBe(2301);
});

test('the data of a customer is all of theirs, and nothing of others', async () => {
  const a = await regular('Erna Export');
  const b = await regular('Otto Other');
  const data = done(await a.api.call('exportMyData'));
  expect(data.profile).toMatchObject({ email: a.email, name: 'Erna Export', language: 'en' });
  expect(data.orders).toEqual([expect.objectContaining({ orderNumber: a.order.orderNumber, paymentState: 'Open' })]);
  expect(data.orderLines).toHaveLength(1);
  expect(data.jobs).toEqual([expect.objectContaining({ order: data.orders[0].objectId, status: expect.any(String) })]);
  expect(data.quotes).toHaveLength(3);
  expect(data.quoteFiles).toHaveLength(3);
  expect(data.cartLines).toHaveLength(1);
  expect(data.workspaces).toHaveLength(1);
  expect(data.mails.map(({ event }: { event: string }) => event)).toEqual(['accountCreated', 'orderPlaced']);
  const text = JSON.stringify(data);
  for (const secret of [b.email, b.customerId, b.order.orderNumber, a.guest.guest.sessionSecret, 'linkHash', 'fileKey'])
    expect(text).not.toContain(secret);
  const mine = done(await a.api.call('myOrders')).orders;
  expect(mine).toEqual([
    {
      orderId: data.orders[0].objectId,
      orderNumber: a.order.orderNumber,
      placedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      lifecycleStage: 'Placed',
      paymentState: 'Open',
      totalPrice: a.order.totalPrice,
      currency: 'EUR',
    },
  ]);
});

/** Nothing of the customer's is left but the order, and nobody but staff reads that. */
async function expectErased(gone: Awaited<ReturnType<typeof regular>>): Promise<void> {
  const { customerId, email, api, order } = gone;
  expect((await api.call('myAccount')).body.code).toBe(209);
  const login = { username: email, password: PASSWORD };
  expect((await shop.stranger.request('POST', '/parse/login', login)).status).toBe(404);
  const where = encodeURIComponent(JSON.stringify({ email }));
  expect((await shop.master.request('GET', `/parse/users?where=${where}`)).body.results).toEqual([]);
  const row = (await shop.master.get('Customer', customerId)).body;
  expect(row).toMatchObject({ isActive: false, erasedAt: { __type: 'Date' } });
  expect(JSON.stringify(row)).not.toMatch(new RegExp(`${email}|Frida`));
  expect({ user: row.user, client: row.client, language: row.language }).toEqual({});
  expect(await count('Cart', theirs(gone))).toBe(0);
  expect(await count('CartLine', theirs(gone))).toBe(0);
  expect(await count('Quote', theirs(gone))).toBe(1);
  expect(await count('QuoteJob', theirs(gone))).toBe(1);
  const [stays] = (await shop.coordinator.find('Order', { orderNumber: order.orderNumber })).body.results;
  expect(stays.contact.email).toBe(email);
  for (const className of ['Order', 'OrderLine', 'Quote', 'QuoteJob', 'ProjectWorkspace']) {
    const [{ ACL }] = (await shop.master.find(className, theirs(gone))).body.results;
    expect({ className, keys: Object.keys(ACL) }).toEqual({ className, keys: ['role:coordinator'] });
  }
  expect((await mailsTo(shop, email)).map(({ event }) => event)).toEqual(['orderPlaced']);
  const events = (await shop.master.find('AuditEvent', { entityId: customerId }, { limit: 100 })).body.results;
  expect(events.map(({ action }: { action: string }) => action)).toContain('erase');
  expect(JSON.stringify(events)).not.toMatch(new RegExp(`${email}|Frida`));
}

test('deleted data is gone at once; orders stay in the books, and the address is free again', async () => {
  const gone = await regular('Frida Forgotten', 'uploads');
  const { api, email } = gone;
  const files = await count('ModelUpload', {});
  expect((await api.call('deleteMyData', {})).body.code).toBe(1015);
  expect((await api.call('deleteMyData', { password: 'not-this-one' })).body.code).toBe(2302);
  expect((await shop.stranger.call('deleteMyData', { password: PASSWORD })).body.code).toBe(2301);
  const answers = await Promise.all([1, 2, 3].map(() => api.call('deleteMyData', { password: PASSWORD })));
  expect(answers.map(({ body }) => body.result).find((result) => result)).toEqual({ deleted: true, keptOrders: 1 });
  await expectErased(gone);
  // The two uploads that were not ordered.
  expect(await count('ModelUpload', {})).toBe(files - 2);
  const link = tokenOf(gone.order);
  expect(done(await shop.stranger.call('showOrder', { token: link })).orderNumber).toBe(gone.order.orderNumber);

  await register(shop, { email, name: 'Frida Again' });
  await mailTo(shop, email, 'accountCreated');
  const fresh = (await shop.master.find('Customer', { email })).body.results;
  expect(fresh).toHaveLength(1);
  expect(fresh[0].objectId).not.toBe(gone.customerId);
});

test('what a guest’s cart was still handing over goes with the cart that it was for', async () => {
  const { api, customerId } = await makeCustomer(shop, 'Frida Faster');
  const guest = await Buyer.at(shop);
  await guest.filled(await store());
  const first = await Buyer.at(shop);
  await first.filled(await store());
  done(await claim(api, first));
  const into = (await shop.master.find('Cart', theirs({ customerId } as TestCustomer))).body.results[0].objectId;
  done(await api.call('deleteMyData', { password: PASSWORD }));
  // As it stands while the server that hands it over is slower than the one that deletes.
  await onDatabase(
    shop.env.DATABASE_URI as string,
    `UPDATE "Cart" SET "unsettled" = $1::jsonb, "unsettledSince" = now() WHERE "sessionId" IS NOT NULL AND "objectId" IN
       (SELECT "cart" FROM "CartLine" WHERE "customer" IS NULL)`,
    [JSON.stringify([{ kind: 'moveLines', into, customerId }])],
  );
  expect(done(await guest.call('showCart')).lines).toEqual([]);
  expect(await count('CartLine', { cart: { __type: 'Pointer', className: 'Cart', objectId: into } })).toBe(0);
});

(isPostgres() ? test : test.skip)(
  'what a crash left in a guest’s cart goes with the claimed quote that it is of',
  async () => {
    const { api, customerId } = await makeCustomer(shop, 'Frida Halfway');
    const guest = await Buyer.at(shop);
    await guest.filled(await store());
    const theirCart = `NEW."cartKey" = 'customer:${customerId}'`;
    const refusal = await refuseInserts(shop.env.DATABASE_URI as string, 'Cart', theirCart);
    expect((await claim(api, guest)).status).toBe(500);
    await refusal.end();
    expect(done(await guest.call('showCart')).lines).toHaveLength(1);
    done(await api.call('deleteMyData', { password: PASSWORD }));
    expect(done(await guest.call('showCart')).lines).toEqual([]);
  },
);

test('wrong passwords of a deletion lock the account as those of a log-in do', async () => {
  const { api } = await makeCustomer(shop, 'Guessed');
  const from = { 'X-Forwarded-For': '192.0.2.77' };
  const remove = (password: string) => api.request('POST', '/parse/functions/deleteMyData', { password }, from);
  for (let time = 0; time < 5; time++) expect((await remove(`wrong-${time}`)).body.code).toBe(2302);
  const locked = await remove(PASSWORD);
  expect(locked.body.error).toMatch(/locked/);
  expect((await api.call('myAccount')).status).toBe(200);
});

test('a deletion that a crash broke off is finished when the shop starts again', async () => {
  const gone = await regular('Frida Felled');
  await shop.process.kill();
  await onDatabase(
    shop.env.DATABASE_URI as string,
    `UPDATE "Customer" SET "email" = 'gone@deleted.invalid', "name" = 'Deleted account', "isActive" = false,
       "language" = NULL, "searchText" = NULL, "erasedAt" = now(), "unsettledSince" = now() - interval '1 minute',
       "revision" = "revision" + 1, "unsettled" = $2::jsonb WHERE "objectId" = $1`,
    [
      gone.customerId,
      JSON.stringify([
        {
          kind: 'audit',
          action: 'erase',
          actorId: gone.customerId,
          actorType: 'customer',
          actorName: 'Deleted account',
          occurredAt: { __type: 'Date', iso: new Date().toISOString() },
          revision: 999,
        },
        { kind: 'erase', email: gone.email },
      ]),
    ],
  );
  const running = await start(shop.env);
  Object.assign(shop, await enter(running, shop.env));
  const api = gone.api.as({ 'X-Parse-Session-Token': gone.api.sessionToken });
  await expectErased({ ...gone, api: Object.assign(api, { url: shop.url }) });
});
