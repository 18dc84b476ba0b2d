/** What a file names in words: clients, people, spools, materials. */
import { Problem } from './parsing';
import { type Imported, known, TABLES } from './tables';

/** A row as plain values: pointers are ids, dates are ISO texts. */
export interface PlainRow {
  id: string;
  // Fields differ by class.
  // biome-ignore lint/suspicious/noExplicitAny: a row of any class
  [field: string]: any;
}

/** The shop as whoever imports may read it. */
export interface ReadsShop {
  every(className: string, where: Record<string, unknown>, keys: readonly string[]): Promise<PlainRow[]>;
  /** The rows with one of these values in the field; 200 at a time at most. */
  some(className: string, field: string, values: string[], keys: readonly string[]): Promise<PlainRow[]>;
}

/** Rows by each of their names, in small letters. */
export type Names = ReadonlyMap<string, PlainRow[]>;

export interface Lookups {
  /** By the pointer's field. */
  names: Readonly<Record<string, Names>>;
  /** Materials and qualities are named, not pointed to: the name as the shop writes it, by its small letters. */
  words: Readonly<Record<string, ReadonlyMap<string, string>>>;
}

/** Words of the shop's own, and where it keeps them. */
const WORDS: Record<string, { className: string; field: string }> = {
  materialType: { className: 'Material', field: 'name' },
  quality: { className: 'PrintProfile', field: 'quality' },
};

/** Rows that can be named in a new row. */
const USABLE: Record<string, Record<string, unknown>> = {
  Technician: { isActive: true },
  MaterialBatch: { status_ne: 'Retired' },
};

const small = (text: string) => text.trim().toLowerCase();

export function byNames(rows: PlainRow[], fields: readonly string[]): Names {
  const names = new Map<string, PlainRow[]>();
  for (const row of rows)
    for (const name of new Set(fields.map((field) => small(String(row[field] ?? ''))))) {
      if (!name) continue;
      const others = names.get(name);
      if (others) others.push(row);
      else names.set(name, [row]);
    }
  return names;
}

export async function loadLookups(className: Imported, shop: ReadsShop): Promise<Lookups> {
  const { fields, names } = TABLES[className];
  const { pointers } = known(className);
  const named = Object.entries(names).map(async ([field, keys]) => {
    const target = pointers[field] ?? '';
    return [field, byNames(await shop.every(target, USABLE[target] ?? {}, keys), keys)] as const;
  });
  const worded = Object.entries(WORDS)
    .filter(([field]) => fields.includes(field))
    .map(async ([field, of]) => {
      const rows = await shop.every(of.className, { isActive: true }, [of.field]);
      return [field, new Map(rows.map((row) => [small(row[of.field]), row[of.field] as string]))] as const;
    });
  return {
    names: Object.fromEntries(await Promise.all(named)),
    words: Object.fromEntries(await Promise.all(worded)),
  };
}

/** The one row that is called so. */
export function rowNamed(names: Names | undefined, text: string): PlainRow {
  const [row, ...others] = names?.get(small(text)) ?? [];
  if (!row) throw new Problem('unknown', { text });
  if (others.length) throw new Problem('ambiguous', { text, count: others.length + 1 });
  return row;
}

/** The shop's own word for it. */
export function wordFor(words: ReadonlyMap<string, string>, text: string): string {
  const word = words.get(small(text));
  if (!word) throw new Problem('unknown', { text });
  return word;
}
