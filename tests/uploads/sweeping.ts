/** What nobody takes within a day is swept away: the file, and the row that stood for it. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { makeOlder } from '../scripts/tamper';
import { cubeStl } from '../support/models';
import { clientFields, jobFields } from '../support/shop';
import { append, begun, named, uploaded } from '../support/tus';
import { shop } from './shop';

const cube = cubeStl(6);
const DAY_AND_HOUR_MS = 25 * 3_600_000;

const kept = (folder: 'files' | 'uploads') => readdirSync(path.join(shop.env.DATA_DIR as string, folder));
const countOf = async (className: string) =>
  (await shop.master.find(className, {}, { count: 1, limit: 0 })).body.count as number;

/** A file sent whole in one request, as older programs do. */
async function sentAtOnce(name: string): Promise<string> {
  return (await shop.coordinator.upload(name, cube)).name;
}

test('after a day, and not a file that a job has', async () => {
  const half = await begun(shop.url, 'half.stl', cube.length);
  await append(half, 0, cube.subarray(0, 100));
  const whole = await uploaded(shop.url, 'whole.stl', cube);
  const atOnce = await sentAtOnce('at-once.stl');
  const { fileUrl, fileName, ...fields } = jobFields(await shop.coordinator.made('Client', clientFields()));
  const taken = await uploaded(shop.url, 'taken.stl', cube);
  const job = await shop.coordinator.made('PrintJob', { ...fields, upload: taken });
  const young = named(await begun(shop.url, 'young.stl', cube.length));

  const { DATABASE_URI } = shop.env as { DATABASE_URI: string };
  for (const { uploadId } of [named(half), whole, taken])
    await makeOlder(DATABASE_URI, 'ModelUpload', 'expiresAt', { uploadKey: uploadId }, DAY_AND_HOUR_MS);
  for (const storageName of [atOnce, taken.uploadId])
    await makeOlder(DATABASE_URI, 'FileRevision', 'uploadedAt', { storageName }, DAY_AND_HOUR_MS);

  while ((await countOf('ModelUpload')) > 1 || (await countOf('FileRevision')) > 1) await sleep(200);
  expect((await shop.master.find('ModelUpload')).body.results).toMatchObject([{ uploadKey: young.uploadId }]);
  expect((await shop.master.find('FileRevision')).body.results).toMatchObject([{ storageName: taken.uploadId }]);
  expect(kept('files')).toEqual([taken.uploadId]);
  expect(new Set(kept('uploads').map((name) => name.replace(/\.json$/, '')))).toEqual(new Set([young.uploadId]));
  const session = { 'X-Parse-Session-Token': shop.coordinator.sessionToken };
  expect((await fetch(`${shop.url}/files/jobs/${job}`, { headers: session })).status).toBe(200);
}, 60_000);
