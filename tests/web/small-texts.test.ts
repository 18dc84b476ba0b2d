/** The texts of the small pages: both languages say all of it, and nothing that their screens do not show. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { regionOf } from '../../web/src/parts/region';
import { fill } from '../../web/src/small/fill';
import { account as germanAccount } from '../../web/src/texts/de/account';
import { order as germanOrder } from '../../web/src/texts/de/order';
import { portal as germanPortal } from '../../web/src/texts/de/portal';
import { queue as german } from '../../web/src/texts/de/queue';
import { store as germanStore } from '../../web/src/texts/de/store';
import { account as englishAccount } from '../../web/src/texts/en/account';
import { order as englishOrder } from '../../web/src/texts/en/order';
import { portal as englishPortal } from '../../web/src/texts/en/portal';
import { queue as english } from '../../web/src/texts/en/queue';
import { store as englishStore } from '../../web/src/texts/en/store';
import { ROOT } from '../support/process';

const keysOf = (texts: object, prefix = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  );

const textAt = (texts: object, key: string) =>
  key.split('.').reduce<unknown>((found, part) => (found as Record<string, unknown>)[part], texts) as string;

const sources = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) return sources(file);
    return /\.tsx?$/.test(name) ? [readFileSync(file, 'utf8')] : [];
  });

/** A page's own, and the parts that all small pages share: they are handed its texts. */
const codeOf = (page: string) =>
  [page, 'small'].flatMap((folder) => sources(path.join(ROOT, 'web', 'src', folder))).join('\n');

test.each([
  ['queue', english, german],
  ['portal', englishPortal, germanPortal],
  ['store', englishStore, germanStore],
  ['order', englishOrder, germanOrder],
  ['account', englishAccount, germanAccount],
])('the %s has the same texts in English and German, with the same blanks to fill', (_page, ours, theirs) => {
  const keys = keysOf(ours);
  expect(keysOf(theirs).sort()).toEqual([...keys].sort());
  const blanks = (text: string) => [...new Set(text.match(/%\{\w+\}/g))].sort();
  const differ = keys.filter((key) => `${blanks(textAt(ours, key))}` !== `${blanks(textAt(theirs, key))}`);
  expect(differ).toEqual([]);
});

test.each([
  // Picked by what the server says: a status, a quote's state, the number of a refusal, a check.
  ['portal', englishPortal, /^(steps|explained|refusals|problems|report\.verdicts|quote\.states|request\.states)\./],
  // A file's verdict, a step of its price, a way to pay.
  ['store', englishStore, /^(price\.(steps|statuses)|reasons|checkout\.methods|refusals)\./],
  ['order', englishOrder, /^(refusals|stages|explained|payment\.methods|(\w+\.)?states|requests\.\w+Types)\./],
  ['order', englishAccount, /^(refusals\.|signIn\.(wrong|locked|notCustomer)$)/],
])('no text of the %s pages is left over', (page, texts, picked) => {
  const code = codeOf(page);
  const isUsed = (key: string) => picked.test(key) || code.includes(`.${key.split('.').at(-1)}`);
  expect(keysOf(texts).filter((key) => !isUsed(key))).toEqual([]);
});

test('no text of the queue is left over', () => {
  const code = codeOf('queue');
  const isUsed = (key: string) => {
    const group = key.slice(0, key.lastIndexOf('.'));
    // By its name, or picked out of its group: queue.moves as …, queue.scan[…].
    return code.includes(`queue.${key}`) || (group && new RegExp(`queue\\.${group}(?![.\\w])`).test(code));
  };
  expect(keysOf(english).filter((key) => !isUsed(key))).toEqual([]);
});

test('times are written as in the reader’s region, where the browser can', () => {
  expect(regionOf('en', ['de-DE', 'en-GB', 'en-US'])).toBe('en-GB');
  expect(regionOf('en', ['en-US@posix'])).toBe('en');
  expect(regionOf('de', ['en-GB'])).toBe('de');
});

test('blanks are filled, and one is told from many', () => {
  expect(fill('%{smart_count} piece |||| %{smart_count} pieces', { smart_count: 1 })).toBe('1 piece');
  expect(fill('%{smart_count} piece |||| %{smart_count} pieces', { smart_count: 0 })).toBe('0 pieces');
  expect(fill('%{a} on %{b}', { a: 'Print', b: 'PJ-1' })).toBe('Print on PJ-1');
});
