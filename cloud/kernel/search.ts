/** Searching by words: what a row is found by stands in its searchText, and a query's searchText is words to look for. */
import type { Rules } from '../../schema/format';
import type { Store } from '../data/store';
import type { Change } from './change';
import { pointerTo, type Row } from './record';
import type { Tools } from './tools';

/** Longer texts are cut: nobody types so much, and every word costs time. */
const MOST_WORDS = 12;
const MOST_CHARACTERS = 1000;

/** Letters and digits, in lower case and without accents, so that "Müller" is found by "muller". */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])];
}

/** The words of the fields the class is searched by; `client.companyName` is the field of the row pointed to. */
export async function searchTextOf(row: Row, searched: string[], store: Store): Promise<string> {
  const values = await Promise.all(
    searched.map(async (path) => {
      const [field = '', inner] = path.split('.');
      if (!inner) return row[field];
      const pointer = row[field];
      return pointer && (await store.get(pointer.className, pointer.objectId))?.[inner];
    }),
  );
  return wordsOf(values.filter((value) => typeof value === 'string').join(' '))
    .join(' ')
    .slice(0, MOST_CHARACTERS);
}

/** Keeps searchText in step with the fields it is made of. */
export async function noteSearchText(change: Change, { searched }: Rules, { store }: Tools): Promise<void> {
  if (!searched) return;
  const isStale = searched.some((path) => change.changes(path.split('.')[0] as string));
  if (isStale || change.before?.searchText === undefined)
    change.set('searchText', await searchTextOf(change.after, searched, store));
}

/** Makes searchText anew where `className` points to `row`, after a field that is searched there has changed. */
export async function searchAnew(className: string, pointer: string, row: Row, tools: Tools): Promise<void> {
  const { store, schema } = tools;
  const definition = schema.classes.get(className);
  const target = definition?.fields[pointer]?.targetClass ?? '';
  for await (const found of store.all(className, { [pointer]: pointerTo(target, row.objectId) })) {
    const searchText = await searchTextOf(found, definition?.rules?.searched ?? [], store);
    await store.update(className, { objectId: found.objectId }, { searchText });
  }
}

type Query = Record<string, unknown>;

const wanted = (condition: unknown): string | undefined => {
  const text = (condition as { $eq?: unknown } | undefined)?.$eq ?? condition;
  return typeof text === 'string' ? text : undefined;
};

/** The query with each `searchText: "some words"` made into: has every one of the words, wherever in it. */
export function lookingForWords(query: Query): Query {
  const { searchText, ...rest } = query;
  const nested = Object.fromEntries(
    ['$and', '$or', '$nor']
      .filter((key) => Array.isArray(rest[key]))
      .map((key) => [key, (rest[key] as Query[]).map(lookingForWords)]),
  );
  const text = wanted(searchText);
  if (text === undefined) return { ...query, ...nested };
  const words = wordsOf(text).slice(0, MOST_WORDS);
  // Letters and digits alone mean themselves in any regular expression.
  const conditions = words.map((word) => ({ searchText: { $regex: word } }));
  if (!conditions.length) return { ...rest, ...nested };
  return { ...rest, ...nested, $and: [...((nested.$and as Query[]) ?? []), ...conditions] };
}
