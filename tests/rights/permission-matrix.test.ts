/** Every class × operation × person over REST, in a batch and over GraphQL; what to expect is computed from schema/. */
import { describe, expect, test } from '@jest/globals';
import { lifecyclesOf } from '../../schema/format';
import type { Answer } from '../support/api';
import { inBatches } from '../support/batch';
import { useShop } from '../support/shop';
import { cells, closedTo, hiddenFrom, may, mayWriteField, ROW_REFUSALS } from './expected';
import type { Fields } from './fixtures';
import { asked, changing, creating, deleting, getting, listing, useNames } from './graphql';
import { worldEnvironment } from './kept-world';
import { bodyOf, harmlessField, keptRow, newRow, stored, valueFor } from './rows';
import { apiOf, useWorld } from './world';

const shop = useShop(worldEnvironment);
const world = useWorld(shop);
const names = useNames(shop);

type Cell = (typeof cells)[number];

function expectRefused({ status, body }: Answer): void {
  expect(body).toEqual({ code: expect.any(Number), error: expect.any(String) });
  expect({ refusal: ROW_REFUSALS.includes(body.code), ...body }).toMatchObject({ refusal: true });
  expect(Math.floor(status / 100)).toBe(4);
}

const expectDone = ({ status, body }: Answer) =>
  expect({ done: status < 300, error: body.error }).toEqual({ done: true, error: undefined });

const idsOf = (answer: Answer): string[] => answer.body.results.map(({ objectId }: { objectId: string }) => objectId);

/** An answer of GraphQL in the form that REST gives. */
function plain(answer: Answer): Answer {
  const [error] = answer.body.errors ?? [];
  return error ? { status: 400, body: { code: error.extensions?.code, error: error.message } } : answer;
}

/** A valid value that the row does not hold yet. */
async function freshValue({ loaded, who }: Cell, field: string, row: Fields | undefined): Promise<unknown> {
  const options = loaded.rules.values?.[field] ?? [];
  const value = await valueFor(world, loaded, field, 'update', who);
  if (JSON.stringify(value) !== JSON.stringify(row?.[field])) return value;
  return options.find((option) => option !== value) ?? (typeof value === 'number' ? value + 1 : value);
}

/** GraphQL wants every required field sent, those that the server would fill in too. */
async function wholeBody({ loaded, who }: Cell) {
  const body = await bodyOf(world, loaded, who);
  for (const [name, { required }] of Object.entries(loaded.fields))
    if (required && body[name] === undefined) body[name] = await valueFor(world, loaded, name, 'create', who);
  return body;
}

describe.each(cells)('$className, $actor', (cell) => {
  const { className, loaded, who } = cell;
  const { rules } = loaded;
  const api = () => apiOf(shop, who);

  test('get, find and count', async () => {
    const id = await keptRow(world, loaded, who);
    const [got, found, counted] = await Promise.all([
      api().get(className, id),
      api().find(className, {}, { limit: 500, keys: 'objectId' }),
      api().find(className, { objectId: id }, { count: 1, limit: 0 }),
    ]);
    if (may('read', rules, who)) {
      expectDone(got);
      expect(got.body.objectId).toBe(id);
      expect(idsOf(found)).toContain(id);
      expect(counted.body).toEqual({ results: [], count: 1 });
    } else {
      expectRefused(got);
      if (closedTo(rules, who)) {
        expectRefused(found);
        expectRefused(counted);
      } else {
        expect(idsOf(found)).not.toContain(id);
        expect(counted.body).toEqual({ results: [], count: 0 });
      }
    }
  });

  test('get, find and count over GraphQL', async () => {
    const id = await keptRow(world, loaded, who);
    const hidden = hiddenFrom(rules, who.role);
    const shown = Object.entries(loaded.fields).filter(
      ([name, { type }]) => type !== 'Pointer' && !hidden.includes(name) && !rules.writeOnly?.includes(name),
    );
    const fields = shown.map(([name, field]) => asked(name, field));
    const answer = await listing(api(), names, className, fields, `, where: { objectId: { equalTo: "${id}" } }`);
    const list = answer.body.data?.[names.get(className) as string];
    const single = await getting(api(), className, id, fields);
    if (may('read', rules, who)) {
      expect([answer.body.errors, single.body.errors]).toEqual([undefined, undefined]);
      expect(single.body.data.row.objectId).toBe(id);
      expect(list).toMatchObject({ count: 1, edges: [{ node: { objectId: id } }] });
    } else {
      expectRefused(plain(single));
      if (closedTo(rules, who)) expectRefused(plain(answer));
      else expect(list).toMatchObject({ count: 0, edges: [] });
    }
  });

  test('create, over REST and GraphQL', async () => {
    const total = async () => (await shop.master.find(className, {}, { count: 1, limit: 0 })).body.count;
    const before = await total();
    const answer = await api().create(className, await bodyOf(world, loaded, who));
    const whole = await wholeBody(cell);
    const overGraphql = plain(await creating(api(), loaded, whole));
    // What is never stored has no place in GraphQL's types, so such a class is created over REST.
    const isOfRest = rules.writeOnly?.some((name) => name in whole);
    if (may('create', rules, who)) {
      expectDone(answer);
      if (isOfRest) expect(overGraphql.body.code).toBe('BAD_USER_INPUT');
      else expectDone(overGraphql);
      expect(await total()).toBe(before + (isOfRest ? 1 : 2));
    } else {
      expectRefused(answer);
      if (isOfRest) expect(overGraphql.body.code).toBe('BAD_USER_INPUT');
      else expectRefused(overGraphql);
      expect(await total()).toBe(before);
    }
  });

  test('update, over REST, in a batch and over GraphQL', async () => {
    const allowed = may('update', rules, who);
    const field = harmlessField(loaded, (name) => mayWriteField(name, 'update', rules, who));
    const isMove = lifecyclesOf(rules).some((one) => one.field === field);
    const begin = async () => {
      const id = await (allowed ? newRow : keptRow)(world, loaded, who);
      return { id, before: await stored(shop.master, className, id) };
    };
    let { id, before } = await begin();
    for (const send of [
      async (body: Fields) => api().update(className, id, body),
      async (body: Fields) =>
        (await inBatches(api(), [{ method: 'PUT', path: `/parse/classes/${className}/${id}`, body }]))[0] as Answer,
      async (body: Fields) => plain(await changing(api(), loaded, id, body)),
    ]) {
      // A row makes a move once.
      if (isMove && allowed) ({ id, before } = await begin());
      const answer = await send({ [field]: await freshValue(cell, field, before) });
      if (allowed) expectDone(answer);
      else expectRefused(answer);
      const after = await stored(shop.master, className, id);
      expect(after?.revision).toBe(Number(before?.revision) + (allowed ? 1 : 0));
      before = after;
    }
  });

  test('delete, over REST and GraphQL', async () => {
    const allowed = may('delete', rules, who);
    for (const send of [
      async (id: string) => api().remove(className, id),
      async (id: string) => plain(await deleting(api(), loaded, id)),
    ]) {
      // A row that another one refers to is not deleted by anybody, so whoever may gets one that is free.
      const id = allowed ? await newRow(world, loaded, who, false) : await keptRow(world, loaded, who);
      const answer = await send(id);
      if (allowed) expectDone(answer);
      else expectRefused(answer);
      expect((await stored(shop.master, className, id)) === undefined).toBe(allowed);
    }
  });
});
