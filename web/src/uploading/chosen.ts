/** Files that were chosen and not handed over yet: kept in the browser's own store, so that a reload loses none. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

export interface Chosen {
  id: string;
  file: File;
}

/** Longer than the server keeps an upload that nobody took. */
const KEPT_MS = 2 * 86_400_000;

interface Shape extends DBSchema {
  wanted: { key: string; value: Chosen & { draft: string; order: number; at: number }; indexes: { draft: string } };
}

let opened: Promise<IDBPDatabase<Shape>> | undefined;
function database() {
  opened ??= openDB<Shape>('request', 1, {
    upgrade: (fresh) => void fresh.createObjectStore('wanted', { keyPath: 'id' }).createIndex('draft', 'draft'),
  });
  return opened;
}

/** The files of the draft with what was kept beside them, in their order; those of drafts long left are dropped. */
export async function readChosen<One extends Chosen>(draft: string): Promise<One[]> {
  try {
    const store = (await database()).transaction('wanted', 'readwrite').store;
    const all = await store.getAll();
    for (const { id, at } of all) if (Date.now() - at > KEPT_MS) await store.delete(id);
    const own = all.filter((one) => one.draft === draft).sort((a, b) => a.order - b.order);
    return own.map(({ draft: _draft, order, at, ...one }) => one as Chosen as One);
  } catch {
    return [];
  }
}

export async function keepChosen(draft: string, chosen: Chosen[]): Promise<void> {
  try {
    const store = (await database()).transaction('wanted', 'readwrite').store;
    const gone = (await store.index('draft').getAllKeys(draft)).filter((id) => !chosen.some((one) => one.id === id));
    await Promise.all([
      ...gone.map((id) => store.delete(id)),
      ...chosen.map((one, order) => store.put({ ...one, draft, order, at: Date.now() })),
    ]);
  } catch {
    // A full or forbidden store keeps no files; choosing them again after a reload goes on where it stopped.
  }
}
