/** Questions that would give a hidden value away by their answer: a right guess and a wrong one are answered alike. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { classes, hiddenFrom, type Standing, schema, standings } from '../rights/expected';
import type { Fields } from '../rights/fixtures';
import { keptRow } from '../rights/rows';
import { type Answer, date, pointer } from '../support/api';
import { asking, inBatches } from '../support/batch';
import { clientFields, jobFields } from '../support/shop';
import { shop, world } from './shop';

const MARK = 'mark@hidden.example';
beforeAll(async () => {
  // Two clients of technician1, told apart by what technicians do not see, and by their codes.
  for (const [clientCode, value] of [
    ['FIRST', MARK],
    ['SECOND', 'zz@hidden.example'],
  ]) {
    const client = await shop.manager.made('Client', {
      ...clientFields(),
      ...{ clientCode, companyName: MARK, contactName: value, email: value, phone: value, billingStatus: value },
    });
    const assignedTechnician = pointer('Technician', shop.ids.technician1);
    await shop.manager.made('PrintJob', { ...jobFields(client), assignedTechnician });
  }
});

const get = (path: string, query: Record<string, unknown>) => {
  const texts = Object.entries(query).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return shop.technician1.request('GET', `/parse/classes/${path}?${new URLSearchParams(texts)}`);
};
const ofClients = (where: unknown, more: Fields = {}) => get('Client', { where, ...more });
const ofJobs = (where: unknown, more: Fields = {}) => get('PrintJob', { where, ...more });
const inClients = (where: unknown) => ({ className: 'Client', where });

type Question = (field: string, value: unknown) => Promise<Answer>;

/** Each tells a right guess from a wrong one where the field may be seen. */
const questions: Record<string, Question> = {
  equal: (field, value) => ofClients({ [field]: value }),
  counted: (field, value) => ofClients({ [field]: value }, { count: '1', limit: '0' }),
  'in a list': (field, value) => ofClients({ [field]: { $in: [value] } }),
  'not in a list': (field, value) => ofClients({ [field]: { $nin: [value] } }),
  compared: (field, value) => ofClients({ [field]: { $lte: value } }),
  'either or': (field, value) => ofClients({ $or: [{ [field]: value }, { objectId: 'x' }] }),
  both: (field, value) => ofClients({ $and: [{ [field]: value }] }),
  nested: (field, value) => ofClients({ $and: [{ $or: [{ $and: [{ [field]: value }] }] }] }),
  'jobs in a query': (field, value) => ofJobs({ client: { $inQuery: inClients({ [field]: value }) } }),
  'jobs not in a query': (field, value) => ofJobs({ client: { $notInQuery: inClients({ [field]: value }) } }),
  'codes selected': (field, value) =>
    ofClients({ clientCode: { $select: { query: inClients({ [field]: value }), key: 'clientCode' } } }),
  'codes not selected': (field, value) =>
    ofClients({ clientCode: { $dontSelect: { query: inClients({ [field]: value }), key: 'clientCode' } } }),
  'in the body of a POST': (field, value) =>
    shop.technician1.request('POST', '/parse/classes/Client', { _method: 'GET', where: { [field]: value } }),
  'in a batch': async (field, value) => {
    const requests = [{ method: 'GET', path: '/parse/classes/Client', body: { where: { [field]: value } } }];
    const { status, body } = await shop.technician1.request('POST', '/parse/batch', { requests });
    return body[0]?.success ? { status, body: body[0].success } : { status: 400, body: body[0]?.error ?? body };
  },
  'over GraphQL': (field, value) =>
    shop.technician1.graphql(
      `{ clients(where: { ${field}: { equalTo: "${value}" } }) { edges { node { clientCode } } } }`,
    ),
  'jobs over GraphQL': (field, value) =>
    shop.technician1.graphql(
      `{ printJobs(where: { client: { have: { ${field}: { equalTo: "${value}" } } } }) { edges { node { jobNumber } } } }`,
    ),
};

/** A condition that no row meets. */
const NOTHING = { createdAt: { $gt: date('2150-01-01') } };

/** What an answer tells: its rows, or that there is none. */
const told = ({ body }: Answer) =>
  JSON.stringify(
    body.results ? [body.results, body.count] : (body.errors?.map(({ message }: Error) => message) ?? body),
  );

const hidden = schema.classes.get('Client')?.rules?.hidden?.technician ?? [];

describe.each(Object.entries(questions))('a question: %s', (_name, ask) => {
  test('tells the rows apart by a field that is shown', async () => {
    const [right, wrong] = await Promise.all([ask('clientCode', 'FIRST'), ask('clientCode', 'A wrong guess')]);
    expect(right.status).toBe(200);
    expect(told(right)).not.toBe(told(wrong));
  });

  test.each(hidden)('tells nothing of %s', async (field) => {
    const [right, wrong] = await Promise.all([ask(field, MARK), ask(field, 'wrong@hidden.example')]);
    expect(told(right).replaceAll(MARK, '').replaceAll('wrong@hidden.example', '')).toBe(
      told(wrong).replaceAll(MARK, '').replaceAll('wrong@hidden.example', ''),
    );
  });
});

describe.each(hidden)('%s', (field) => {
  test('is not found by comparing it with what is shown', async () => {
    for (const operator of ['$select', '$dontSelect']) {
      const { body } = await ofClients({ companyName: { [operator]: { query: inClients({}), key: field } } });
      const codes = (body.results ?? []).map(({ clientCode }: Fields) => clientCode);
      // companyName of both is what the first one hides: a comparison would find or leave out both.
      expect({ operator, codes: codes.length === 0 || codes.includes('FIRST') }).toEqual({ operator, codes: true });
      expect(operator === '$select' ? codes : []).toEqual([]);
    }
  });

  test('orders nothing', async () => {
    for (const order of [field, `-${field}`, `clientCode,${field}`])
      expect((await ofClients({}, { order })).body.code).toBe(119);
    const [up, down] = await Promise.all([
      ofJobs({}, { order: `client.${field}`, include: 'client' }),
      ofJobs({}, { order: `-client.${field}`, include: 'client' }),
    ]);
    expect(told(up)).toBe(told(down));
    const { body } = await shop.technician1.graphql(
      `{ clients(order: [${field}_ASC]) { edges { node { clientCode } } } }`,
    );
    expect(body.errors?.length).toBe(1);
  });

  test('is in no answer, whatever is asked for', async () => {
    const answers = await Promise.all([
      ofClients({}, { keys: field }),
      ofClients({}, { keys: `clientCode,${field}` }),
      ofClients({}, { excludeKeys: 'clientCode' }),
      ofClients({}, { includeAll: 'true' }),
      ofJobs({}, { include: 'client' }),
      ofJobs({}, { include: `client,client.${field}` }),
      ofJobs({}, { include: 'client', keys: `client.${field},client.clientCode` }),
      ofJobs({}, { include: '*' }),
      ofJobs({}, { includeAll: 'true' }),
      ofJobs({}, { redirectClassNameForKey: 'client' }),
    ]);
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(body.results.length).toBeGreaterThan(0);
      for (const row of body.results) {
        expect(row.client ?? row).not.toHaveProperty(field);
      }
    }
  });
});

test('who may only count or explain learns nothing either', async () => {
  const tries: [string, Fields][] = [
    ['Client', { explain: 'true' }],
    ['Client', { explain: 'executionStats' }],
    ['Client', { where: { email: { $regex: '^mark' } } }],
    ['Client', { where: { companyName: { $regex: '(a+)+$' } } }],
    ['Client', { where: { $where: 'this.email' } }],
    ['Client', { where: { email: { $relativeTime: '1 day ago' } } }],
    ['Client', { distinct: 'email' }],
    ['Client', { pipeline: [{ $project: { email: 1 } }] }],
  ];
  for (const [path, query] of tries) {
    const answer = await get(path, query);
    expect({ query, status: answer.status, code: answer.body.code > 1 }).toEqual({ query, status: 400, code: true });
  }
  for (const path of ['Client?distinct=email', 'Client?pipeline=[]', 'PrintJob']) {
    const { status } = await shop.manager.request('GET', `/parse/aggregate/${path}`);
    expect({ path, refused: Math.floor(status / 100) }).toEqual({ path, refused: 4 });
  }
});

const TECHNICIAN = standings.find(({ role, assigned }) => role === 'technician' && assigned) as Standing;
const closed = [...schema.classes.values()].filter(
  ({ rules }) => !rules || rules.rights.read.every((right) => right === 'role:coordinator'),
);

test.each(closed.map(({ className }) => className))(
  'no subquery looks into %s, which technicians do not read',
  async (className) => {
    const keys = Object.keys(schema.classes.get(className)?.fields ?? {});
    const askAll = (where: Fields) => {
      const wheres = [
        ...['objectId', 'entityId', 'username', ...keys].flatMap((key) =>
          ['objectId', 'jobNumber'].map((field) => ({ [field]: { $select: { query: { className, where }, key } } })),
        ),
        ...['client', 'assignedTechnician', 'materialBatch', 'parentJob'].map((field) => ({
          [field]: { $inQuery: { className, where } },
        })),
      ].map((asked) => ({ where: asked }));
      return inBatches(shop.technician1, asking('/parse/classes/PrintJob', wheres));
    };
    expect((await askAll({})).map(told)).toEqual((await askAll(NOTHING)).map(told));
  },
);

test('no subquery finds a row of somebody else', async () => {
  const foreign = { className: 'PrintJob', where: { objectId: world.job } };
  for (const where of [
    { objectId: { $select: { query: foreign, key: 'client' } } },
    { name: { $select: { query: foreign, key: 'materialType' } } },
  ]) {
    const query = new URLSearchParams({ where: JSON.stringify(where) });
    const { body } = await shop.technician2.request('GET', `/parse/classes/Material?${query}`);
    expect(body.results ?? []).toEqual([]);
    const own = await shop.technician1.request('GET', `/parse/classes/Material?${query}`);
    if ('name' in where) expect(own.body.results).toHaveLength(1);
  }
});

test('nobody lists who is in a role', async () => {
  const role = (await shop.master.find('_Role', { name: 'manager' })).body.results[0].objectId;
  const where = { $relatedTo: { object: pointer('_Role', role), key: 'users' } };
  for (const person of ['stranger', 'technician1', 'coordinator', 'manager'] as const)
    for (const path of ['/parse/users', '/parse/classes/_User', '/parse/classes/Technician', '/parse/roles']) {
      const query = new URLSearchParams({ where: JSON.stringify(where) });
      const { body } = await shop[person].request('GET', `${path}?${query}`);
      expect({ person, path, found: body.results ?? [] }).toEqual({ person, path, found: [] });
    }
});

/** Every row inside an answer, with the class it is of. */
function rowsIn(value: unknown, found: Fields[] = []): Fields[] {
  if (typeof value !== 'object' || value === null) return found;
  if ((value as Fields).__type === 'Object') found.push(value as Fields);
  for (const inner of Object.values(value)) rowsIn(inner, found);
  return found;
}

test.each(classes.filter(({ rules }) => rules.rights.read.some((right) => right !== 'role:coordinator')))(
  'an include from $className brings no hidden field and no login',
  async (loaded) => {
    await keptRow(world, loaded, TECHNICIAN);
    const pointers = Object.keys(loaded.fields).filter((name) => loaded.fields[name]?.type === 'Pointer');
    const second = pointers.flatMap((name) => {
      const target = schema.classes.get(loaded.fields[name]?.targetClass ?? '');
      const inner = Object.keys(target?.fields ?? {}).filter((field) => target?.fields[field]?.type === 'Pointer');
      return inner.map((field) => `${name}.${field}`);
    });
    const includes = [...pointers, ...second];
    const bodies = includes.map((include) => ({ include, limit: 200 }));
    const answers = await inBatches(shop.technician1, asking(`/parse/classes/${loaded.className}`, bodies));
    for (const [index, { body }] of answers.entries()) {
      const include = includes[index];
      for (const row of rowsIn(body.results ?? [])) {
        const rules = schema.classes.get(row.className as string)?.rules;
        expect({ include, login: row.className === '_User' }).toEqual({ include, login: false });
        const leaked = rules ? hiddenFrom(rules, 'technician').filter((name) => name in row) : [];
        expect({ include, of: row.className, leaked }).toEqual({ include, of: row.className, leaked: [] });
      }
    }
  },
);
