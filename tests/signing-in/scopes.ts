/** A key does what its scopes say, and nothing else, by whichever way. */
import { beforeAll, expect, test } from '@jest/globals';
import type { Operation, Rules } from '../../schema/format';
import { loadSchema } from '../../schema/load';
import { pointer } from '../support/api';
import { inBatches, type Part } from '../support/batch';
import { theShop } from '../support/house';
import { newMachine } from '../support/keys';
import { Live } from '../support/live';
import { cubeStl } from '../support/models';
import { clientFields, newJob } from '../support/shop';
import { begin } from '../support/tus';

const classes = [...loadSchema().classes.values()].filter(({ rules }) => rules);
let job = '';
let client = '';

beforeAll(async () => {
  const shop = theShop();
  job = await newJob(shop);
  client = (await shop.coordinator.get('PrintJob', job)).body.client.objectId;
});

test('with one scope, every other class is shut: to read, make, change and delete', async () => {
  const { api } = await newMachine(theShop(), ['Client:read']);
  const parts = classes.flatMap(({ className }): Part[] => {
    const path = `/parse/classes/${className}`;
    const others: Part[] = [
      { method: 'POST', path },
      { method: 'PUT', path: `${path}/x`, body: { revision: 1 } },
      { method: 'DELETE', path: `${path}/x` },
    ];
    const reads: Part[] = [
      { method: 'GET', path },
      { method: 'GET', path: `${path}/x` },
    ];
    return className === 'Client' ? others : [...reads, ...others];
  });
  const answers = await inBatches(api, parts);
  const wrong = answers.flatMap(({ body }, at) => (body.code === 2372 ? [] : [`${parts[at]?.path}: ${body.code}`]));
  expect(wrong).toEqual([]);
  expect((await api.find('Client')).body.results.length).toBeGreaterThan(0);
  expect((await api.get('Client', client)).status).toBe(200);
});

test('what a query brings along needs a scope too: include, keys, conditions, counts', async () => {
  const shop = theShop();
  const { api } = await newMachine(shop, ['PrintJob:read']);
  const codeOf = async (where: unknown, options = {}) => (await api.find('PrintJob', where, options)).body.code;
  expect(await codeOf({}, { include: 'client' })).toBe(2372);
  expect(await codeOf({}, { includeAll: 'true' })).toBe(2372);
  expect(await codeOf({}, { keys: 'client.companyName' })).toBe(2372);
  const query = { className: 'Client', where: { companyName: 'Acme Robotics' } };
  expect(await codeOf({ client: { $inQuery: query } })).toBe(2372);
  expect(await codeOf({ client: { $notInQuery: query } })).toBe(2372);
  expect(await codeOf({ jobNumber: { $select: { query, key: 'companyName' } } })).toBe(2372);
  expect((await api.find('Client', {}, { count: 1, limit: 0 })).body.code).toBe(2372);
  expect((await api.get('PrintJob', job, '?include=client')).body.code).toBe(2372);
  expect((await api.get('PrintJob', job)).body.client).toEqual(pointer('Client', client));
  const both = await newMachine(shop, ['PrintJob:read', 'Client:read']);
  expect((await both.api.get('PrintJob', job, '?include=client')).body.client.companyName).toBe('Acme Robotics');
});

test('GraphQL is held to the same', async () => {
  const { api } = await newMachine(theShop(), ['PrintJob:read']);
  const errorOf = async (query: string) => (await api.graphql(query)).body.errors?.[0]?.extensions.code;
  expect((await api.graphql('{ printJobs { count edges { node { jobNumber } } } }')).body.data.printJobs.count).toBe(1);
  expect(await errorOf('{ clients { count } }')).toBe(2372);
  expect(await errorOf('{ printJobs { edges { node { client { companyName } } } } }')).toBe(2372);
  expect(await errorOf(`{ printJob(id: "${job}") { client { companyName } } }`)).toBe(2372);
  expect(await errorOf('{ printJobs(where: { client: { have: { companyName: { equalTo: "x" } } } }) { count } }')).toBe(
    2372,
  );
  expect(await errorOf(`mutation { deletePrintJob(input: { id: "${job}" }) { clientMutationId } }`)).toBe(2372);
  expect(await errorOf('mutation { callCloudCode(input: { functionName: queueSummary }) { result } }')).toBe(2372);
  expect(await errorOf('{ viewer { sessionToken user { username } } }')).toBeDefined();
});

test('functions, files and what is for people are shut without their scope', async () => {
  const shop = theShop();
  const { api, key } = await newMachine(shop, ['PrintJob:read']);
  for (const name of ['queueSummary', 'sendQuote', 'showMail', 'recountStock'])
    expect((await api.call(name)).body.code).toBe(2372);
  for (const name of [
    'me',
    'mySecondFactor',
    'startSecondFactor',
    'createApiKey',
    'apiKeyChoices',
    'resetSecondFactor',
    'checkout',
    'catalog',
    'trackJob',
  ])
    expect((await api.call(name, { password: 'x' })).body.code).toBe(2373);
  const send = (who = api) => who.request('POST', '/parse/files/cube.stl', cubeStl(5), { 'Content-Type': 'model/stl' });
  expect((await send()).body.code).toBe(2372);
  expect((await begin(shop.url, 'cube.stl', 684, { Authorization: `Bearer ${key}` })).status).toBe(403);
  expect((await api.request('GET', `/files/jobs/${job}`)).status).toBe(302);
  expect((await api.request('GET', '/parse/users/me')).status).not.toBe(200);
  expect((await api.request('GET', '/parse/sessions/me')).status).not.toBe(200);
  expect((await api.request('GET', '/parse/users')).status).not.toBe(200);

  const more = await newMachine(shop, ['files:write', 'functions:queueSummary', 'PrintJob:read', 'TimeLog:read']);
  expect((await send(more.api)).status).toBe(201);
  expect((await more.api.call('queueSummary')).status).toBe(200);
  expect((await more.api.request('GET', `/labels/jobs/${job}`)).body.code).toBe(2372);
});

test('with every scope that there is, a key does no more than its role', async () => {
  const shop = theShop();
  const choices = (await shop.manager.call('apiKeyChoices')).body.result as Record<string, string[]>;
  for (const role of ['coordinator', 'technician']) {
    const { api } = await newMachine(shop, choices[role] as string[], role);
    const may = (rules: Rules, operation: Operation) => rules.rights[operation].includes(`role:${role}` as never);
    const held = new Set(choices[role]);
    for (const { className, rules } of classes)
      expect([className, held.has(`${className}:write`)]).toEqual([
        className,
        may(rules as Rules, 'read') &&
          (['create', 'update', 'delete'] as const).some((one) => may(rules as Rules, one)),
      ]);
    expect((await api.create('Technician', { username: 'x' })).body.code).toBe(2372);
    expect((await api.find('ApiKey')).body.code).toBe(2372);
    const kept = await api.update('Client', client, { companyName: 'Renamed by a machine' });
    expect(kept.status === 200).toBe(role === 'coordinator');
    if (role === 'coordinator')
      expect((await api.update('PrintJob', job, { status: 'Completed' })).body.code).toBe(1301);
    else expect((await api.find('PrintJob')).body.results ?? []).toEqual([]);
  }
});

test('LiveQuery gives what the scope reads, and refuses the rest', async () => {
  const shop = theShop();
  const { key } = await newMachine(shop, ['PrintJob:read']);
  const api = shop.stranger.as({ 'X-Parse-Session-Token': key });
  await expect(Live.subscribe(api, 'TimeLog')).rejects.toThrow(/TimeLog:read/);
  const live = await Live.subscribe(api, 'PrintJob');
  await shop.coordinator.changed('PrintJob', job, { color: 'Red' });
  await live.seen(({ object }) => object.objectId === job && object.color === 'Red');
  live.close();
});

test('the SDK takes a key where it takes a session token', async () => {
  const shop = theShop();
  const { key } = await newMachine(shop, ['Client:write']);
  const body = JSON.stringify({ ...clientFields(), _ApplicationId: 'printshop', _SessionToken: key });
  const answer = await fetch(`${shop.url}/parse/classes/Client`, { method: 'POST', body });
  expect(answer.status).toBe(201);
});
