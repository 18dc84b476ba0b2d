/** Questions, calls and batches that are none: refused by name, never a 500, and nothing is written. */
import { describe, expect, test } from '@jest/globals';
import type { Fields } from '../rights/fixtures';
import { faults, totals } from './refusals';
import { shop, world } from './shop';

describe('bad questions', () => {
  const wheres = [
    '{',
    '[1]',
    '5',
    '"x"',
    'null',
    '{"$or":5}',
    '{"$or":[5]}',
    '{"$or":[]}',
    '{"$and":[]}',
    '{"$and":[null]}',
    '{"$nor":"x"}',
    '{"$where":"1"}',
    '{"__proto__":1}',
    '{"companyName":{"$where":"1"}}',
    '{"companyName":"a\\u0000"}',
    '{"companyName":{"$in":5}}',
    '{"companyName":{"$in":["a\\u0000"]}}',
    '{"objectId":5}',
    '{"objectId":{"$in":[null]}}',
    '{"objectId":{"$nin":"x"}}',
    '{"createdAt":"x"}',
    '{"createdAt":{"$gt":{"__type":"Date","iso":"x"}}}',
    '{"createdAt":{"$relativeTime":"x"}}',
    '{"companyName":{"$regex":"(a+)+$"}}',
    '{"companyName":{"$regex":"["}}',
    '{"companyName":{"$options":"i"}}',
    '{"client":{"$inQuery":5}}',
    '{"client":{"$inQuery":{"className":5,"where":{}}}}',
    '{"client":{"$select":5}}',
    '{"$relatedTo":5}',
    '{"$relatedTo":{"object":5,"key":"x"}}',
    '{"$relatedTo":{"object":{},"key":"x"}}',
    '{"companyName":{"$nearSphere":{"__type":"GeoPoint","latitude":1,"longitude":1}}}',
    '{"companyName":{"$geoWithin":{"$box":1}}}',
    '{"companyName":{"$containedBy":["x"]}}',
    `{"a":${'['.repeat(900)}${']'.repeat(900)}}`,
    `${'{"$or":['.repeat(300)}{}${']}'.repeat(300)}`,
  ];

  test('a where that is none', async () => {
    const asked = wheres.map((text) => ({ what: text.slice(0, 60), text }));
    const query = (text: string) => `/parse/classes/Client?where=${encodeURIComponent(text)}`;
    expect(await faults(asked, ({ text }) => shop.manager.request('GET', query(text)))).toEqual([]);
    const inBody = asked.filter(({ text }) => !['{', '"x"', 'null'].includes(text));
    const post = (text: string) =>
      shop.manager.request('POST', '/parse/classes/Client', `{"_method":"GET","where":${text}}`, {
        'Content-Type': 'application/json',
      });
    expect(await faults(inBody, ({ text }) => post(text))).toEqual([]);
  });

  test('an order, limit or include that is none', async () => {
    const bad = [
      'order=%00',
      "order=companyName'",
      'order=$x',
      `order=${'a,'.repeat(3000)}`,
      'limit=x',
      'limit=-1',
      'skip=-1',
      'skip=1e999',
      'explain=true',
      'distinct=companyName',
      'pipeline=[]',
      'where=',
      `include=${'a.'.repeat(50)}b`,
    ].map((what) => ({ what }));
    expect(await faults(bad, ({ what }) => shop.manager.request('GET', `/parse/classes/PrintJob?${what}`))).toEqual([]);
  });

  test('a function called with nonsense', async () => {
    const values = [
      null,
      5,
      '',
      'x',
      [],
      {},
      'a\u0000',
      { $ne: null },
      -1,
      1e308,
      { __type: 'Date', iso: 'x' },
      { __type: 'Pointer', className: 5 },
      { __op: 'Increment', amount: 'x' },
    ];
    const calls = ['sendQuote', 'splitJob'].flatMap((name) =>
      values.flatMap((value) => [
        {
          what: `${name} ${JSON.stringify(value)}`,
          name,
          params: { jobId: value, totalMinor: value, currency: value, runs: value },
        },
        {
          what: `${name} of a job ${JSON.stringify(value)}`,
          name,
          params: { jobId: world.job, totalMinor: value, currency: value, runs: value },
        },
      ]),
    );
    const before = await totals(shop.master);
    expect(await faults(calls, ({ name, params }) => shop.manager.call(name, params))).toEqual([]);
    expect(await totals(shop.master)).toEqual(before);
    const unknown = ['nothing', '__proto__', 'constructor', 'toString', 'a/b', '%00'].map((what) => ({ what }));
    expect(await faults(unknown, ({ what }) => shop.manager.call(what))).toEqual([]);
    for (const { what } of unknown) expect((await shop.stranger.call(what)).status).toBeLessThan(500);
  });

  test('a batch that is none', async () => {
    const bodies = [
      {},
      { requests: 5 },
      { requests: [5] },
      { requests: [{}] },
      { requests: [{ method: 'GET', path: 5 }] },
      { requests: Array(51).fill({ method: 'GET', path: '/parse/classes/Client' }) },
    ].map((body) => ({ what: JSON.stringify(body).slice(0, 60), body }));
    expect(await faults(bodies, ({ body }) => shop.manager.request('POST', '/parse/batch', body))).toEqual([]);
  });

  test('GraphQL: errors without a stack, never a 500', async () => {
    const asked: [string, Fields][] = [
      ['{', {}],
      ['{ nothing }', {}],
      ['{ clients(where: { companyName: { equalTo: 5 } }) { count } }', {}],
      ['{ client(id: "a\\u0000") { objectId } }', {}],
      ['{ clients(first: -1) { count } }', {}],
      [
        'mutation ($input: CreateClientInput!) { createClient(input: $input) { clientMutationId } }',
        { input: { fields: { companyName: 5 } } },
      ],
      [
        'mutation ($input: CreateClientInput!) { createClient(input: $input) { clientMutationId } }',
        {
          input: {
            fields: { clientCode: 'a\u0000', companyName: 'x', contactName: 'x', email: 'x', billingStatus: 'x' },
          },
        },
      ],
      [`{ ${'clients { edges { node { objectId } } } '.repeat(1)} ${'a: clients { count } '.repeat(400)} }`, {}],
      [`{ clients { edges { node ${'{ id '.repeat(30)} ${'}'.repeat(30)} } } }`, {}],
    ];
    for (const [query, variables] of asked) {
      const { status, body } = await shop.manager.graphql(query, variables);
      expect({ query, errors: body.errors?.length > 0, status: status < 500 }).toEqual({
        query,
        errors: true,
        status: true,
      });
      expect(JSON.stringify(body)).not.toMatch(/node_modules|\.cjs|stacktrace| {4}at /);
    }
  });
});
