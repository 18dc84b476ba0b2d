/** Requests that cost much more than they weigh: each is refused before the work is done, and nobody waits for it. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import type { Answer } from '../../support/api';
import { shop } from './shop';

/** Unguarded the worst of these took minutes. */
const SOON_MS = 10_000;

const json = (path: string, body: string | Uint8Array, headers = {}): Promise<Answer> =>
  shop.stranger.elsewhere().request('POST', path, body, { 'Content-Type': 'application/json', ...headers });
const query = (text: string, more = {}) =>
  shop.stranger.elsewhere().request('POST', '/graphql', { query: text, ...more });
const zipped = (text: string) => gzipSync(Buffer.from(text));

const doubling = (times: number) =>
  `{ ...f0 } ${Array.from({ length: times }, (_, n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`).join(' ')} fragment f${times} on Query { health }`;
const logIn = (alias: string) =>
  `${alias}: logIn(input: { username: "nobody", password: "wrong-password" }) { clientMutationId }`;
const QUESTION = '{ __schema { types { name } } }';
const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(QUESTION).digest('hex') };

test.each<[string, () => Promise<Answer>, RegExp]>([
  ['GraphQL of a million fields', () => query(`{ ${'health '.repeat(140_000)} }`), /tokens/],
  ['GraphQL of five thousand fields', () => query(`{ ${'health '.repeat(5000)} }`), /tokens/],
  ['GraphQL of five thousand directives', () => query(`{ health ${'@include(if: true) '.repeat(5000)} }`), /tokens/],
  ['GraphQL of fragments that double thirty times', () => query(doubling(30)), /exceeds maximum/],
  [
    'GraphQL nested four hundred times',
    () => query(`{ ${'a { '.repeat(400)} b ${'} '.repeat(400)} }`),
    /depth|field|query/i,
  ],
  ['two log-ins in one mutation', () => query(`mutation { ${logIn('a')} ${logIn('b')} }`), /more than once/],
  [
    'two log-ins, one of them in a fragment',
    () => query(`mutation { ...f ${logIn('a')} } fragment f on Mutation { ${logIn('b')} }`),
    /more than once/,
  ],
  [
    'two log-ins in an address',
    () =>
      shop.stranger.request('GET', `/graphql?query=${encodeURIComponent(`mutation { ${logIn('a')} ${logIn('b')} }`)}`),
    /more than once/,
  ],
  [
    'a list of GraphQL queries',
    () => json('/graphql', JSON.stringify(Array(500).fill({ query: '{ health }' }))),
    /no JSON object/,
  ],
  [
    'GraphQL as a form of files',
    () => {
      const form =
        '--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"{ health }"}\r\n--x--\r\n';
      return json('/graphql', form, { 'Content-Type': 'multipart/form-data; boundary=x' });
    },
    /files go to/,
  ],
  ['two megabytes of JSON', () => json('/parse/functions/me', JSON.stringify({ a: 'x'.repeat(2e6) })), /too large/],
  [
    'JSON of a hundred thousand names',
    () =>
      json(
        '/parse/functions/me',
        JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${n}`, 1]))),
      ),
    /too large/,
  ],
  ['JSON nested a hundred thousand times', () => json('/parse/functions/me', '['.repeat(1e5)), /no JSON object/],
  [
    'a bomb for /parse',
    () => json('/parse/classes/Client', zipped(`{"a":"${'x'.repeat(2e7)}"}`), { 'Content-Encoding': 'gzip' }),
    /too large/,
  ],
  [
    'a bomb for /graphql',
    () => json('/graphql', zipped(`{"query":"${' '.repeat(2e7)}"}`), { 'Content-Encoding': 'gzip' }),
    /too large/,
  ],
  [
    'a bomb within a bomb',
    () => json('/parse/classes/Client', zipped(zipped('{}').toString('latin1')), { 'Content-Encoding': 'gzip, gzip' }),
    /no known encoding/,
  ],
  [
    'a version of a client that a pattern would ponder',
    () => json('/parse/functions/none', JSON.stringify({ _ClientVersion: `js${'1'.repeat(100_000)}!` })),
    /./,
  ],
])('%s is refused at once', async (_what, ask, sentence) => {
  const began = Date.now();
  const { status, body } = await ask();
  expect(Date.now() - began).toBeLessThan(SOON_MS);
  expect(Math.floor(status / 100)).toBe(4);
  expect(body.error ?? body.errors[0].message).toMatch(sentence);
});

// CVE-2026-109302: what the master key asked would be answered to whoever knows the hash of the question.
test('a question that was asked with the master key is not repeated for a stranger', async () => {
  const asked = await shop.master.request('POST', '/graphql', { query: QUESTION });
  expect(asked.body.data.__schema.types.length).toBeGreaterThan(0);
  const extensions = { persistedQuery };
  expect((await shop.master.request('POST', '/graphql', { query: QUESTION, extensions })).status).toBe(400);
  for (const { body } of [
    await shop.stranger.request('POST', '/graphql', { extensions }),
    await shop.stranger.request('GET', `/graphql?extensions=${encodeURIComponent(JSON.stringify(extensions))}`),
    await query(QUESTION),
    await query('{ ... on Query { __type(name: "PrintJob") { fields { name } } } }'),
  ])
    expect(JSON.stringify(body)).not.toMatch(/"types"|"fields"/);
});

test('whoever came after all that is answered as before', async () => {
  expect((await shop.stranger.request('GET', '/ready')).body).toEqual({ status: 'ok' });
  expect((await shop.technician1.find('PrintJob')).status).toBe(200);
});
