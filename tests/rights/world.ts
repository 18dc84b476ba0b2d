/** The rows that the matrix is asked about: one job of technician1, one of technician2, what hangs on them, and a store. */
import { beforeAll } from '@jest/globals';
import { type Api, pointer } from '../support/api';
import { isPostgres } from '../support/databases';
import { batchFields, checkFields, clientFields, jobFields, newJob, type Shop } from '../support/shop';
import type { Standing } from './expected';
import { keptRows } from './kept-world';
import { newOrder, type Ordered, openWorldStore, type Store } from './world-store';

export interface World {
  shop: Shop;
  /** Assigned to technician1: the job of whoever is called assigned. */
  job: string;
  /** Assigned to technician2: what technician1 wrote on it is the author's, no longer the assigned one's. */
  otherJob: string;
  quotedJob: string;
  otherClient: string;
  /** What a row is moved to: no row of the matrix hangs on these. */
  spareClient: string;
  spareJob: string;
  batch: string;
  /** The manager's _User. */
  login: string;
  store: Store;
  /** An order that nothing is done to. */
  kept: Ordered;
  /** Another one, for what a row of the first must not be moved to. */
  otherOrder: Ordered;
}

/** The world but for the shop that it is in: it is the same in every copy. */
export type Rows = Omit<World, 'shop'>;

export async function makeRows(shop: Shop): Promise<Rows> {
  const { manager, master } = shop;
  const store = await openWorldStore(shop);
  const otherClient = await manager.made('Client', clientFields());
  const batch = await manager.made('MaterialBatch', batchFields());
  const job = await newJob(shop, 'technician1');
  const assignedTechnician = pointer('Technician', shop.ids.technician2);
  const otherJob = await manager.made('PrintJob', { ...jobFields(otherClient), assignedTechnician });
  const quotedJob = await newJob(shop, 'technician1');
  await manager.changed('PrintJob', quotedJob, { status: 'File Review' });
  await manager.made('FileCheck', checkFields(quotedJob));
  const spareClient = await manager.made('Client', clientFields());
  const spareJob = await manager.made('PrintJob', jobFields(spareClient));
  const login = (await master.get('Technician', shop.ids.manager)).body.user.objectId;
  const kept = await newOrder({ shop, store });
  const otherOrder = await newOrder({ shop, store });
  return { job, otherJob, quotedJob, otherClient, spareClient, spareJob, batch, login, store, kept, otherOrder };
}

/** The world of a test file, in a shop of worldEnvironment. The object is filled in before its tests. */
export function useWorld(shop: Shop): World {
  const world = {} as World;
  beforeAll(async () => {
    Object.assign(world, { shop }, isPostgres() ? keptRows() : await makeRows(shop));
  }, 120_000);
  return world;
}

/** The signed-in client of whoever stands there. */
export function apiOf(shop: Shop, who: Standing): Api {
  // What one address may ask without signing in is limited.
  if (!who.role) return shop.stranger.elsewhere();
  if (who.role !== 'technician') return shop[who.role];
  return who.assigned || who.author ? shop.technician1 : shop.technician2;
}

/** Their own staff profile; technician1's for a stranger, who has none. */
export function profileOf(shop: Shop, who: Standing): string {
  if (!who.role) return shop.ids.technician1;
  if (who.role !== 'technician') return shop.ids[who.role];
  return who.assigned || who.author ? shop.ids.technician1 : shop.ids.technician2;
}

/** Where a row hangs so that this person stands to it as they should. */
export const jobFor = (world: World, who: Standing) => (who.author ? world.otherJob : world.job);

/** Who wrote it: technician1, unless that would make the assigned one its author too. */
export const authorFor = ({ ids }: Shop, who: Standing) => (who.assigned ? ids.coordinator : ids.technician1);
