/** Logins: tokens that have ended, bookkeeping that its owner writes, and answers that would tell who is there. */
import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { type Api, fromAnywhere, pointer } from '../../support/api';
import { mailTo, passwordLink } from '../../support/customers';
import { isPostgres, onDatabase } from '../../support/databases';
import { Live } from '../../support/live';
import { newJob, next } from '../../support/shop';
import { PASSWORD } from '../../support/staff';
import { begin } from '../../support/tus';
import { shop } from './shop';

const enter = (username = 'technician1', password = PASSWORD) => shop.stranger.elsewhere().login(username, password);
const loginOf = async (api: Api) => (await api.request('GET', '/parse/users/me')).body.objectId as string;

/** Everywhere that a session opens something: true when it did. */
const openings: Record<string, (api: Api, job: string) => Promise<boolean>> = {
  REST: async (api, job) => (await api.get('PrintJob', job)).status === 200,
  'a batch': async (api, job) => {
    const requests = [{ method: 'GET', path: `/parse/classes/PrintJob/${job}` }];
    return Boolean((await api.request('POST', '/parse/batch', { requests })).body[0]?.success);
  },
  'the body': async (api, job) => {
    const body = { _method: 'GET', _ApplicationId: 'printshop', _SessionToken: api.sessionToken };
    const headers = { 'X-Parse-Application-Id': '', 'Content-Type': 'text/plain' };
    const path = `/parse/classes/PrintJob/${job}`;
    return (await shop.stranger.request('POST', path, JSON.stringify(body), headers)).status === 200;
  },
  GraphQL: async (api, job) =>
    Boolean((await api.graphql(`{ printJob(id: "${job}") { objectId } }`)).body.data?.printJob),
  'a function': async (api) => (await api.call('me')).status === 200,
  'the file': async (api, job) => (await api.request('GET', `/files/jobs/${job}`)).status === 302,
  'a label': async (api, job) => (await api.request('GET', `/labels/jobs/${job}`)).status === 200,
  'an upload': async ({ sessionToken }) => {
    const { status } = await begin(shop.url, 'a.stl', 9, { 'X-Parse-Session-Token': sessionToken });
    return status === 201;
  },
};

const mayListen = (api: Api) =>
  Live.subscribe(api, 'PrintJob').then(
    (live) => {
      live.close();
      return true;
    },
    () => false,
  );

const opened = async (api: Api, job: string) =>
  Object.fromEntries(
    await Promise.all(Object.entries(openings).map(async ([name, open]) => [name, await open(api, job)] as const)),
  );

const everywhere = (isOpen: boolean) => Object.fromEntries(Object.keys(openings).map((name) => [name, isOpen]));

test.each<[string, (api: Api, profile: string) => Promise<unknown>]>([
  ['whose owner signed out', (api) => api.request('POST', '/parse/logout', {})],
  [
    'whose password was reset',
    (_api, profile) => shop.manager.changed('Technician', profile, { password: 'another-password-1' }),
  ],
  ['whose owner was let go', (_api, profile) => shop.manager.changed('Technician', profile, { isActive: false })],
])('a session %s opens nothing, by any way', async (_what, end) => {
  const username = `leaver${next()}`;
  const hired = { username, email: `${username}@shop.example`, role: 'technician', password: PASSWORD };
  const profile = await shop.manager.made('Technician', hired);
  const job = await newJob(shop, undefined, { assignedTechnician: pointer('Technician', profile) });
  const api = await enter(username);
  expect(await opened(api, job)).toEqual(everywhere(true));
  expect(await mayListen(api)).toBe(true);
  await end(api, profile);
  expect(await opened(api, job)).toEqual(everywhere(false));
  // LiveQuery asks again who somebody is every two seconds.
  while (await mayListen(api)) await sleep(200);
});

/** A login as the database has it; over the wire nobody is shown the half of it. */
async function loginRow(username: string): Promise<unknown> {
  const [row] = await onDatabase(shop.env.DATABASE_URI as string, 'SELECT * FROM "_User" WHERE username = $1', [
    username,
  ]);
  return row;
}

const date = { __type: 'Date', iso: '2100-01-01T00:00:00.000Z' };
const BOOKKEEPING: Record<string, unknown[]> = {
  _failed_login_count: [{ __op: 'Delete' }, 0, { __op: 'Increment', amount: -5 }],
  _account_lockout_expires_at: [{ __op: 'Delete' }, date],
  _password_history: [{ __op: 'Delete' }, []],
  _password_changed_at: [{ __op: 'Delete' }, date],
  _hashed_password: ['$2y$10$abcdefghijklmnopqrstuv', { __op: 'Delete' }],
  _perishable_token: ['known', { __op: 'Delete' }],
  _perishable_token_expires_at: [date],
  _email_verify_token: ['known'],
  _rperm: [['*'], { __op: 'Delete' }],
  _wperm: [['*']],
  _acl: [{}],
  _tombstone: [date],
  _session_token: ['r:known'],
  _auth_data_anonymous: [{ id: 'x' }],
  'authData.anonymous': [{ id: 'x' }],
};

// CVE-2026-116164: Parse Server up to 9.10.3 takes these from the login's own owner.
(isPostgres() ? test : test.skip)('nobody writes what Parse keeps of their own login', async () => {
  const api = await enter('technician2');
  const id = await loginOf(api);
  await shop.stranger
    .elsewhere()
    .request('POST', '/parse/login', { username: 'technician2', password: 'wrong-password' });
  const before = await loginRow('technician2');
  expect(before).toMatchObject({ _failed_login_count: 1 });
  for (const [field, values] of Object.entries(BOOKKEEPING))
    for (const value of values)
      for (const path of [`/parse/users/${id}`, `/parse/classes/_User/${id}`]) {
        const { body } = await api.request('PUT', path, { [field]: value });
        expect({ field, value, code: body.code }).toEqual({ field, value, code: 1101 });
      }
  expect(await loginRow('technician2')).toEqual(before);
});

// CVE-2026-112768: its answer would tell which username is taken, and which password is right.
test('changing somebody else’s login is answered alike, whatever was guessed', async () => {
  const id = await loginOf(shop.coordinator);
  const guesses = [
    { username: 'manager' },
    { username: 'nobody-at-all' },
    { email: 'manager@shop.example' },
    { password: PASSWORD },
    { password: 'not-the-password' },
    { password: 'coordinator' },
  ];
  for (const api of [shop.stranger, shop.technician2]) {
    const answers = await Promise.all(guesses.map((guess) => api.request('PUT', `/parse/users/${id}`, guess)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.status).toBe(400);
  }
  await enter('coordinator');
});

test('a log-in does not tell whether it was the name or the password', async () => {
  const answers = await Promise.all(
    ['coordinator', 'nobody-at-all', '', '__proto__'].map((username) =>
      shop.stranger.elsewhere().request('POST', '/parse/login', { username, password: 'wrong-password' }),
    ),
  );
  expect(answers[0]).toEqual(answers[1]);
  for (const { status, body } of answers) expect([status < 500, body.sessionToken]).toEqual([true, undefined]);
});

/** As a program asks that says it spoke to another host. */
const askAt = (host: string, email: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const headers = {
      Host: host,
      'X-Forwarded-Host': host,
      'X-Parse-Application-Id': 'printshop',
      'Content-Type': 'application/json',
      ...fromAnywhere(),
    };
    httpRequest(`${shop.url}/parse/requestPasswordReset`, { method: 'POST', headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    })
      .on('error', reject)
      .end(JSON.stringify({ email }));
  });

test('the link in a mail leads to the shop’s own address, whichever host was asked', async () => {
  const email = 'coordinator@shop.example';
  expect(await askAt('evil.example', email)).toBe(200);
  const link = await passwordLink(shop, await mailTo(shop, email, 'passwordReset'));
  expect(new URL(link).origin).toBe(shop.url);
});

test('a link’s token is a text: what a database would take for a question chooses no password', async () => {
  const page = `${shop.url}/parse/apps/printshop/request_password_reset`;
  const form = (body: string) => fetch(page, { method: 'POST', body: new URLSearchParams(body), redirect: 'manual' });
  const json = (token: unknown) =>
    fetch(page, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token, new_password: 'chosen-by-others-1', username: 'coordinator' }),
      redirect: 'manual',
    });
  const answers = await Promise.all([
    form('token[$ne]=x&new_password=chosen-by-others-1'),
    form('token[$regex]=^&username=coordinator&new_password=chosen-by-others-1'),
    form('token=&username=coordinator&new_password=chosen-by-others-1'),
    json({ $ne: null }),
    json({ $regex: '^' }),
    json(null),
    json(['a']),
  ]);
  for (const answer of answers) {
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).not.toContain('is saved');
  }
  await enter('coordinator');
});
