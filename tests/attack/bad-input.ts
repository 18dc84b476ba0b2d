/** Bad input for every field of every class: refused by name, never a 500, and nothing is written anywhere. */
import { describe, expect, test } from '@jest/globals';
import { type Loaded, MANAGER, open } from '../rights/expected';
import type { Fields } from '../rights/fixtures';
import { bodyOf, bodyWith, newRow, stored, valueFor } from '../rights/rows';
import { jsonOf, poisonsOf, strangeFields } from './poison';
import { faults, totals, writeFaults } from './refusals';
import { shop, world } from './shop';

const changeable = open.filter(({ rules }) => rules.rights.update.length > 0);
const byName = (loaded: Loaded) => ({ className: loaded.className, loaded });

/**
 * Every poison of every field that the manager may send, as one change of a body each: by turns when
 * a row is made and when it is changed, where a field can be changed at all.
 */
function poisonedFields(loaded: Loaded, stage: 'create' | 'update') {
  const { rules } = loaded;
  const isTurn = (name: string, index: number) =>
    rules.createOnly?.includes(name) || !changeable.includes(loaded)
      ? stage === 'create'
      : (index + name.length) % 2 === Number(stage === 'update');
  return Object.entries(loaded.fields)
    .filter(
      ([name]) => name !== 'revision' && !rules.hidden?.everyone?.filter((field) => field !== 'file').includes(name),
    )
    .flatMap(([name, field]) => {
      const filledIn = rules.optionalOnCreate?.includes(name) || field.defaultValue !== undefined;
      const mustBeSent =
        Boolean(field.required) &&
        !(stage === 'create' && filledIn) &&
        !(stage === 'update' && rules.writeOnly?.includes(name));
      return poisonsOf(name, field, rules, mustBeSent)
        .filter((_poison, index) => isTurn(name, index))
        .map(({ what, value }) => ({ what: `${name} = ${what}`, change: { [name]: value } }));
    });
}

const strange = strangeFields.map((name) => ({
  what: `unknown field ${JSON.stringify(name.slice(0, 40))}`,
  // Assigning __proto__ would set it; it has to be a key of its own.
  change: Object.fromEntries([[name, 'x']]) as Fields,
}));
const forgedAcl = [
  { '*': { read: true, write: true } },
  { 'role:technician': { read: true, write: true } },
  {},
  'public',
  { __op: 'Delete' },
].map((ACL) => ({ what: `ACL ${JSON.stringify(ACL)}`, change: { ACL } as Fields }));

describe.each(open.map(byName))('$className', ({ className, loaded }) => {
  const forged = async (stage: 'create' | 'update') => {
    const names = [
      ...(loaded.rules.serverFields ?? []),
      ...(stage === 'update' ? (loaded.rules.createOnly ?? []) : []),
    ];
    const values = await Promise.all(names.map((name) => valueFor(world, loaded, name, 'create', MANAGER)));
    return names.flatMap((name, index) =>
      [values[index], { __op: 'Increment', amount: 1 }, { __op: 'Add', objects: ['x'] }].map((value) => ({
        what: `forged ${name} ${JSON.stringify(value)}`,
        change: { [name]: value } as Fields,
      })),
    );
  };

  test('nothing bad is created', async () => {
    const body = await bodyOf(world, loaded, MANAGER);
    const isAsked = ({ required, defaultValue }: { required?: boolean; defaultValue?: unknown } = {}) =>
      required && defaultValue === undefined;
    const required = Object.keys(body).filter(
      (name) => isAsked(loaded.fields[name]) && !loaded.rules.optionalOnCreate?.includes(name),
    );
    const bad = [
      ...poisonedFields(loaded, 'create'),
      ...strange,
      ...forgedAcl,
      ...required.map((name) => ({ what: `${name} is missing`, change: { [name]: undefined } as Fields })),
      ...(await forged('create')),
      { what: 'objectId', change: { objectId: 'chosenByMe0000000000' } as Fields },
    ];
    const before = [await totals(shop.master), await stored(shop.master, 'MaterialBatch', world.batch)];
    const path = `/parse/classes/${className}`;
    const writes = bad.map(({ what, change }) => ({ what, text: jsonOf(bodyWith(loaded, body, change)) }));
    expect(await writeFaults(shop.manager, 'POST', path, writes)).toEqual([]);
    expect([await totals(shop.master), await stored(shop.master, 'MaterialBatch', world.batch)]).toEqual(before);
    // Nothing but the poison was wrong with it.
    await shop.manager.made(className, body);
  }, 120_000);

  test('bodies that are no object are refused', async () => {
    const before = await totals(shop.master);
    const bad = [
      '{',
      '[1,2]',
      '"text"',
      'null',
      '5',
      '{"a":}',
      `${'['.repeat(5000)}${']'.repeat(5000)}`,
      `{"companyName":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      '\u0000',
    ].map((text) => ({ what: text.slice(0, 20), text }));
    const send = (text: string) =>
      shop.manager.request('POST', `/parse/classes/${className}`, text, { 'Content-Type': 'application/json' });
    expect(await faults(bad, ({ text }) => send(text))).toEqual([]);
    expect(await totals(shop.master)).toEqual(before);
  });
});

describe.each(changeable.map(byName))('$className', ({ className, loaded }) => {
  test('nothing bad is changed', async () => {
    const id = await newRow(world, loaded, MANAGER);
    const names = [...(loaded.rules.serverFields ?? []), ...(loaded.rules.createOnly ?? [])];
    const values = await Promise.all(names.map((name) => valueFor(world, loaded, name, 'update', MANAGER)));
    const bad = [
      ...poisonedFields(loaded, 'update'),
      ...strange,
      ...forgedAcl,
      ...names.map((name, index) => ({ what: `forged ${name}`, change: { [name]: values[index] } as Fields })),
      ...['1', 1.5, -1, 1e9, { __op: 'Increment', amount: 1 }, { __op: 'Delete' }, null].map((revision) => ({
        what: `revision ${JSON.stringify(revision)}`,
        change: { revision } as Fields,
      })),
    ];
    const before = [await totals(shop.master), await stored(shop.master, className, id)];
    const writes = bad.map(({ what, change }) => ({ what, text: jsonOf(change) }));
    expect(await writeFaults(shop.manager, 'PUT', `/parse/classes/${className}/${id}`, writes)).toEqual([]);
    expect([await totals(shop.master), await stored(shop.master, className, id)]).toEqual(before);
  }, 120_000);
});
