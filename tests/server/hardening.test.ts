/** The server itself: what it answers to strangers, and that Parse's own security check finds nothing. */
import { expect, test } from '@jest/globals';
import { date, pointer } from '../support/api';
import { isPostgres } from '../support/databases';
import { cubeStl } from '../support/models';
import { MASTER_KEY } from '../support/process';
import { clientFields, jobFields, newJob, useShop } from '../support/shop';

const shop = useShop({ NODE_ENV: 'production', DASHBOARD_USER: 'admin', DASHBOARD_PASSWORD: 'a-dashboard-password' });

test('Parse’s security check reports nothing', async () => {
  const { status, body } = await shop.master.request('GET', '/parse/security');
  expect(status).toBe(200);
  const failed = body.report.groups.flatMap((group: { name: string; checks: { state: string; title: string }[] }) =>
    group.checks
      // The MongoDB of the tests has no password; that the check asks for one is right.
      .filter(({ state, title }) => state !== 'success' && (isPostgres() || title !== 'Secure database password'))
      .map(({ title, state }) => `${group.name}: ${title} is ${state}`),
  );
  expect(failed).toEqual([]);
});

test('it says that it lives and that it is ready', async () => {
  expect((await shop.stranger.request('GET', '/health')).body).toEqual({ status: 'ok' });
  expect((await shop.stranger.request('GET', '/ready')).body).toEqual({ status: 'ok' });
});

test('the master key works from this machine only', async () => {
  const forwarded = await shop.master.request('GET', '/parse/classes/Client', undefined, {
    'X-Forwarded-For': '203.0.113.9',
  });
  // No proxy is trusted, so the header changes nothing and the caller is who they are: loopback.
  expect(forwarded.status).toBe(200);
  const wrong = await shop.stranger.request('GET', '/parse/schemas', undefined, {
    'X-Parse-Master-Key': `${MASTER_KEY}x`,
  });
  expect([wrong.status, wrong.body.code]).toEqual([400, 119]);
});

test('strangers get nothing at all', async () => {
  for (const path of [
    '/classes/PrintJob',
    '/classes/_User',
    '/users',
    '/roles',
    '/sessions',
    '/installations',
    '/schemas',
    '/config',
    '/serverInfo',
    '/hooks/functions',
    '/cloud_code/jobs',
    '/logs',
    '/aggregate/PrintJob',
    '/push_audiences',
    '/events/AppOpened',
  ]) {
    const { status, body } = await shop.stranger.request('GET', `/parse${path}`);
    expect({
      path,
      refused: status >= 400 || body.results?.length === 0 || Object.keys(body.params ?? { x: 1 }).length === 0,
      status: status < 500,
    }).toEqual({ path, refused: true, status: true });
  }
  const device = { deviceType: 'ios', deviceToken: 'x'.repeat(64), installationId: 'a-b-c' };
  expect((await shop.stranger.request('POST', '/parse/installations', device)).status).toBeGreaterThanOrEqual(400);
  expect((await shop.stranger.request('POST', '/parse/classes/Evil', { a: 1 })).status).toBeGreaterThanOrEqual(400);
  expect((await shop.coordinator.create('Evil', { a: 1 })).status).toBeGreaterThanOrEqual(400);
});

test('uploads: staff only, model files only, and never fetched but through the job', async () => {
  const model = cubeStl(5);
  const send = (api: typeof shop.stranger, name: string, type = 'model/stl') =>
    api.request('POST', `/parse/files/${name}`, model, { 'Content-Type': type });
  expect((await send(shop.stranger, 'a.stl')).status).toBeGreaterThanOrEqual(400);
  for (const [name, type] of [
    ['a.html', 'text/html'],
    ['a.svg', 'image/svg+xml'],
    ['a.stl.exe', 'application/x-msdownload'],
    ['a', 'text/html'],
    ['a.png', 'text/html'],
  ] as const)
    expect({ name, refused: (await send(shop.coordinator, name, type)).status >= 400 }).toEqual({
      name,
      refused: true,
    });
  for (const name of ['a.stl', 'b.STL', 'c.3mf', 'd.step', 'e.stp', 'f.obj'])
    expect({ name, status: (await send(shop.coordinator, name)).status }).toEqual({ name, status: 201 });
  const file = await shop.coordinator.upload('part.stl', model);
  for (const api of [shop.stranger, shop.coordinator])
    expect((await api.request('GET', new URL(file.url).pathname)).status).toBeGreaterThanOrEqual(400);
  expect((await shop.coordinator.request('DELETE', new URL(file.url).pathname)).status).toBeGreaterThanOrEqual(400);
});

test('an upload belongs to whoever uploaded it, and to one job', async () => {
  const mine = await shop.coordinator.upload('part.stl', cubeStl(5));
  const client = await shop.coordinator.made('Client', clientFields());
  const { fileName, fileUrl, ...fields } = jobFields(client);
  expect((await shop.manager.create('PrintJob', { ...fields, file: mine })).body.code).toBe(1308);
  await shop.coordinator.made('PrintJob', { ...fields, file: mine });
  expect((await shop.coordinator.create('PrintJob', { ...fields, file: mine })).body.code).toBe(1308);
  expect(
    (await shop.coordinator.create('PrintJob', { ...fields, fileName, fileUrl: 'http://plain.example/x.stl' })).body
      .code,
  ).toBe(1307);
});

test('a job’s file: whoever may read the job gets it, by ranges too', async () => {
  const client = await shop.coordinator.made('Client', clientFields());
  const { fileName, fileUrl, ...fields } = jobFields(client);
  const file = await shop.coordinator.upload('part.stl', cubeStl(5));
  const job = await shop.coordinator.made('PrintJob', {
    ...fields,
    file,
    assignedTechnician: pointer('Technician', shop.ids.technician1),
  });
  const get = (api: typeof shop.stranger, headers: Record<string, string> = {}, query = '') =>
    fetch(`${shop.url}/files/jobs/${job}${query}`, {
      headers: { ...(api.sessionToken ? { 'X-Parse-Session-Token': api.sessionToken } : {}), ...headers },
    });
  expect((await get(shop.stranger)).status).toBe(401);
  expect((await get(shop.technician2)).status).toBe(404);
  const whole = await get(shop.technician1);
  expect(whole.status).toBe(200);
  expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
  expect(whole.headers.get('content-disposition')).toBe('attachment; filename="part.stl"');
  expect(whole.headers.get('content-type')).toContain('application/octet-stream');
  const part = await get(shop.technician1, { Range: 'bytes=80-83' });
  expect(part.status).toBe(206);
  expect(Buffer.from(await part.arrayBuffer()).readUInt32LE(0)).toBe(12);
  expect((await get(shop.technician1, {}, '?revision=9')).status).toBe(404);
  expect((await get(shop.technician1, {}, '?revision=..%2f')).status).toBe(404);
});

test('GraphQL answers the queue with its relations, and errors without a stack', async () => {
  const job = await newJob(shop, 'technician1');
  const query =
    '{ printJobs { edges { node { objectId status client { companyName email } assignedTechnician { username } } } } }';
  const { body } = await shop.technician1.graphql(query);
  expect(body.errors).toBeUndefined();
  const node = body.data.printJobs.edges
    .map((edge: { node: { objectId: string } }) => edge.node)
    .find((one: { objectId: string }) => one.objectId === job);
  expect(node).toEqual({
    objectId: job,
    status: 'Received',
    client: { companyName: 'Acme Robotics', email: null },
    assignedTechnician: { username: 'technician1' },
  });
  const refused = await shop.technician1.graphql(
    'mutation ($id: ID!) { updatePrintJob(input: { id: $id, fields: { status: "Completed" } }) { printJob { status } } }',
    { id: job },
  );
  expect(JSON.stringify(refused.body)).toContain('cannot go from Received to Completed');
  expect(JSON.stringify(refused.body)).not.toMatch(/node_modules|\.cjs:|at .*\(/);
  const deep = `{ printJobs { edges { node ${'{ client { '.repeat(1)} objectId ${'} }'.repeat(1)} } } }`;
  expect((await shop.stranger.graphql(deep)).body.errors ?? []).not.toEqual([]);
});

test('the dashboard wants its own log-in, and hands the master key to nobody else', async () => {
  const page = await shop.stranger.request('GET', '/dashboard/login');
  expect(page.status).toBe(200);
  const config = await shop.stranger.request('GET', '/dashboard/parse-dashboard-config.json');
  expect(config.status).toBeGreaterThanOrEqual(400);
  expect(JSON.stringify([page.body, config.body])).not.toContain(MASTER_KEY);
});

test('the master key is held to the rules as well', async () => {
  const job = await newJob(shop);
  expect((await shop.master.update('PrintJob', job, { status: 'Completed' })).body.code).toBe(1301);
  expect((await shop.master.update('PrintJob', job, { approvedMaterialGrams: 5 })).body.code).toBe(1101);
  const [event] = (await shop.master.find('AuditEvent', { entityId: job })).body.results;
  expect((await shop.master.update('AuditEvent', event.objectId, { reason: 'x' })).body.code).toBe(1104);
  expect((await shop.master.remove('AuditEvent', event.objectId)).body.code).toBe(1104);
  expect(
    (
      await shop.master.create('AuditEvent', {
        ...event,
        objectId: undefined,
        createdAt: undefined,
        updatedAt: undefined,
        occurredAt: date(new Date()),
      })
    ).body.code,
  ).toBeGreaterThan(0);
});

test('guessing passwords is slowed down, by REST, by batch and by GraphQL', async () => {
  const guess = { username: 'nobody', password: 'wrong-password' };
  // A try without a password counts as any other, and costs the server no hash.
  const tries = (body: object) => ({
    requests: Array.from({ length: 50 }, () => ({ method: 'POST', path: '/parse/login', body })),
  });
  const batch = (body: object) => shop.stranger.request('POST', '/parse/batch', tries(body));
  expect(JSON.stringify((await batch({})).body)).not.toContain('Too many tries');
  expect(JSON.stringify((await batch({})).body)).not.toContain('Too many tries');
  expect(JSON.stringify((await batch(guess)).body)).toContain('Too many tries');
  expect(JSON.stringify((await shop.stranger.request('POST', '/parse/login', guess)).body)).toContain('Too many tries');
  const ask = async (query: string) => (await shop.stranger.graphql(query)).status;
  const login =
    'mutation { logIn(input: { username: "nobody", password: "wrong-password" }) { viewer { sessionToken } } }';
  expect(await ask(login)).not.toBe(429);
  await Promise.all(Array.from({ length: 119 }, () => ask('{ __typename }')));
  expect(await ask(login)).toBe(429);
});
