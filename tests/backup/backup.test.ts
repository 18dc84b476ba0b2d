/** A shop is backed up while it works, and is the same shop in another place; whatever is not whole is told apart. */
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkBackup } from '../../scripts/backup/check';
import { type Ended, npmRun } from '../scripts/commands';
import { launch } from '../scripts/launch';
import { Api } from '../support/api';
import { isPostgres, onDatabase } from '../support/databases';
import { newFolder } from '../support/folders';
import { cubeStl } from '../support/models';
import { MASTER_KEY, start } from '../support/process';
import { FakeS3 } from '../support/s3';
import { clientFields, enter, jobFields, type Shop, useShop } from '../support/shop';
import { append, begun, uploaded } from '../support/tus';
import { cut, emptyPlace, filesBelow, HeldTable } from './places';
import { keepWorking } from './work';

const shop = useShop();
const root = newFolder('backups');
const keys = path.join(newFolder('keys'), 'keys.json');
const cube = cubeStl(7);

const backUp = (...options: string[]) => npmRun(shop.env, 'backup', [root, ...options]);
const closing = ({ said }: Ended) => said.at(-1) as string;
const folderIn = (ended: Ended) => `${closing(ended).split('Z: ')[0]}Z`;

let first: Ended;
let answeredMeanwhile = 0;
let waiting: Awaited<ReturnType<typeof uploaded>>;

beforeAll(async () => {
  waiting = await uploaded(shop.url, 'waiting.stl', cube);
  await append(await begun(shop.url, 'half.stl', cube.length), 0, cube.subarray(0, 100));
  const work = await keepWorking(shop);
  const before = work.answered();
  first = await backUp('--keys', keys);
  answeredMeanwhile = work.answered() - before;
  await work.end();
}, 120_000);

test('a backup is taken while people work; uploads under way and keys are no part of it', () => {
  expect(first).toMatchObject({
    code: 0,
    said: [
      // The one begun above, and whatever the people are just sending.
      expect.stringMatching(/^Left out: \d+ uploads? still under way\.$/),
      'Left out: who is signed in.',
      expect.stringMatching(/ rows of \d+ tables, /),
    ],
  });
  expect(answeredMeanwhile).toBeGreaterThan(3);
  expect(statSync(keys).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(keys, 'utf8'))['master-key']).toBe(MASTER_KEY);
  const folder = folderIn(first);
  const holding = filesBelow(folder).filter((file) => readFileSync(path.join(folder, file)).includes(MASTER_KEY));
  expect(holding).toEqual([]);
});

test('the next backup does not copy again what an earlier one has, unless it has decayed there', async () => {
  const before = folderIn(first);
  const [sound, decayed] = filesBelow(path.join(before, 'files')) as [string, string];
  const whole = readFileSync(path.join(before, 'files', decayed));
  writeFileSync(path.join(before, 'files', decayed), Buffer.alloc(whole.length));
  const now = folderIn(await backUp());
  expect(readFileSync(path.join(now, 'files', decayed)).equals(whole)).toBe(true);
  expect(statSync(path.join(now, 'files', sound)).ino).toBe(statSync(path.join(before, 'files', sound)).ino);
  writeFileSync(path.join(before, 'files', decayed), whole);
}, 120_000);

test('it refuses to lie in the shop itself, keys beside it, and a place that holds no backup', async () => {
  const inside = path.join(shop.env.DATA_DIR as string, 'backups');
  expect(await npmRun(shop.env, 'backup', [inside])).toMatchObject({
    code: 1,
    said: [expect.stringContaining('would happen to its backup')],
  });
  expect(await backUp('--keys', path.join(root, 'keys.json'))).toMatchObject({
    code: 1,
    said: [expect.stringContaining('keep the keys apart')],
  });
  expect(await npmRun(shop.env, 'check-backup', [newFolder('nothing')])).toMatchObject({
    code: 1,
    said: [expect.stringContaining('There is no whole backup')],
  });
}, 120_000);

test('a byte that has changed anywhere is told, and the file named', async () => {
  const copy = path.join(newFolder('flipped'), 'backup');
  cpSync(folderIn(first), copy, { recursive: true });
  expect((await checkBackup(copy)).faults).toEqual([]);
  const files = filesBelow(copy).filter((file) => statSync(path.join(copy, file)).size > 0);
  const anywhere = [
    fc.constantFrom(...files),
    fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    fc.nat(7),
  ] as const;
  const flip = (file: string, place: number, bit: number) => {
    const bytes = readFileSync(path.join(copy, file));
    const position = Math.floor(place * bytes.length);
    bytes[position] = (bytes[position] as number) ^ (1 << bit);
    writeFileSync(path.join(copy, file), bytes);
  };
  await fc.assert(
    fc.asyncProperty(...anywhere, async (file, place, bit) => {
      flip(file, place, bit);
      const { faults } = await checkBackup(copy);
      flip(file, place, bit);
      expect(faults.join('\n')).toMatch(file === 'SHA256SUMS' ? /./ : file);
    }),
    { numRuns: 60 },
  );
  const sums = readFileSync(path.join(copy, 'SHA256SUMS'), 'utf8');
  writeFileSync(path.join(copy, 'SHA256SUMS'), sums.replace(/[^\n]*files\/[^\n]*\n/, ''));
  expect((await checkBackup(copy)).faults).toEqual(['SHA256SUMS does not name every file.']);
  writeFileSync(path.join(copy, 'SHA256SUMS'), sums);
  flip(files.find((file) => file.includes('PrintJob.')) as string, 0.5, 3);
  const place = await emptyPlace();
  expect(await npmRun(place, 'restore', [copy])).toMatchObject({
    code: 1,
    said: ['rows/PrintJob.ndjson.gz is not what it was.', `${copy} is not whole; nothing was restored.`],
  });
}, 120_000);

(isPostgres() ? describe : describe.skip)('while something else happens', () => {
  const uri = () => shop.env.DATABASE_URI as string;
  const pathOf = (name: string) => path.join(shop.env.DATA_DIR as string, 'files', name);

  test('a backup that was killed in the middle is none, and what it had copied serves the next', async () => {
    const held = await HeldTable.hold(uri(), 'TimeLog');
    const other = newFolder('broken-off');
    await cut(shop.env, 'backup', [other], held.isAwaited());
    await held.letGo();
    expect(await npmRun(shop.env, 'check-backup', [other])).toMatchObject({ code: 1 });
    expect(await npmRun(shop.env, 'backup', [other])).toMatchObject({ code: 0 });
    expect(filesBelow(other).filter((file) => file.startsWith('unfinished'))).toEqual([]);
  }, 120_000);

  test('a file that is deleted meanwhile is none that is missing; one that the shop has lost is named', async () => {
    const gone = (await shop.coordinator.upload('gone.stl', cube)).name;
    const fields = { ...jobFields(await shop.coordinator.made('Client', clientFields())) };
    const lost = await uploaded(shop.url, 'lost.stl', cube);
    const { fileName: _name, fileUrl: _url, ...others } = fields;
    await shop.coordinator.made('PrintJob', { ...others, upload: lost });
    rmSync(pathOf(lost.uploadId));
    const held = await HeldTable.hold(uri(), 'TimeLog');
    const taking = backUp();
    await held.isAwaited();
    await onDatabase(uri(), 'DELETE FROM "FileRevision" WHERE "storageName" = $1', [gone]);
    rmSync(pathOf(gone));
    await held.letGo();
    const { code, said } = await taking;
    expect({ code, named: said.filter((line) => line.includes('has lost it')) }).toEqual({
      code: 1,
      named: [`${lost.uploadId} is not there: the shop has lost it. It is not in the backup.`],
    });
    await checkBackup(folderIn({ code, said })).then(({ faults }) => expect(faults).toEqual([]));
  }, 120_000);
});

describe('in another place, whose files are in a bucket', () => {
  let s3: FakeS3;
  let place: Record<string, string>;
  let restored: Ended;
  const there = {} as Shop;

  beforeAll(async () => {
    s3 = await FakeS3.start();
    // On Node 20 the AWS SDK has Node say, somewhere among the lines, until when it supports that.
    place = { ...(await emptyPlace()), ...s3.settings, NODE_NO_WARNINGS: '1' };
    await cut(place, 'restore', [folderIn(first)], /FileRevision: \d+/);
  }, 120_000);
  afterAll(async () => {
    await there.process?.stop();
    await s3.stop();
  });

  test('a restore that was killed in the middle is not served, and made anew', async () => {
    const { code, said } = await launch(place).ended;
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('Run npm run restore again.') });
    restored = await npmRun(place, 'restore', [folderIn(first), '--keys', keys]);
    expect(restored.code).toBe(0);
    expect(restored.said.filter((line) => !line.startsWith('{')).slice(-4)).toEqual([
      expect.stringMatching(/^Restored .* rows of .*; counts and hashes are those of the backup\.$/),
      expect.stringMatching(/^Restored \d+ files, .*; each has its SHA-256\.$/),
      'Counted 1 batch; every one holds what its history says.',
      expect.stringMatching(/^The shop of .* is back; npm start serves it\.$/),
    ]);
    expect(await npmRun(place, 'restore', [folderIn(first)])).toMatchObject({
      code: 1,
      said: expect.arrayContaining([expect.stringContaining('The database is not empty.')]),
    });
  }, 120_000);

  test('people sign in as before, every file is there, and no job lacks a part of its history', async () => {
    const running = await start(place);
    Object.assign(there, await enter(running, { ...place }));
    const { files, faults } = (await there.master.call('verifyFiles')).body.result;
    expect(files).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    const all = { limit: 200, order: 'createdAt' };
    const { results: jobs } = (await there.coordinator.find('PrintJob', {}, all)).body;
    expect(jobs.length).toBeGreaterThan(0);
    for (const { objectId, status } of jobs) {
      const { results: events } = (await there.master.find('AuditEvent', { entityId: objectId }, all)).body;
      const revision = ({ eventKey }: { eventKey: string }) => Number(eventKey.split(':').at(-1));
      events.sort((left: never, right: never) => revision(left) - revision(right));
      expect(events[0].action).toBe('create');
      let now = 'Received';
      for (const { fromStatus, toStatus } of events.slice(1)) {
        expect(fromStatus).toBe(now);
        now = toStatus;
      }
      expect(now).toBe(status);
    }
  }, 120_000);

  test('numbers go on, and an upload that was waiting can be taken', async () => {
    const { results } = (await there.coordinator.find('PrintJob', {}, { limit: 200, keys: 'jobNumber' })).body;
    const {
      fileName: _name,
      fileUrl: _url,
      ...fields
    } = jobFields(await there.coordinator.made('Client', { ...clientFields(), clientCode: 'NEW' }));
    const job = await there.coordinator.made('PrintJob', { ...fields, upload: waiting });
    const { jobNumber } = (await there.coordinator.get('PrintJob', job)).body;
    expect(results.map((one: { jobNumber: string }) => one.jobNumber)).not.toContain(jobNumber);
    const session = { 'X-Parse-Session-Token': there.coordinator.sessionToken };
    const file = await fetch(`${there.url}/files/jobs/${job}`, { headers: session });
    expect(Buffer.from(await file.arrayBuffer()).equals(cube)).toBe(true);
    expect(
      (await new Api(there.url, { 'X-Parse-Master-Key': MASTER_KEY }).call('recountStock', { dryRun: true })).body
        .result.wrong,
    ).toEqual([]);
  }, 120_000);

  test('it is backed up from there as well', async () => {
    const ended = await npmRun(place, 'backup', [newFolder('of-bucket')]);
    expect({ code: ended.code, said: ended.said }).toMatchObject({ code: 0 });
    expect((await checkBackup(folderIn(ended))).faults).toEqual([]);
    expect(Number(/ tables, (\d+) files/.exec(closing(ended))?.[1])).toBeGreaterThan(3);
  }, 120_000);
});
