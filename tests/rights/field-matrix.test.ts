/** Every field × person: who may send it in a create and in an update, and who never sees it; computed from schema/. */
import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../support/api';
import { asking, inBatches, type Part } from '../support/batch';
import { useShop } from '../support/shop';
import { cells, FIELD_REFUSALS, hiddenFrom, may, mayWriteField, ROW_REFUSALS } from './expected';
import type { Fields } from './fixtures';
import { asked, listing, useNames } from './graphql';
import { worldEnvironment } from './kept-world';
import { bodyOf, bodyWith, keptRow, newRow, type Stage, stored, valueFor } from './rows';
import { apiOf, useWorld } from './world';

const shop = useShop(worldEnvironment);
const world = useWorld(shop);
const names = useNames(shop);

/** What an answer says about one field, so that a failure shows the field beside it. */
const outcome = (field: string, { status, body }: Answer, refusals: number[]) => ({
  field,
  outcome: status < 300 ? 'done' : refusals.includes(body.code) ? 'refused' : `${status} ${JSON.stringify(body)}`,
});

/** Fields that a client never finds in an answer. A field that was taken away may say so. */
const leaked = (hidden: string[], row: Fields) =>
  hidden.filter((name) => name in row && JSON.stringify(row[name]) !== '{"__op":"Delete"}');

describe.each(cells)('$className, $actor', ({ className, loaded, who }) => {
  const { rules } = loaded;
  const fields = Object.keys(loaded.fields);
  const hidden = hiddenFrom(rules, who.role);
  const neverShown = [...hidden, ...(rules.writeOnly ?? [])];
  const path = `/parse/classes/${className}`;
  const api = () => apiOf(shop, who);
  const partition = (stage: Stage) => {
    // Where the row itself is closed, one field stands for all that do not say whose the row is.
    if (!may(stage, rules, who)) {
      const closed = fields.filter((field, index) => index === 0 || loaded.fields[field]?.type === 'Pointer');
      return { open: [], closed, refusals: ROW_REFUSALS };
    }
    const open = fields.filter((field) => mayWriteField(field, stage, rules, who));
    return { open, closed: fields.filter((field) => !open.includes(field)), refusals: FIELD_REFUSALS };
  };

  test('each field in a create', async () => {
    const { open, closed, refusals } = partition('create');
    const bodyFor = async (field: string, body: Fields) => {
      const value = await valueFor(world, loaded, field, 'create', who);
      return bodyWith(loaded, body, { [field]: value });
    };
    // What they point to is made first, so that it is not counted; what is refused may all be the same otherwise.
    const same = closed.length ? await bodyOf(world, loaded, who) : {};
    const bodies = await Promise.all(closed.map((field) => bodyFor(field, same)));
    const total = async () => (await shop.master.find(className, {}, { count: 1, limit: 0 })).body.count;
    const before = await total();
    const refused = await inBatches(
      api(),
      bodies.map((body) => ({ method: 'POST', path, body })),
    );
    expect(refused.map((answer, index) => outcome(closed[index] as string, answer, refusals))).toEqual(
      closed.map((field) => ({ field, outcome: 'refused' })),
    );
    if (closed.length) expect(await total()).toBe(before);
    for (const field of open) {
      const answer = await api().create(className, await bodyFor(field, await bodyOf(world, loaded, who)));
      expect(outcome(field, answer, refusals)).toEqual({ field, outcome: 'done' });
      expect(leaked(neverShown, answer.body)).toEqual([]);
    }
    expect(await total()).toBe(before + open.length);
  });

  test('each field in an update', async () => {
    const { open, closed, refusals } = partition('update');
    const id = await (open.length ? newRow : keptRow)(world, loaded, who);
    const revision = async () => Number((await stored(shop.master, className, id))?.revision);
    const change = async (field: string, at: number) => ({
      [field]: field === 'revision' ? at : await valueFor(world, loaded, field, 'update', who),
    });
    const before = await revision();
    const requests = closed.map(
      async (field): Promise<Part> => ({
        method: 'PUT',
        path: `${path}/${id}`,
        body: await change(field, before),
      }),
    );
    const refused = await inBatches(api(), await Promise.all(requests));
    expect(refused.map((answer, index) => outcome(closed[index] as string, answer, refusals))).toEqual(
      closed.map((field) => ({ field, outcome: 'refused' })),
    );
    expect(await revision()).toBe(before);
    let at = before;
    for (const field of open) {
      const answer = await api().update(className, id, await change(field, at));
      expect(outcome(field, answer, refusals)).toEqual({ field, outcome: 'done' });
      expect(leaked(neverShown, answer.body)).toEqual([]);
      // What follows from the change may be written after the answer.
      const written = Math.max(await revision(), Number(answer.body.revision));
      expect({ field, written: written > at }).toEqual({ field, written: true });
      at = written;
    }
  });

  test('no hidden field can be guessed by saving the value that it has', async () => {
    const id = await keptRow(world, loaded, who);
    const row = (await stored(shop.master, className, id)) ?? {};
    const closed = hidden.filter((field) => !may('update', rules, who) || !mayWriteField(field, 'update', rules, who));
    const guessed = await inBatches(
      api(),
      closed.map((field) => ({ method: 'PUT', path: `${path}/${id}`, body: { [field]: row[field] ?? null } })),
    );
    expect(closed.filter((_field, index) => (guessed[index] as Answer).status < 300)).toEqual([]);
    expect((await stored(shop.master, className, id))?.revision).toBe(row.revision);
  });

  test('each hidden field is absent, and no query can ask about it', async () => {
    const id = await keptRow(world, loaded, who);
    const [got, found] = await Promise.all([api().get(className, id), api().find(className, {}, { limit: 100 })]);
    const readable = may('read', rules, who);
    const rows: Fields[] = readable ? [got.body, ...found.body.results] : (found.body.results ?? []);
    expect(rows.length > 0 || !readable).toBe(true);
    for (const row of rows) expect(leaked(neverShown, row)).toEqual([]);
    const ways = hidden.flatMap((field) => [
      { where: { [field]: { $exists: true } } },
      { where: { $or: [{ [field]: null }, { objectId: id }] } },
      { order: field },
      { where: { objectId: id, [field]: { $exists: true } }, count: 1, limit: 0 },
    ]);
    const answers = await inBatches(api(), asking(path, ways));
    expect(ways.filter((_way, index) => !ROW_REFUSALS.includes((answers[index] as Answer).body.code))).toEqual([]);
    const overGraphql = await Promise.all(
      hidden.map((field) => listing(api(), names, className, [asked(field, loaded.fields[field] as never)])),
    );
    for (const [index, { body }] of overGraphql.entries()) {
      const field = hidden[index] as string;
      const edges = (body.data?.[names.get(className) as string]?.edges ?? []) as { node: Fields }[];
      expect(edges.filter(({ node }) => (node?.[field] ?? null) !== null)).toEqual([]);
    }
  });
});
