/** A shop of the release before this one (tests/backup/earlier-release) is brought to this one, killed on the way again and again. */
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mongoRows } from '../../cloud/adapters/rows/mongo';
import { postgresRows } from '../../cloud/adapters/rows/postgres';
import { type Json, lineOf, type RowStore, type Snapshot } from '../../cloud/adapters/rows/rows';
import { type KeptTable, type Manifest, readManifest } from '../../scripts/backup/manifest';
import { putRows } from '../../scripts/backup/put-back';
import { readLines } from '../../scripts/backup/streams';
import { launch } from '../scripts/launch';
import { Api } from '../support/api';
import { isPostgres } from '../support/databases';
import { MASTER_KEY, ROOT, type Running, start } from '../support/process';
import { emptyPlace, HeldTable } from './places';

const EARLIER = path.join(ROOT, 'tests', 'backup', 'earlier-release');
const PASSWORD = 'previous-release';

/** What a start changes of rows that are as they should be: when it last looked. */
const LOOKED_AT = new Set(['updatedAt']);

let place: Record<string, string>;
let rows: RowStore;
let manifest: Manifest;
let running: Running;

beforeAll(async () => {
  place = { ...(await emptyPlace()), AUTO_COMPLETE_DAYS: '3650' };
  manifest = await readManifest(EARLIER);
  rows = await (isPostgres() ? postgresRows : mongoRows)(place.DATABASE_URI as string);
  // Indexes and all that this release adds are missing then, as they are in a shop of the earlier one.
  await putRows({ rows }, EARLIER, manifest, () => undefined);
}, 60_000);
afterAll(async () => {
  await rows?.close();
  await running?.stop();
});

/** Rows of a table by objectId. */
async function rowsIn(snapshot: Snapshot, table: string): Promise<Map<string, Json>> {
  const found = new Map<string, Json>();
  for await (const page of snapshot.rows(table))
    for (const row of page) found.set(row.objectId as string, JSON.parse(lineOf(row)));
  return found;
}

/** What was in the row and is not any more, or is something else. */
const changesIn = (before: Json, now: Json | undefined): string[] =>
  Object.keys(before).filter(
    (key) => !LOOKED_AT.has(key) && JSON.stringify(before[key]) !== JSON.stringify(now?.[key]),
  );

async function lostIn(snapshot: Snapshot, { name, file }: KeptTable): Promise<string[]> {
  const now = await rowsIn(snapshot, name);
  const found: string[] = [];
  for await (const line of readLines(path.join(EARLIER, file))) {
    const before = JSON.parse(line) as Json;
    const changed = changesIn(before, now.get(before.objectId as string));
    if (changed.length) found.push(`${name} ${before.objectId}: ${changed.join(', ')}`);
  }
  return found;
}

/** Moments of the migration, in its order: what is about to be written then waits, and the power is cut. */
const MOMENTS = [
  ['notes what the classes are', HeldTable.holdChanges, '_SCHEMA'],
  ['gives the jobs their new fields', HeldTable.holdChanges, 'PrintJob'],
  ['makes unique indexes', HeldTable.holdChanges, 'AuditEvent'],
  ['gives old printers what they lack, with nothing else left to do', HeldTable.holdRows, 'Printer'],
] as const;

(isPostgres() ? test.each(MOMENTS) : test.skip.each(MOMENTS))(
  'killed while it %s',
  async (_what, hold, table) => {
    const held = await hold(place.DATABASE_URI as string, table);
    const { child, ended } = launch(place);
    await held.isAwaited();
    child.kill('SIGKILL');
    const { said } = await ended;
    await held.letGo();
    expect(said).not.toContain('Ready');
  },
  60_000,
);

test('it is brought to this release in the end: the schema matches, no row is lost, none is another', async () => {
  running = await start(place);
  const master = new Api(running.url, { 'X-Parse-Master-Key': MASTER_KEY });
  expect((await master.call('checkSchema')).body.result).toEqual({ differences: [] });
  const snapshot = await rows.snapshot(true);
  const lost: string[] = [];
  for (const table of manifest.tables.filter(({ name }) => !name.startsWith('_Join')))
    lost.push(...(await lostIn(snapshot, table)));
  await snapshot.close();
  expect(lost).toEqual([]);
}, 120_000);

test('rows that are older than a required field have what it is unless it is sent', async () => {
  const snapshot = await rows.snapshot(true);
  const printers = [...(await rowsIn(snapshot, 'Printer')).values()];
  await snapshot.close();
  expect(printers.length).toBeGreaterThan(0);
  expect(printers.map(({ connector }) => connector)).toEqual(printers.map(() => 'none'));
});

test('people sign in with their passwords, see what they saw, and go on with old jobs under the new rules', async () => {
  const at = new Api(running.url);
  const coordinator = await at.login('coordinator', PASSWORD);
  const technician = await at.login('technician1', PASSWORD);
  const kept = manifest.tables.find(({ name }) => name === 'PrintJob') as KeptTable;
  const all = (await coordinator.find('PrintJob', {}, { limit: 200 })).body.results as Json[];
  expect(all).toHaveLength(kept.rows);
  const [me] = (await technician.find('Technician', { username: 'technician1' })).body.results as Json[];
  const isMine = ({ assignedTechnician }: Json) => (assignedTechnician as Json | undefined)?.objectId === me?.objectId;
  const own = (await technician.find('PrintJob', {}, { limit: 200 })).body.results as Json[];
  expect(own.map(({ objectId }) => objectId).sort()).toEqual(
    all
      .filter(isMine)
      .map(({ objectId }) => objectId)
      .sort(),
  );
  expect(own.length).toBeGreaterThan(0);
  const [queued] = own.filter(({ status }) => status === 'Queued');
  await technician.changed('PrintJob', queued?.objectId as string, { status: 'Printing' });
  const manager = await at.login('manager', PASSWORD);
  const [printer] = (await manager.find('Printer')).body.results;
  await manager.changed('Printer', printer.objectId, { name: 'An older printer' });
  const master = at.as({ 'X-Parse-Master-Key': MASTER_KEY });
  expect((await master.call('recountStock', { dryRun: true })).body.result.wrong).toEqual([]);
});
