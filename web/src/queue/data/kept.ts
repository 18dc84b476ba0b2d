/** What stays on this device: the last known queue and the entries that wait, each under its login. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Entry } from './entries';
import type { Snapshot } from './snapshot';

interface Shape extends DBSchema {
  snapshots: { key: string; value: Snapshot };
  entries: { key: string; value: Entry; indexes: { owner: string } };
}

const byOrder = (entries: Entry[]) => entries.sort((a, b) => a.order - b.order);

export function openKept(name = 'queue') {
  let opened: Promise<IDBPDatabase<Shape>> | undefined;
  const database = () => {
    opened ??= openDB<Shape>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('snapshots');
        fresh.createObjectStore('entries', { keyPath: 'id' }).createIndex('owner', 'owner');
      },
    });
    return opened;
  };
  return {
    snapshotOf: async (owner: string) => (await database()).get('snapshots', owner),
    keepSnapshot: async (owner: string, snapshot: Snapshot) => (await database()).put('snapshots', snapshot, owner),
    forgetSnapshot: async (owner: string) => (await database()).delete('snapshots', owner),
    entriesOf: async (owner: string) => byOrder(await (await database()).getAllFromIndex('entries', 'owner', owner)),
    /** Puts and removes, all or nothing. */
    async change(put: Entry[], remove: string[] = []): Promise<void> {
      const work = (await database()).transaction('entries', 'readwrite', { durability: 'strict' });
      await Promise.all([...put.map((entry) => work.store.put(entry)), ...remove.map((id) => work.store.delete(id))]);
      await work.done;
    },
  };
}

export type Kept = ReturnType<typeof openKept>;
export type KeptEntries = Pick<Kept, 'entriesOf' | 'change'>;
