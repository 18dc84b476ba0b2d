/** A file that arrives in pieces survives the death of the server, on a disk and on S3 alike. */
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { nightOf } from '../../cloud/tasks/verify-files';
import { cloneDatabase } from '../support/databases';
import { environment } from '../support/environment';
import { cubeStl, longStl } from '../support/models';
import { start } from '../support/process';
import { FakeS3 } from '../support/s3';
import { clientFields, enter, jobFields, type Shop } from '../support/shop';
import { append, arrived, begun, named } from '../support/tus';
import { until } from '../support/until';

const MEGABYTE = 1024 * 1024;
const file = longStl(20 * MEGABYTE);
const cube = cubeStl(8);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Sends the first bytes and no more, on a line that stays open. */
function held(bytes: Uint8Array): ReadableStream {
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes),
  });
}

const moved = (address: string, shop: Shop) => new URL(new URL(address).pathname, shop.url).href;

/** Hands the upload to a new job; answers the job. */
async function handOver(shop: Shop, address: string): Promise<string> {
  const client = await shop.coordinator.made('Client', clientFields());
  const { fileUrl, fileName, ...fields } = jobFields(client);
  return shop.coordinator.made('PrintJob', { ...fields, upload: named(address) });
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

async function expectWhole(shop: Shop, job: string, file: Uint8Array): Promise<void> {
  const { body } = await shop.coordinator.find('FileRevision', {
    printJob: { __type: 'Pointer', className: 'PrintJob', objectId: job },
  });
  expect(body.results).toMatchObject([{ number: 1, sha256: hashOf(file), sizeBytes: file.length }]);
  const ask = (headers: Record<string, string>) => fetch(`${shop.url}/files/jobs/${job}`, { headers });
  const session = { 'X-Parse-Session-Token': shop.coordinator.sessionToken };
  const whole = await ask(session);
  expect(hashOf(await bytesOf(whole))).toBe(hashOf(file));
  expect(whole.headers.get('Content-Disposition')).toMatch(/^attachment; filename="\w+\.stl"$/);
  expect(whole.headers.get('Content-Type')).toBe('application/octet-stream');
  expect(whole.headers.get('X-Content-Type-Options')).toBe('nosniff');
  const part = await ask({ ...session, Range: 'bytes=100-199' });
  expect(part.status).toBe(206);
  expect(part.headers.get('Content-Range')).toBe(`bytes 100-199/${file.length}`);
  expect(Buffer.compare(await bytesOf(part), file.subarray(100, 200))).toBe(0);
  expect((await ask({ ...session, Range: `bytes=${file.length}-` })).status).toBe(416);
  expect((await ask({})).status).toBe(401);
  const stranger = { 'X-Parse-Session-Token': shop.technician1.sessionToken };
  expect((await ask(stranger)).status).toBe(404);
}

describe.each(['on disk', 'on S3'])('%s', (place) => {
  const shop = {} as Shop;
  let s3: FakeS3 | undefined;
  beforeAll(async () => {
    if (place === 'on S3') s3 = await FakeS3.start();
    const env = environment(await cloneDatabase(), s3?.settings);
    Object.assign(shop, await enter(await start(env), env));
  }, 60_000);
  afterAll(async () => {
    await shop.process?.stop();
    await s3?.stop();
  }, 30_000);

  test('killed in the middle of one file and before the verdict on another, both are whole in the end', async () => {
    const data = path.join(shop.env.DATA_DIR as string, 'uploads');
    const [big, small] = [
      await begun(shop.url, 'big.stl', file.length),
      await begun(shop.url, 'small.stl', cube.length),
    ];
    const sent = 9 * MEGABYTE;
    expect((await append(big, 0, file.subarray(0, sent))).status).toBe(204);
    const dying = append(big, sent, held(file.subarray(sent, sent + 6 * MEGABYTE))).catch(() => 'cut off');
    if (s3) {
      // All of the small one is there, and is not put together.
      s3.breaksOff = ({ method, url }) => method === 'POST' && Boolean(url?.includes('uploadId'));
      expect((await append(small, 0, cube)).status).toBe(500);
    } else {
      expect((await append(small, 0, cube.subarray(0, -1))).status).toBe(204);
      await until(() => statSync(path.join(data, named(big).uploadId)).size > sent);
    }
    await shop.process.kill();
    expect(await dying).toBe('cut off');
    if (s3) s3.breaksOff = () => false;
    else appendFileSync(path.join(data, named(small).uploadId), cube.subarray(-1));
    Object.assign(shop, await enter(await start(shop.env), shop.env));

    await expectWhole(shop, await handOver(shop, moved(small, shop)), cube);
    const address = moved(big, shop);
    const there = await arrived(address);
    // On S3 what is less than a piece is joined with what follows, and so may have to be sent again.
    expect(there).toBeGreaterThanOrEqual(s3 ? 8 * MEGABYTE : sent);
    expect((await append(address, there, file.subarray(there))).status).toBe(204);
    await expectWhole(shop, await handOver(shop, address), file);
    if (s3) expect([...s3.objects.keys()].sort()).toEqual([big, small].map((one) => named(one).uploadId).sort());
    expect(s3?.unsigned ?? []).toEqual([]);
  });

  test('a file that is gone or altered is named in a report that coordinators read', async () => {
    const look = async () => (await shop.master.call('verifyFiles')).body.result;
    expect(await look()).toMatchObject({ files: 2, faults: [] });
    const { body } = await shop.master.find('FileRevision', {}, { order: 'sizeBytes' });
    const [small, big] = body.results;
    if (s3) {
      s3.objects.delete(small.storageName);
      s3.objects.get(big.storageName)?.bytes.fill(0, 500, 501);
    } else {
      const kept = (name: string) => path.join(shop.env.DATA_DIR as string, 'files', name);
      rmSync(kept(small.storageName));
      const altered = readFileSync(kept(big.storageName)).fill(0, 500, 501);
      writeFileSync(kept(big.storageName), altered);
    }
    await look();
    const named = ({ printJob, number, fileName }: typeof small) => ({ jobId: printJob.objectId, number, fileName });
    const { results } = (await shop.coordinator.find('FileReport', {}, { order: '-startedAt', limit: 1 })).body;
    expect(results[0].faults).toHaveLength(2);
    expect(results[0].faults).toContainEqual({ ...named(small), fault: 'missing' });
    expect(results[0].faults).toContainEqual({ ...named(big), fault: 'changed' });
    expect(shop.process.output()).toContain('Stored files are not as they were');
  });
});

test('the nightly look is taken once a night, and not by day', () => {
  expect(nightOf(new Date(2026, 2, 1, 2, 5))).toBe('night 2026-03-01');
  expect(nightOf(new Date(2026, 2, 1, 4, 55))).toBe('night 2026-03-01');
  expect(nightOf(new Date(2026, 2, 1, 12))).toBeUndefined();
});
