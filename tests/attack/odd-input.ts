/** What is odd but right is kept as it is; rows of somebody else are not pointed to, and strangers send nothing. */
import { expect, test } from '@jest/globals';
import { type Loaded, MANAGER, mayWriteField, open } from '../rights/expected';
import type { Fields } from '../rights/fixtures';
import { bodyOf, fixtureOf, stored } from '../rights/rows';
import { pointer } from '../support/api';
import { checkFields, logFields, newJob, next } from '../support/shop';
import { jsonOf, poisonsOf, strangeFields } from './poison';
import { faultOf, totals, writeFaults } from './refusals';
import { shop, world } from './shop';

/** Short enough for every field with a number behind it. */
const TEXTS = [
  'Zoë Müller-Åström & Söhne',
  '🖨️ 👩‍🔧 🏳️‍🌈 𝒳',
  'مرحبا بالعالم \u202eabc\u202c',
  'שלום עולם',
  '東京都港区 3Dプリント',
  'O\'Reilly "q" \\ `b` {{y}} %s <b>b</b>',
  "'; DROP TABLE Client; --",
  'tab\tand\nline ends\r\n.',
  'e\u0301 is not é',
];

/** Fields that take any text: no list of values, no pattern, nothing that the shop looks up. */
const freeTexts = ({ className, fields, rules }: Loaded) =>
  Object.keys(fields).filter((name) => {
    const { pattern, format, minLength } = rules.limits?.[name] ?? {};
    const { create = {} } = fixtureOf(className);
    const isTold = rules.serverFields?.includes(name) || rules.values?.[name] || name === rules.lifecycle?.field;
    const isLookedUp = name in create || name === 'materialType';
    const isHidden = rules.hidden?.everyone?.includes(name) || !mayWriteField(name, 'create', rules, MANAGER);
    return fields[name]?.type === 'String' && !isHidden && !pattern && !format && !minLength && !isTold && !isLookedUp;
  });

const withTexts = open.map((loaded) => ({ loaded, names: freeTexts(loaded) })).filter(({ names }) => names.length);

test.each(withTexts.map((one) => ({ className: one.loaded.className, ...one })))(
  '$className keeps each odd text as it was sent, in one field or another',
  async ({ className, loaded: { rules, ...loaded }, names }) => {
    const textFor = (place: number) => TEXTS[place % TEXTS.length] as string;
    for (let first = 0; first < TEXTS.length; first += names.length) {
      const sent = Object.fromEntries(
        names.map((name, index) => {
          const text = textFor(first + index);
          return [name, rules.unique?.includes(name) ? `${text}${next()}` : text];
        }),
      );
      const body = await bodyOf(world, { ...loaded, rules }, MANAGER);
      const id = await shop.manager.made(className, { ...body, ...sent });
      expect((await shop.manager.get(className, id)).body).toMatchObject(sent);
      if (rules.appendOnly) continue;
      const changeable = names.filter((name) => !rules.createOnly?.includes(name));
      const other = Object.fromEntries(
        changeable.map((name, index) => [name, `${textFor(first + index + 4)}!${next()}`]),
      );
      await shop.manager.changed(className, id, other);
      expect((await shop.manager.get(className, id)).body).toMatchObject(other);
    }
  },
  120_000,
);

test('some field of every kind of text was tried', () => {
  expect(open.flatMap((loaded) => freeTexts(loaded).map((name) => `${loaded.className}.${name}`))).toEqual(
    expect.arrayContaining(['Client.companyName', 'JobNote.message', 'PrintJob.color', 'FileCheck.issuesFound']),
  );
});

test('a stranger is refused whatever they send, and so is nonsense as a class', async () => {
  for (const loaded of open) {
    const body = await bodyOf(world, loaded, MANAGER);
    // Each poison in one field: they are refused before anybody looks at it.
    const bad = new Map<string, { what: string; change: Fields }>();
    for (const [name, field] of Object.entries(loaded.fields))
      for (const { what, value } of poisonsOf(name, field, loaded.rules, false))
        bad.set(what, { what, change: { [name]: value } });
    const odd = strangeFields.map((name) => ({ what: name, change: Object.fromEntries([[name, 'x']]) as Fields }));
    const before = await totals(shop.master);
    const writes = [...bad.values(), ...odd].map(({ what, change }) => ({
      what,
      text: jsonOf({ ...body, ...change }),
    }));
    expect(await writeFaults(shop.stranger, 'POST', `/parse/classes/${loaded.className}`, writes)).toEqual([]);
    expect(await totals(shop.master)).toEqual(before);
  }
  const names = [
    'Nothing',
    '__proto__',
    'constructor',
    'toString',
    '_Hooks',
    '_JobStatus',
    'a b',
    '%00',
    'x'.repeat(500),
  ];
  for (const name of names) {
    const answer = await shop.manager.request('POST', `/parse/classes/${name}`, { a: 1 });
    expect({ name, fault: faultOf(answer) }).toEqual({ name, fault: undefined });
  }
}, 120_000);

const byTechnicians = open.filter(({ rules }) => rules.rights.create.includes('assignedTechnician'));

test.each(byTechnicians)('$className hangs on no job of somebody else, and names nobody else', async (loaded) => {
  const { className, rules } = loaded;
  const own = await newJob(shop, 'technician2');
  const before = await totals(shop.master);
  const body = { ...(await bodyOf(world, loaded, MANAGER)), [rules.author as string]: undefined };
  const tries: [Fields, number][] = [
    [{ ...body, printJob: pointer('PrintJob', world.job) }, 1102],
    [{ ...body, printJob: pointer('PrintJob', 'A'.repeat(20)) }, 1012],
    [
      {
        ...body,
        printJob: pointer('PrintJob', own),
        [rules.author as string]: pointer('Technician', shop.ids.technician1),
      },
      1101,
    ],
  ];
  for (const [fields, code] of tries) expect((await shop.technician2.create(className, fields)).body.code).toBe(code);
  expect(await totals(shop.master)).toEqual(before);
});

test.each(byTechnicians)('$className cannot be moved to a job of somebody else', async (loaded) => {
  const own = await newJob(shop, 'technician2');
  const fields =
    loaded.className === 'TimeLog' ? logFields(own) : { ...checkFields(own), noteType: 'Issue', message: 'x' };
  const body = Object.fromEntries(Object.entries(fields).filter(([name]) => name in loaded.fields));
  const id = await shop.technician2.made(loaded.className, body);
  const before = await stored(shop.master, loaded.className, id);
  const answer = await shop.technician2.update(loaded.className, id, { printJob: pointer('PrintJob', world.job) });
  expect(answer.body.code).toBe(1103);
  expect(await stored(shop.master, loaded.className, id)).toEqual(before);
});
