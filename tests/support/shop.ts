/** A shop for one test file: its own database, copied from the migrated one, with staff to act as. */
import { afterAll, beforeAll } from '@jest/globals';
import { Api, date, pointer } from './api';
import { cloneDatabase, isPostgres } from './databases';
import { environment } from './environment';
import { type Running, start } from './process';
import { makeStaff, PASSWORD, STAFF, type StaffName } from './staff';

export interface Shop {
  url: string;
  process: Running;
  env: Record<string, string>;
  /** The master key: only to set up. */
  master: Api;
  stranger: Api;
  manager: Api;
  coordinator: Api;
  technician1: Api;
  technician2: Api;
  /** Technician ids by username. */
  ids: Record<StaffName, string>;
}

/** Signs everybody in. */
export async function enter(running: Running, env: Record<string, string>): Promise<Shop> {
  const stranger = new Api(running.url);
  const master = stranger.as({ 'X-Parse-Master-Key': env.MASTER_KEY as string });
  const isNew = !isPostgres() && (await master.find('Technician', {}, { limit: 1 })).body.results.length === 0;
  if (isNew) await makeStaff(master);
  const [manager, coordinator, technician1, technician2] = await Promise.all(
    Object.keys(STAFF).map((name) => stranger.login(name, PASSWORD)),
  );
  const profiles = (await master.find('Technician', {}, { limit: 100 })).body.results as {
    username: StaffName;
    objectId: string;
  }[];
  const ids = Object.fromEntries(profiles.map(({ username, objectId }) => [username, objectId])) as Shop['ids'];
  return {
    url: running.url,
    process: running,
    env,
    master,
    stranger,
    manager,
    coordinator,
    technician1,
    technician2,
    ids,
  } as Shop;
}

type Environment = Record<string, string>;

/** Starts a shop before the file's tests and ends it after them. The object is filled in by then. */
export function useShop(more: Environment | (() => Promise<Environment>) = {}): Shop {
  const shop = {} as Shop;
  beforeAll(async () => {
    const given = typeof more === 'function' ? await more() : more;
    const env = environment(given.DATABASE_URI ?? (await cloneDatabase()), given);
    Object.assign(shop, await enter(await start(env), env));
  }, 120_000);
  afterAll(async () => {
    await shop.process?.stop();
  }, 30_000);
  return shop;
}

let serial = 0;
/** A number nobody has used in this file. */
export const next = () => ++serial;

/** Numbers up to here are taken: by whatever filled the database that this file's is a copy of. */
export function countFrom(taken: number): void {
  serial = Math.max(serial, taken);
}

export const clientFields = () => ({
  clientCode: `C-${next()}`,
  companyName: 'Acme Robotics',
  contactName: 'Ada Acme',
  email: 'ada@acme.example',
  phone: '+49 30 1234',
  billingStatus: 'Active',
});

export const batchFields = (grams = 1000) => ({
  batchCode: `B-${next()}`,
  materialType: 'PLA',
  color: 'Black',
  startingWeightGrams: grams,
});

export const jobFields = (client: string) => ({
  client: pointer('Client', client),
  fileName: 'bracket.stl',
  fileUrl: 'https://files.example/bracket.stl',
  materialType: 'PLA',
  estimatedPrintMinutes: 90,
  estimatedMaterialGrams: 40,
});

export const checkFields = (job: string) => ({
  printJob: pointer('PrintJob', job),
  checkStatus: 'Passed',
  checksPassed: 8,
  checksFailed: 0,
});

/** A finished hour, ended `endedMinutesAgo` minutes ago. */
export const logFields = (job: string, endedMinutesAgo = 5) => ({
  printJob: pointer('PrintJob', job),
  activityType: 'Print',
  startTime: date(new Date(Date.now() - (endedMinutesAgo + 60) * 60_000)),
  endTime: date(new Date(Date.now() - endedMinutesAgo * 60_000)),
});

/** A new job of a new client, assigned to a technician when one is named. */
export async function newJob(shop: Shop, technician?: StaffName, more: Record<string, unknown> = {}): Promise<string> {
  const client = await shop.coordinator.made('Client', clientFields());
  const assigned = technician ? { assignedTechnician: pointer('Technician', shop.ids[technician]) } : {};
  return shop.coordinator.made('PrintJob', { ...jobFields(client), ...assigned, ...more });
}

/** A job brought to Queued by a walk-in's way: reviewed, passed, with a batch that covers it. */
export async function queuedJob(shop: Shop, technician: StaffName, batch?: string): Promise<string> {
  const job = await newJob(shop, technician);
  const batchId = batch ?? (await shop.coordinator.made('MaterialBatch', batchFields()));
  await shop.coordinator.changed('PrintJob', job, {
    status: 'File Review',
    materialBatch: pointer('MaterialBatch', batchId),
  });
  await shop[technician].made('FileCheck', checkFields(job));
  await shop.coordinator.changed('PrintJob', job, { status: 'Queued' });
  return job;
}
