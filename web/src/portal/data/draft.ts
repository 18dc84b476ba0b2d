/** A request that is being written: kept in this tab over a reload, its files in the browser's own store. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { newKey } from '../../small/key';

export interface Wanted {
  id: string;
  file: File;
  materialType: string;
  color: string;
  quantity: string;
}

export interface Letter {
  name: string;
  company: string;
  email: string;
  phone: string;
  notes: string;
  wishedDate: string;
}

export interface Draft {
  /** Also the requestKey: sent twice, it is one request. */
  key: string;
  letter: Letter;
}

const KEY = 'printshop:request';
const EMPTY: Letter = { name: '', company: '', email: '', phone: '', notes: '', wishedDate: '' };
/** Longer than the server keeps an upload that nobody took. */
const KEPT_MS = 2 * 86_400_000;

interface Shape extends DBSchema {
  wanted: { key: string; value: Wanted & { draft: string; order: number; at: number }; indexes: { draft: string } };
}

let opened: Promise<IDBPDatabase<Shape>> | undefined;
function database() {
  opened ??= openDB<Shape>('request', 1, {
    upgrade: (fresh) => void fresh.createObjectStore('wanted', { keyPath: 'id' }).createIndex('draft', 'draft'),
  });
  return opened;
}

export function readDraft(): Draft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '');
    if (kept.key) return { key: kept.key, letter: { ...EMPTY, ...kept.letter } };
  } catch {
    // Nothing was written yet.
  }
  return { key: newKey(), letter: EMPTY };
}

/** A browser that keeps nothing writes the request all the same, but not across a reload. */
export function keepDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // As said above.
  }
}

export function forgetDraft({ key }: Draft): void {
  sessionStorage.removeItem(KEY);
  keepWanted(key, []);
}

/** The files of the draft, in their order; those of drafts long left are dropped. */
export async function readWanted(draft: string): Promise<Wanted[]> {
  try {
    const store = (await database()).transaction('wanted', 'readwrite').store;
    const all = await store.getAll();
    for (const { id, at } of all) if (Date.now() - at > KEPT_MS) await store.delete(id);
    const own = all.filter((one) => one.draft === draft).sort((a, b) => a.order - b.order);
    return own.map(({ id, file, materialType, color, quantity }) => ({ id, file, materialType, color, quantity }));
  } catch {
    return [];
  }
}

export async function keepWanted(draft: string, wanted: Wanted[]): Promise<void> {
  try {
    const store = (await database()).transaction('wanted', 'readwrite').store;
    const gone = (await store.index('draft').getAllKeys(draft)).filter((id) => !wanted.some((one) => one.id === id));
    await Promise.all([
      ...gone.map((id) => store.delete(id)),
      ...wanted.map((one, order) => store.put({ ...one, draft, order, at: Date.now() })),
    ]);
  } catch {
    // A full or forbidden store keeps no files; choosing them again after a reload goes on where it stopped.
  }
}
