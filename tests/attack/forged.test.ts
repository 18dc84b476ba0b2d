/** Forbidden writes by every way a write can be sent: refused, and nothing changes. */
import { beforeAll, expect, test } from '@jest/globals';
import { type Answer, type Api, date, pointer } from '../support/api';
import { batchFields, checkFields, logFields, newJob, useShop } from '../support/shop';
import { PASSWORD } from '../support/staff';
import { forgeries, IDS, PEOPLE, put, type Rows, remove } from './forgeries';
import { brokenVehicles, idleHeaders, madeUpKeys, vehicles, type Write } from './vehicles';

const shop = useShop();

const ids = {} as Rows;
beforeAll(async () => {
  Object.assign(ids, shop.ids);
  ids.job = await newJob(shop, 'technician1');
  ids.client = (await shop.master.get('PrintJob', ids.job)).body.client.objectId;
  ids.check = await shop.technician1.made('FileCheck', checkFields(ids.job));
  ids.log = await shop.technician1.made('TimeLog', logFields(ids.job));
  ids.event = (await shop.master.find('AuditEvent', { entityId: ids.job })).body.results[0].objectId;
  ids.user = (await shop.technician1.request('GET', '/parse/users/me')).body.objectId;
  ids.role = (await shop.master.find('_Role', { name: 'manager' })).body.results[0].objectId;
  ids.session = (await shop.master.find('_Session', { user: pointer('_User', ids.user) })).body.results[0].objectId;
});

const isRefused = ({ status, body }: Answer) => Math.floor(status / 100) === 4 && body.error !== undefined;

/** Everything that a forgery could have changed, as the database has it. */
async function everything(): Promise<unknown> {
  const rows = await Promise.all(
    Object.entries(IDS).map(async ([className, key]) => (await shop.master.get(className, ids[key])).body),
  );
  const profiles = (await shop.master.find('Technician')).body.results;
  const counted = await Promise.all(
    ['_Role', '_Session', '_User', 'AuditEvent'].map(
      async (className) => (await shop.master.find(className, {}, { count: 1, limit: 0 })).body.count,
    ),
  );
  const members = (
    await shop.master.find('_User', { $relatedTo: { object: pointer('_Role', ids.role), key: 'users' } })
  ).body.results.map(({ objectId }: { objectId: string }) => objectId);
  return { rows, profiles, counted, members };
}

test.each(Object.entries({ ...vehicles, ...idleHeaders }))(
  '%s carries a write that is allowed',
  async (_name, send) => {
    const job = await newJob(shop, 'technician1');
    const before = (await shop.master.get('PrintJob', job)).body.revision;
    const { status, body } = await send(shop.coordinator, {
      method: 'PUT',
      className: 'PrintJob',
      id: job,
      body: { color: 'Red' },
    });
    expect({ ok: status < 300, error: body.error }).toEqual({ ok: true, error: undefined });
    expect((await shop.master.get('PrintJob', job)).body).toMatchObject({ color: 'Red', revision: before + 1 });
  },
);

test.each(Object.entries(brokenVehicles))('%s carries nothing', async (_name, send) => {
  const job = await newJob(shop, 'technician1');
  const before = (await shop.master.get('PrintJob', job)).body;
  const write: Write = { method: 'PUT', className: 'PrintJob', id: job, body: { color: 'Red' } };
  for (const api of [shop.coordinator, shop.stranger]) expect(isRefused(await send(api, write))).toBe(true);
  expect((await shop.master.get('PrintJob', job)).body).toEqual(before);
});

const inTurn = (added: typeof vehicles) =>
  Object.entries(added).map(([name, send], turn, all) => ({
    name,
    send,
    load: forgeries.filter((_forgery, index) => index % all.length === turn),
  }));

/** Every forgery by every vehicle; a header or a made-up key adds the same to each write, and comes with some of them. */
const rides = [
  ...Object.entries(vehicles).map(([name, send]) => ({ name, send, load: forgeries })),
  ...inTurn(idleHeaders),
  ...inTurn(madeUpKeys),
];

test.each(rides)('by $name nobody writes what is not theirs', async ({ send, load }) => {
  const before = await everything();
  for (const { what, who, write } of load)
    for (const person of who) {
      const answer = await send(shop[person], write(ids));
      expect({ person, what, refused: isRefused(answer), answer }).toMatchObject({ person, what, refused: true });
    }
  expect(await everything()).toEqual(before);
});

test('what a refused batch would have brought about does not happen', async () => {
  const job = await newJob(shop, 'technician1');
  const batch = await shop.coordinator.made('MaterialBatch', batchFields(1000));
  const log = await shop.technician1.made('TimeLog', {
    ...logFields(job),
    materialBatch: pointer('MaterialBatch', batch),
    materialGrams: 100,
  });
  const requests = [
    { method: 'PUT', path: `/parse/classes/TimeLog/${log}`, body: { approvalStatus: 'Approved' } },
    { method: 'PUT', path: `/parse/classes/PrintJob/${job}`, body: { status: 'File Review' } },
    { method: 'POST', path: '/parse/classes/Client', body: {} },
  ];
  const rowsOf = async () => [
    (await shop.master.get('MaterialBatch', batch)).body,
    (await shop.master.get('TimeLog', log)).body,
    (await shop.master.get('PrintJob', job)).body,
    (await shop.master.find('AuditEvent', { entityId: { $in: [job, log] } })).body.results.length,
  ];
  const before = await rowsOf();
  const { status, body } = await shop.coordinator.request('POST', '/parse/batch', { requests, transaction: true });
  expect([status, body.code]).toEqual([400, 1109]);
  expect(await rowsOf()).toEqual(before);
});

test('the master key changes and deletes no audit event either', async () => {
  const before = await everything();
  for (const write of [put('AuditEvent', () => ({ actorName: 'nobody' }))(ids), remove('AuditEvent')(ids)])
    for (const name of ['a plain request', 'a batch', 'GraphQL'])
      expect((await (vehicles[name] as (typeof vehicles)[string])(shop.master, write)).body.code).toBe(1104);
  expect(await everything()).toEqual(before);
});

test('nobody signs up, logs in without a password, or as somebody else', async () => {
  const before = await everything();
  const signUp = { username: 'intruder', password: PASSWORD, email: 'intruder@shop.example' };
  const tries: [string, string, unknown][] = [
    ['POST', '/parse/users', signUp],
    ['POST', '/parse/users', { authData: { anonymous: { id: 'aaaa' } } }],
    ['POST', '/parse/classes/_User', signUp],
    ['POST', '/parse/loginAs', { userId: ids.user }],
    ['POST', '/parse/login', { username: { $ne: null }, password: { $ne: null } }],
    ['POST', '/parse/login', { username: 'manager', password: { $regex: '^' } }],
    ['POST', '/parse/login', { username: 'manager' }],
    ['GET', `/parse/login?username=manager&password[$ne]=x`, undefined],
    ['POST', '/parse/upgradeToRevocableSession', {}],
    ['POST', '/parse/verifyPassword', { username: 'manager', password: PASSWORD }],
    ['PUT', '/parse/sessions/me', { expiresAt: date('2100-01-01') }],
    ['POST', '/parse/challenge', { authData: {} }],
    ['POST', '/parse/installations', { deviceType: 'ios', deviceToken: 'c'.repeat(64) }],
    ['GET', '/parse/installations', undefined],
  ];
  for (const [method, path, body] of tries)
    for (const person of PEOPLE) {
      if (person !== 'stranger' && path.startsWith('/parse/login?')) continue;
      const answer = await shop[person].request(method, path, body);
      expect({ person, path, refused: isRefused(answer), answer }).toMatchObject({ refused: true });
    }
  for (const mutation of [
    'signUp(input: { fields: { username: "intruder", password: "correct-horse" } }) { viewer { sessionToken } }',
    'logInWith(input: { authData: { anonymous: { id: "x" } } }) { viewer { sessionToken } }',
  ])
    for (const person of PEOPLE) {
      const { body } = await shop[person].graphql(`mutation { ${mutation} }`);
      expect({ person, mutation, errors: body.errors?.length }).toEqual({ person, mutation, errors: 1 });
    }
  expect(await everything()).toEqual(before);
});

test('what is the master key’s is nobody’s else', async () => {
  const addresses: [string, string][] = [
    ['GET', '/parse/schemas'],
    ['POST', '/parse/schemas/Evil'],
    ['PUT', '/parse/schemas/PrintJob'],
    ['DELETE', '/parse/schemas/PrintJob'],
    ['DELETE', '/parse/purge/PrintJob'],
    ['GET', '/parse/aggregate/PrintJob?distinct=status'],
    ['GET', '/parse/hooks/functions'],
    ['POST', '/parse/hooks/functions'],
    ['GET', '/parse/config'],
    ['PUT', '/parse/config'],
    ['GET', '/parse/graphql-config'],
    ['GET', '/parse/logs'],
    ['POST', '/parse/push'],
    ['GET', '/parse/push_audiences'],
    ['GET', '/parse/serverInfo'],
    ['GET', '/parse/security'],
    ['POST', '/parse/jobs/anything'],
    ['GET', '/parse/cloud_code/jobs'],
    ['POST', '/parse/validate_purchase'],
    ['GET', '/parse/files/metadata/x'],
  ];
  for (const [method, path] of addresses)
    for (const person of PEOPLE) {
      const answer: Answer = await (shop[person] as Api).request(method, path, method === 'GET' ? undefined : {});
      const refused = Math.floor(answer.status / 100) === 4;
      expect({ person, path, refused, answer }).toMatchObject({ refused: true });
    }
});
