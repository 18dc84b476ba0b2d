/** Accounts of customers: asked for by anybody, opened by the link in a mail alone, and never anybody else's. */
import { expect, test } from '@jest/globals';
import { pointer } from '../support/api';
import {
  choosePassword,
  mailsTo,
  mailTo,
  makeCustomer,
  passwordLink,
  register,
  type TestCustomer,
} from '../support/customers';
import { isPostgres, onDatabase, refuseInserts } from '../support/databases';
import { Live } from '../support/live';
import { newJob, next } from '../support/shop';
import { PASSWORD } from '../support/staff';
import { until } from '../support/until';
import { shop } from './shop';

const SENT = { status: 200, body: { result: { sent: true } } };
const newEmail = () => `new${next()}@customer.example`;
const login = (username: string, password: string) =>
  shop.stranger.request('POST', '/parse/login', { username, password });
const customersOf = async (email: string) => (await shop.master.find('Customer', { email })).body.results;
const requestsOf = async (email: string) => (await shop.master.find('AccountRequest', { email })).body.results;
const loginsOf = async (email: string) =>
  (await shop.master.request('GET', `/parse/users?where=${encodeURIComponent(JSON.stringify({ email }))}`)).body
    .results;

/** The names of the roles that a login is in. */
async function rolesOf(userId: string): Promise<string[]> {
  const roles = (await shop.master.request('GET', '/parse/roles')).body.results as { objectId: string; name: string }[];
  const members = await Promise.all(
    roles.map(async ({ objectId, name }) => {
      const $relatedTo = { object: pointer('_Role', objectId), key: 'users' };
      const where = encodeURIComponent(JSON.stringify({ $relatedTo, objectId: userId }));
      return (await shop.master.request('GET', `/parse/users?where=${where}`)).body.results.length ? name : undefined;
    }),
  );
  return members.filter((name) => name !== undefined);
}

const userIdOf = async ({ customerId }: TestCustomer): Promise<string> =>
  (await shop.master.get('Customer', customerId)).body.user.objectId;

test('an account is opened by the link that is mailed, and signs in with the address', async () => {
  const ada = await makeCustomer(shop, 'Ada Account');
  const { api, email, customerId } = ada;
  expect((await api.call('myAccount')).body.result).toEqual({ name: 'Ada Account', email, language: 'en' });
  const row = (await shop.coordinator.get('Customer', customerId)).body;
  expect(row).toMatchObject({ email, isActive: true, emailVerifiedAt: { __type: 'Date' } });
  expect((await api.call('myOrders')).body.result).toEqual({ orders: [] });
  expect((await api.call('me')).body.code).toBe(1201);
  expect(await rolesOf(await userIdOf(ada))).toEqual(['customer']);
  for (const name of ['myAccount', 'myOrders', 'exportMyData'])
    expect((await shop.stranger.call(name)).body.code).toBe(2301);
});

test('the pages lead customers to their account, in their language; staff to the console', async () => {
  const email = newEmail();
  await register(shop, { email, name: 'Dora', language: 'de' });
  const mail = await mailTo(shop, email, 'accountCreated');
  expect(mail.subject).toMatch(/^Ihr Konto bei/);
  const link = await passwordLink(shop, mail);
  expect(await (await fetch(link)).text()).toContain('<html lang="de">');
  expect(await choosePassword(link, email.split('@')[0]?.padEnd(10, 'x') as string)).not.toContain('role="alert"');
  const again = await (await fetch(link)).text();
  expect(again).toContain('href="/account"');
  expect(again).not.toContain('name="new_password"');

  const staff = `hired${next()}`;
  await shop.manager.made('Technician', { username: staff, email: `${staff}@shop.example`, role: 'technician' });
  const invitation = await mailTo(shop, `${staff}@shop.example`, 'invitation');
  expect(await choosePassword(await passwordLink(shop, invitation), PASSWORD)).toContain('href="/login"');
});

test('the password must not hold the address, and a link works once', async () => {
  const email = newEmail();
  await register(shop, { email, name: 'Once' });
  const link = await passwordLink(shop, await mailTo(shop, email, 'accountCreated'));
  expect(await choosePassword(link, `my-${email}`)).toContain('role="alert"');
  const saved = await choosePassword(link, PASSWORD);
  expect(saved).toContain('Your password is saved');
  expect(saved).toContain('href="/account"');
  expect(await choosePassword(link, 'another-good-password')).not.toContain('is saved');
  expect((await login(email, PASSWORD)).status).toBe(200);
});

test('twenty who ask for one address at once get one account and one mail', async () => {
  const email = newEmail();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      register(shop, { email: index % 2 ? email.toUpperCase() : email, name: `Twin ${index}` }, `203.0.113.${index}`),
    ),
  );
  expect(answers).toEqual(answers.map(() => SENT));
  const link = await passwordLink(shop, await mailTo(shop, email, 'accountCreated'));
  await choosePassword(link, PASSWORD);
  await shop.stranger.login(email, PASSWORD);
  const [found, logins, mails] = [await customersOf(email), await loginsOf(email), await mailsTo(shop, email)];
  expect([found.length, logins.length, mails.length]).toEqual([1, 1, 1]);
  expect(found[0].user.objectId).toBe(logins[0].objectId);
});

test('a login that a crash left without a profile becomes that of the next who asks', async () => {
  const email = newEmail();
  const insert = `INSERT INTO "_User" ("objectId", "username", "email", "createdAt", "updatedAt") VALUES ($1, $2, $2, now(), now())`;
  const left = `left${next()}`.padEnd(20, 'x');
  await onDatabase(shop.env.DATABASE_URI as string, insert, [left, email]);
  await register(shop, { email, name: 'Left Over' });
  await choosePassword(await passwordLink(shop, await mailTo(shop, email, 'accountCreated')), PASSWORD);
  await shop.stranger.login(email, PASSWORD);
  expect((await customersOf(email))[0].user.objectId).toBe(left);
});

(isPostgres() ? test : test.skip)(
  'who was told that a mail is on its way gets one, when the database has no room for the account, or for the mail',
  async () => {
    const uri = shop.env.DATABASE_URI as string;
    const emails = [newEmail(), newEmail()];
    const refusals = [
      await refuseInserts(uri, 'Customer', `NEW."email" = '${emails[0]}'`),
      await refuseInserts(uri, 'EmailMessage', `NEW."toAddress" = '${emails[1]}'`),
    ];
    for (const email of emails) expect(await register(shop, { email, name: 'Ada Late' })).toMatchObject(SENT);
    for (const { hasRefused, end } of refusals) {
      await until(hasRefused);
      await end();
    }
    for (const table of ['Customer', 'AccountRequest'])
      await onDatabase(uri, `UPDATE "${table}" SET "unsettledSince" = "unsettledSince" - interval '1 minute'`);
    for (const email of emails) {
      await choosePassword(await passwordLink(shop, await mailTo(shop, email, 'accountCreated')), PASSWORD);
      await shop.stranger.login(email, PASSWORD);
      await until(async () => (await requestsOf(email)).length === 0);
      expect((await mailsTo(shop, email)).length).toBe(1);
    }
  },
  120_000,
);

test('an address with an account: the same answer, one mail an hour, and nothing changes', async () => {
  const { email, api, customerId } = await makeCustomer(shop, 'Known');
  const before = (await shop.master.get('Customer', customerId)).body;
  const ask = async () => {
    for (let time = 0; time < 3; time++) expect(await register(shop, { email, name: 'Mallory' })).toEqual(SENT);
  };
  // Less than an hour ago there was a mail about the account.
  await ask();
  await makeCustomer(shop, 'Witness');
  expect((await mailsTo(shop, email)).map(({ event }) => event)).toEqual(['accountCreated']);
  await onDatabase(
    shop.env.DATABASE_URI as string,
    `UPDATE "EmailMessage" SET "createdAt" = "createdAt" - interval '2 hours' WHERE "toAddress" = $1`,
    [email],
  );
  await ask();
  const told = await mailTo(shop, email, 'accountExists');
  const { text } = (await shop.manager.call('showMail', { messageId: told.objectId })).body.result;
  expect(text).toContain('/account');
  expect(text).not.toMatch(/token=|Mallory/);
  await makeCustomer(shop, 'Second Witness');
  expect((await mailsTo(shop, email)).length).toBe(2);
  expect((await shop.master.get('Customer', customerId)).body).toEqual(before);
  expect((await api.call('myAccount')).body.result.name).toBe('Known');
  expect((await login(email, PASSWORD)).status).toBe(200);
});

test('an address of staff never becomes a customer, and the answer does not tell', async () => {
  const email = 'technician1@shop.example';
  for (const asked of [email, email.toUpperCase(), 'TECHNICIAN1@shop.example'])
    expect(await register(shop, { email: asked, name: 'Mallory' })).toEqual(SENT);
  const mail = await mailTo(shop, email, 'accountExists');
  const { text } = (await shop.manager.call('showMail', { messageId: mail.objectId })).body.result;
  expect(text).toContain('/login');
  expect(text).not.toMatch(/token=/);
  expect(await customersOf(email)).toEqual([]);
  expect(await mailsTo(shop, email)).toHaveLength(1);
  expect((await shop.technician1.call('me')).body.result.roles).toEqual(['technician']);
  const { user } = (await shop.master.get('Technician', shop.ids.technician1)).body;
  expect(await rolesOf(user.objectId)).toEqual(['technician']);
});

test('nobody is hired under the address of a customer', async () => {
  const { email } = await makeCustomer(shop, 'Not Hired');
  for (const asked of [email, email.toUpperCase()]) {
    const fields = { username: `n${next()}`, email: asked, role: 'manager', password: PASSWORD };
    expect((await shop.manager.create('Technician', fields)).body.code).toBe(137);
  }
  expect((await loginsOf(email)).length).toBe(1);
});

test('asking for an account in somebody else’s name gives no way in, and puts no words into the mail', async () => {
  const email = newEmail();
  const name = 'Win a prize at www.evil.example';
  const answer = await register(shop, { email, name });
  expect(answer).toEqual(SENT);
  const mail = await mailTo(shop, email, 'accountCreated');
  const { text } = (await shop.manager.call('showMail', { messageId: mail.objectId })).body.result;
  expect(text).not.toContain('evil');
  const shown = (await shop.coordinator.call('showMail', { messageId: mail.objectId })).body.result;
  expect(shown.text).not.toContain('token=');
  for (const password of ['', name, email, PASSWORD]) expect((await login(email, password)).status).not.toBe(200);
  expect((await customersOf(email))[0].emailVerifiedAt).toBeUndefined();
});

const hostile: [string, unknown, number][] = [
  ['nothing', {}, 1001],
  ['no name', { email: 'a@b.example' }, 1001],
  ['an empty name', { email: 'a@b.example', name: '  ' }, 1001],
  ['an object for an address', { email: { $ne: null }, name: 'A' }, 1003],
  ['a list for an address', { email: ['a@b.example'], name: 'A' }, 1003],
  ['two addresses', { email: 'a@b.example,c@d.example', name: 'A' }, 1010],
  ['a line end', { email: 'a@b.example\r\nBcc: c@d.example', name: 'A' }, 1010],
  ['no address', { email: 'nobody', name: 'A' }, 1010],
  ['a long address', { email: `${'a'.repeat(250)}@b.example`, name: 'A' }, 1007],
  ['a long name', { email: 'a@b.example', name: 'A'.repeat(101) }, 1007],
  ['a null byte', { email: 'a@b.example', name: 'A\u0000' }, 1009],
  ['another language', { email: 'a@b.example', name: 'A', language: 'fr' }, 1011],
  ['a number for a language', { email: 'a@b.example', name: 'A', language: 7 }, 1003],
  ['a password', { email: 'a@b.example', name: 'A', password: PASSWORD }, 1015],
  ['a role', { email: 'a@b.example', name: 'A', role: 'manager' }, 1015],
];
test.each(hostile)('%s is refused', async (_name, asked, code) => {
  const { status, body } = await register(shop, asked as Record<string, unknown>);
  expect({ status, code: body.code }).toEqual({ status: 400, code });
  expect(await customersOf('a@b.example')).toEqual([]);
});

test('an account is asked for ten times a minute from one address, in a batch too', async () => {
  const ask = () => register(shop, { email: newEmail(), name: 'Many' }, '192.0.2.1');
  const codes = (await Promise.all(Array.from({ length: 12 }, ask))).map(({ body }) => body.code ?? 0);
  expect(codes.sort()).toEqual([...Array(10).fill(0), 155, 155]);
});

test('customers change their name, language and password, and nothing else', async () => {
  const { api, customerId, email } = await makeCustomer(shop, 'Self Service');
  await api.changed('Customer', customerId, { name: 'New Name', language: 'de' });
  expect((await api.call('myAccount')).body.result).toEqual({ name: 'New Name', email, language: 'de' });
  const { client, user, ...seen } = (await api.get('Customer', customerId)).body;
  expect({ client, user }).toEqual({});
  expect(seen).not.toHaveProperty('password');
  for (const [field, value, code] of [
    ['email', 'other@customer.example', 1101],
    ['isActive', false, 1101],
    ['emailVerifiedAt', { __type: 'Date', iso: '2020-01-01T00:00:00.000Z' }, 1101],
    ['erasedAt', { __type: 'Date', iso: '2020-01-01T00:00:00.000Z' }, 1101],
    ['user', pointer('_User', 'someone'), 1101],
    ['client', pointer('Client', 'someone'), 1101],
    ['ACL', { '*': { read: true } }, 1106],
    ['name', '', 1001],
    ['language', 'fr', 1011],
    ['password', 'short', 1008],
    ['password', `x-${email}`, 1205],
  ] as const)
    expect({ field, code: (await api.update('Customer', customerId, { [field]: value })).body.code }).toEqual({
      field,
      code,
    });
  const userId = (await api.request('GET', '/parse/users/me')).body.objectId;
  for (const fields of [{ email: 'x@x.example' }, { username: 'x' }])
    expect((await api.request('PUT', `/parse/users/${userId}`, fields)).body.code).toBe(1204);
  await api.changed('Customer', customerId, { password: 'my-own-new-password' });
  expect((await api.call('myAccount')).body.code).toBe(209);
  expect((await login(email, PASSWORD)).status).toBe(404);
  await shop.stranger.login(email, 'my-own-new-password');
  expect((await shop.master.get('Customer', customerId)).body.password).toBeUndefined();
});

test('whoever is made inactive by the shop is out at once, and comes back when it is taken back', async () => {
  const customer = await makeCustomer(shop, 'Shut Out');
  const { api, customerId, email } = customer;
  expect((await shop.technician1.update('Customer', customerId, { isActive: false })).body.code).toBe(119);
  await shop.coordinator.changed('Customer', customerId, { isActive: false });
  expect((await api.call('myAccount')).body.code).toBe(209);
  expect((await login(email, PASSWORD)).body.code).toBe(1202);
  expect(await rolesOf(await userIdOf(customer))).toEqual([]);
  const mails = (await mailsTo(shop, email)).length;
  await register(shop, { email, name: 'Again' });
  await shop.stranger.request('POST', '/parse/requestPasswordReset', { email });
  // A mail that is asked for afterwards shows that these two had their turn.
  const witness = await makeCustomer(shop, 'Witness');
  expect((await mailsTo(shop, witness.email)).length).toBe(1);
  expect((await mailsTo(shop, email)).length).toBe(mails);
  await shop.coordinator.changed('Customer', customerId, { isActive: true });
  await shop.stranger.login(email, PASSWORD);
  expect(await rolesOf(await userIdOf(customer))).toEqual(['customer']);
});

test('a forgotten password: the mail in the customer’s language, the former sessions end', async () => {
  const { api, email } = await makeCustomer(shop, 'Forgetful', 'de');
  const ask = (address: string) => shop.stranger.request('POST', '/parse/requestPasswordReset', { email: address });
  const [known, unknown] = [await ask(email), await ask('nobody@customer.example')];
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  const mail = await mailTo(shop, email, 'passwordReset');
  expect(mail.subject).toMatch(/^Neues Passwort/);
  const saved = await choosePassword(await passwordLink(shop, mail), 'a-new-one-for-me-3');
  expect(saved).toContain('href="/account"');
  expect((await api.call('myAccount')).body.code).toBe(209);
  await shop.stranger.login(email, 'a-new-one-for-me-3');
});

test('five wrong passwords lock the account for a while', async () => {
  const { email } = await makeCustomer(shop, 'Locked');
  for (let count = 0; count < 5; count++) await login(email, 'wrong-password');
  expect((await login(email, PASSWORD)).body.error).toMatch(/locked/i);
});

test('a customer hears of no job', async () => {
  const { api } = await makeCustomer(shop, 'Listener');
  const live = await Live.subscribe(api, 'PrintJob');
  const witness = await Live.subscribe(shop.coordinator, 'PrintJob');
  const job = await newJob(shop);
  await shop.coordinator.changed('PrintJob', job, { color: 'Red' });
  await witness.seen(({ object }) => object.color === 'Red');
  expect(live.events).toEqual([]);
});
