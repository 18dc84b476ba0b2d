/** Every way to sign in asks for the code, and takes it once. */
import { expect, test } from '@jest/globals';
import Parse from 'parse/node';
import { codeFor, newPerson, signIn, turnOn } from '../support/factor';
import { theShop } from '../support/house';
import { PASSWORD } from '../support/staff';

const LOG_IN = 'mutation ($i: LogInInput!) { logIn(input: $i) { viewer { sessionToken user { username } } } }';

test('a password alone opens nothing, by whichever way', async () => {
  const shop = theShop();
  const { api, username, id } = await newPerson(shop);
  await turnOn(api);
  const login = { username, password: PASSWORD };
  const from = shop.stranger.elsewhere();
  expect((await signIn(shop, username)).body.code).toBe(2351);
  for (const token of ['', 0, null, {}, ['1'], { $ne: 1 }, true])
    expect((await signIn(shop, username, token)).body.code).toBe(2351);
  expect((await from.request('GET', `/parse/login?username=${username}&password=${PASSWORD}`)).body.code).toBe(2351);
  const batch = await from.request('POST', '/parse/batch', {
    requests: [{ method: 'POST', path: '/parse/login', body: login }],
  });
  expect(batch.body).toMatchObject([{ error: { code: 2351 } }]);
  const graphql = await from.graphql(LOG_IN, { i: login });
  expect(graphql.body.errors[0].extensions.code).toBe(2351);
  expect((await from.graphql(LOG_IN, { i: { ...login, authData: { mfa: {} } } })).body.errors).toHaveLength(1);
  // A context that a client sends is not the server's.
  const forged = { ...login, _context: JSON.stringify({ code: '1', mfa: { token: '1' } }) };
  expect((await from.request('POST', '/parse/login', forged)).body.code).toBe(2351);
  expect((await from.request('POST', '/parse/verifyPassword', login)).body.code).toBe(119);
  expect((await from.request('POST', '/parse/users', { authData: { mfa: { token: '1' } } })).status).not.toBe(201);

  // Nor does the master key open a session in somebody's name.
  const { user } = (await shop.master.get('Technician', id)).body;
  for (const path of [`/parse/loginAs`, '/parse/classes/_Session', '/parse/sessions']) {
    const body = { userId: user.objectId, user, sessionToken: 'r:made-up', createdWith: { action: 'login' } };
    expect((await shop.master.request('POST', path, body)).body.code).toBe(2362);
  }
});

test('a code opens a session once: over REST, GraphQL and by the SDK', async () => {
  const shop = theShop();
  const { api, username } = await newPerson(shop);
  const { secret, recoveryCodes } = await turnOn(api);
  const first = await signIn(shop, username, codeFor(secret));
  expect(first.status).toBe(200);
  expect(JSON.stringify(first.body)).not.toMatch(/mfa|authData/i);
  expect((await signIn(shop, username, codeFor(secret))).body.code).toBe(2352);
  // What it was confirmed with was a code too.
  expect((await signIn(shop, username, codeFor(secret, -1))).body.code).toBe(2352);
  expect((await signIn(shop, username, codeFor(secret, 2))).body.code).toBe(2352);

  const input = { username, password: PASSWORD, authData: { mfa: { token: codeFor(secret, 1) } } };
  const graphql = await shop.stranger.elsewhere().graphql(LOG_IN, { i: input });
  expect(graphql.body.data.logIn.viewer.sessionToken).toMatch(/^r:/);

  Parse.initialize('printshop');
  Parse.serverURL = `${shop.url}/parse`;
  const typed = ` ${recoveryCodes[0]?.toUpperCase().replace(/-/g, ' ')}`;
  const user = await Parse.User.logInWithAdditionalAuth(username, PASSWORD, { mfa: { token: typed } });
  expect(user.getSessionToken()).toMatch(/^r:/);
  expect((await signIn(shop, username, recoveryCodes[0])).body.code).toBe(2352);
});

test('of many at once with one code, or one recovery code, one comes in', async () => {
  const shop = theShop();
  const { api, username } = await newPerson(shop);
  const { secret, recoveryCodes } = await turnOn(api);
  for (const code of [codeFor(secret), recoveryCodes[3]]) {
    const answers = await Promise.all(Array.from({ length: 4 }, () => signIn(shop, username, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    // The right ones that came too late count as wrong, until a right one comes.
    expect((await signIn(shop, username, recoveryCodes[code === recoveryCodes[3] ? 5 : 4])).status).toBe(200);
  }
});
