/** Parse's own classes × person × operation: logins, roles, sessions and devices are the server's business. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer, Api } from '../support/api';
import { makeCustomer } from '../support/customers';
import { type Shop, useShop } from '../support/shop';
import { PASSWORD } from '../support/staff';
import { builtIn } from './expected';
import { typeOf } from './graphql';

const shop = useShop();
const rows: Record<string, string> = {};
beforeAll(async () => {
  for (const className of ['_User', '_Role', '_Session'])
    rows[className] = (await shop.master.find(className, {}, { limit: 1 })).body.results[0].objectId;
  const device = { deviceType: 'ios', deviceToken: 'b'.repeat(64), installationId: 'one-device' };
  customer = (await makeCustomer(shop)).api;
  rows._Installation = (await shop.master.request('POST', '/parse/installations', device)).body.objectId;
});

let customer: Api;
const people = ['stranger', 'customer', 'technician1', 'technician2', 'coordinator', 'manager'] as const;
const cells = builtIn.flatMap(({ className }) => people.map((actor) => ({ className, actor })));

/** The addresses that Parse has for a class beside /classes. */
const addresses: Record<string, string> = {
  _User: '/parse/users',
  _Role: '/parse/roles',
  _Session: '/parse/sessions',
  _Installation: '/parse/installations',
};

const bodies: Record<string, (shop: Shop) => unknown> = {
  _User: () => ({ username: 'intruder', password: PASSWORD, email: 'intruder@shop.example' }),
  _Role: ({ ids }) => ({
    name: 'manager2',
    ACL: { '*': { read: true, write: true } },
    users: { __op: 'AddRelation', objects: [{ __type: 'Pointer', className: '_User', objectId: ids.technician1 }] },
  }),
  _Session: () => ({ user: { __type: 'Pointer', className: '_User', objectId: rows._User } }),
  _Installation: () => ({ deviceType: 'ios', deviceToken: 'b'.repeat(64), installationId: 'another-device' }),
};

const total = async (className: string) =>
  (await shop.master.find(className, {}, { count: 1, limit: 0 })).body.count as number;

const isRefused = ({ status, body }: Answer) =>
  Math.floor(status / 100) === 4 && typeof (body.code ?? body.error) !== 'undefined' && body.results === undefined;
const isEmpty = ({ body }: Answer) => body.results?.length === 0 && !body.count;

describe.each(cells)('$className, $actor', ({ className, actor }) => {
  const api = (): Api => (actor === 'customer' ? customer : shop[actor]);
  const address = addresses[className] as string;
  const ways = [`/parse/classes/${className}`, address];

  test('reads none but their own', async () => {
    const id = rows[className] as string;
    const own = (await api().request('GET', '/parse/users/me')).body.objectId;
    for (const way of ways) {
      for (const query of ['', '?limit=0&count=1', `?where=${JSON.stringify({ objectId: id })}`]) {
        const answer = await api().request('GET', `${way}${query}`);
        expect({ way, query, nothing: isRefused(answer) || isEmpty(answer) || own === id, answer }).toMatchObject({
          nothing: true,
        });
      }
      const got = await api().request('GET', `${way}/${id}`);
      expect({ way, refused: isRefused(got) || own === id, got }).toMatchObject({ refused: true });
    }
    const type = typeOf(className);
    const name = `${type[0]?.toLowerCase()}${type.slice(1)}s`;
    const { body } = await api().graphql(`{ ${name} { count edges { node { objectId } } } }`);
    expect(body.errors?.length > 0 || body.data[name].edges.length === 0).toBe(true);
  });

  test('creates, changes and deletes none', async () => {
    const id = rows[className] as string;
    const type = typeOf(className);
    const before = [await total(className), (await shop.master.get(className, id)).body];
    for (const way of ways) {
      for (const answer of [
        await api().request('POST', way, bodies[className]?.(shop)),
        await api().request('PUT', `${way}/${id}`, { name: 'mine', username: 'mine', deviceToken: 'mine' }),
        await api().request('PUT', `${way}/${id}`, { ACL: { '*': { read: true, write: true } } }),
        await api().request('DELETE', `${way}/${id}`),
      ])
        expect({ way, refused: isRefused(answer), answer }).toMatchObject({ refused: true });
    }
    const fields = { _User: '{ username: "x", password: "xxxxxxxxxx" }', _Role: '{ name: "x" }' }[className] ?? '{}';
    for (const mutation of [`create${type}(input: { fields: ${fields} })`, `delete${type}(input: { id: "${id}" })`]) {
      const { body } = await api().graphql(`mutation { ${mutation} { clientMutationId } }`);
      expect({ mutation, error: body.errors?.[0] }).toMatchObject({
        mutation,
        error: { extensions: { code: expect.any(Number) } },
      });
    }
    expect([await total(className), (await shop.master.get(className, id)).body]).toEqual(before);
  });
});
