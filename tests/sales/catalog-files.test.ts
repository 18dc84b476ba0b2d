/** Pictures of items and files of models, on a disk and on S3: who may send them, who sees them, and when they go. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeOlder } from '../scripts/tamper';
import { pointer } from '../support/api';
import { onDatabase } from '../support/databases';
import { FakeS3 } from '../support/s3';
import { useShop } from '../support/shop';
import { itemFields, newProduct, png, sendPicture } from './catalogue';

const DAY_AND_HOUR_MS = 25 * 3_600_000;

describe.each(['disk', 'S3'])('on %s', (place) => {
  let s3: FakeS3 | undefined;
  const shop = useShop(async () => {
    if (place === 'disk') return {};
    s3 = await FakeS3.start();
    return { ...s3.settings };
  });
  afterAll(() => s3?.stop());

  const kept = () => (s3 ? [...s3.objects.keys()] : readdirSync(path.join(shop.env.DATA_DIR as string, 'files')));
  const pictures = () => kept().filter((name) => name.startsWith('picture_'));
  const imageOf = async (item: string) => (await shop.coordinator.get('CatalogItem', item)).body.imageUrl;
  const report = async () => (await shop.master.call('verifyFiles')).body.result;

  test('a picture is shown to everybody, for ever the same, and the one before it goes', async () => {
    const { item, slug } = await newProduct(shop);
    const { status, body } = await sendPicture(shop.coordinator, item, png());
    expect({ status, body }).toEqual({
      status: 200,
      body: { imageUrl: expect.stringMatching(/^\/store\/pictures\//) },
    });
    const shown = await fetch(shop.url + body.imageUrl);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(png());
    const headers = ['content-type', 'cache-control', 'x-content-type-options'].map((name) => shown.headers.get(name));
    expect(headers).toEqual(['image/png', 'public, max-age=31536000, immutable', 'nosniff']);
    expect((await shop.stranger.call('catalogItem', { slug })).body.result.imageUrl).toBe(body.imageUrl);

    const second = await sendPicture(shop.manager, item, png([200, 40, 20]));
    expect(second.body.imageUrl).not.toBe(body.imageUrl);
    expect((await fetch(shop.url + body.imageUrl)).status).toBe(404);
    expect((await fetch(shop.url + second.body.imageUrl)).status).toBe(200);
    expect(pictures()).toHaveLength(1);
    const events = (await shop.coordinator.find('AuditEvent', { entityId: item }, { order: 'createdAt' })).body.results;
    expect(events.slice(1)).toMatchObject([
      { actorName: 'coordinator', action: 'update', newValue: { imageUrl: body.imageUrl } },
      { actorName: 'manager', oldValue: { imageUrl: body.imageUrl }, newValue: second.body },
    ]);

    expect((await shop.coordinator.request('DELETE', `/store/items/${item}/picture`)).status).toBe(200);
    expect((await shop.coordinator.request('DELETE', `/store/items/${item}/picture`)).status).toBe(200);
    expect(await imageOf(item)).toBeUndefined();
    expect(pictures()).toEqual([]);
  });

  test('an item takes its picture along when it is deleted', async () => {
    const { item } = await newProduct(shop);
    await sendPicture(shop.coordinator, item, png());
    expect(pictures()).toHaveLength(1);
    await shop.coordinator.remove('CatalogItem', item);
    expect(pictures()).toEqual([]);
  });

  test('of pictures sent at once one stays, and no file of the others', async () => {
    const { item } = await newProduct(shop);
    const sent = await Promise.all(
      Array.from({ length: 6 }, (_one, index) => sendPicture(shop.coordinator, item, png([index * 40, 0, 0]))),
    );
    const taken = sent.filter(({ status }) => status === 200);
    expect(taken.length).toBeGreaterThanOrEqual(1);
    for (const { status, body } of sent)
      if (status !== 200) expect({ status, code: body.code }).toEqual({ status: 400, code: 1105 });
    expect(pictures().map((name) => `/store/pictures/${name}`)).toEqual([await imageOf(item)]);
    await shop.coordinator.remove('CatalogItem', item);
  });

  test('the look at all files finds what is wrong with pictures and models', async () => {
    const { item, model, slug } = await newProduct(shop);
    await sendPicture(shop.coordinator, item, png());
    expect((await report()).faults).toEqual([]);
    const [name] = pictures() as [string];
    const file = path.join(shop.env.DATA_DIR as string, 'files', name);
    const bytes = s3 ? s3.objects.get(name)?.bytes : readFileSync(file);
    bytes?.fill(7, 20, 21);
    if (!s3) writeFileSync(file, bytes as Buffer);
    expect((await report()).faults).toEqual([{ catalogItemId: item, fileName: `${slug}.png`, fault: 'changed' }]);
    await shop.coordinator.remove('CatalogItem', item);
    const [{ storageName }] = (await shop.master.find('FileRevision', { model: pointer('Model', model) })).body.results;
    if (s3) s3.objects.delete(storageName);
    else writeFileSync(path.join(shop.env.DATA_DIR as string, 'files', storageName), '');
    expect((await report()).faults).toMatchObject([{ modelId: model, fileName: 'cube.stl' }]);
    await shop.coordinator.remove('Model', model);
  });

  test('the file of a model stays for as long as the model, and for as long as a quote names it', async () => {
    const [{ model: left }, { model: quoted }, { model: staying }] = [
      await newProduct(shop),
      await newProduct(shop),
      await newProduct(shop),
    ];
    const nameOf = async (model: string) =>
      (await shop.master.find('FileRevision', { model: pointer('Model', model) })).body.results[0].storageName;
    const [leftFile, quotedFile, stayingFile] = [await nameOf(left), await nameOf(quoted), await nameOf(staying)];
    const uri = shop.env.DATABASE_URI as string;
    for (const uploadKey of [leftFile, quotedFile, stayingFile])
      await makeOlder(uri, 'ModelUpload', 'expiresAt', { uploadKey }, DAY_AND_HOUR_MS);
    await makeOlder(uri, 'FileRevision', 'uploadedAt', { storageName: stayingFile }, DAY_AND_HOUR_MS);
    await shop.coordinator.remove('Model', left);
    await shop.coordinator.remove('Model', quoted);
    await quote(quotedFile);
    expect(kept()).toEqual(expect.arrayContaining([leftFile, quotedFile, stayingFile]));
    for (const storageName of [leftFile, quotedFile])
      await makeOlder(uri, 'FileRevision', 'uploadedAt', { storageName }, DAY_AND_HOUR_MS);
    while (kept().includes(leftFile)) await sleep(200);
    expect(kept()).toEqual(expect.arrayContaining([quotedFile, stayingFile]));
    expect((await shop.master.find('FilePreflight', { storageName: leftFile })).body.results).toEqual([]);
  }, 60_000);

  /** A job of a quote with this file, as the server would write it. */
  async function quote(fileKey: string): Promise<void> {
    await onDatabase(
      shop.env.DATABASE_URI as string,
      `INSERT INTO "QuoteJob" ("objectId", "quote", "position", "fileKey", "fileName", "material", "quality", "quantity", "currency", "feasibilityStatus")
       VALUES ('quoted', 'some-quote', 1, $1, 'cube.stl', 'some-material', 'some-quality', 1, 'EUR', 'Waiting')`,
      [fileKey],
    );
  }

  test('only whoever may change the item changes its picture', async () => {
    const { item } = await newProduct(shop);
    expect((await sendPicture(shop.stranger, item, png())).status).toBe(401);
    expect((await sendPicture(shop.technician1, item, png())).status).toBe(404);
    expect((await sendPicture(shop.coordinator, 'nowhere', png())).status).toBe(404);
    expect((await sendPicture(shop.stranger.as({ 'X-Parse-Session-Token': 'r:made-up' }), item, png())).status).toBe(
      401,
    );
    for (const who of [shop.stranger, shop.technician1])
      expect((await who.request('DELETE', `/store/items/${item}/picture`)).status).toBeGreaterThanOrEqual(400);
    expect(pictures()).toEqual([]);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a script in a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00')],
    ['half a beginning', png().subarray(0, 7)],
    ['JSON', Buffer.from('{"imageUrl":"https://x.example"}')],
  ])('%s is no picture', async (_what, bytes) => {
    const item = await shop.coordinator.made('CatalogItem', itemFields());
    expect(await sendPicture(shop.coordinator, item, bytes)).toMatchObject({ status: 400, body: { code: 2054 } });
    expect(await imageOf(item)).toBeUndefined();
    expect(pictures()).toEqual([]);
  });

  test('JPEG and WebP are pictures too, whatever they are called; more than 5 MB is too much', async () => {
    const item = await shop.coordinator.made('CatalogItem', itemFields());
    for (const [begin, type] of [
      ['\xff\xd8\xff\xe0\x00\x10JFIF', 'image/jpeg'],
      ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'image/webp'],
    ] as const) {
      const { body } = await sendPicture(shop.coordinator, item, Buffer.from(begin, 'latin1'), 'text/html');
      const shown = await fetch(shop.url + body.imageUrl);
      expect([shown.status, shown.headers.get('content-type')]).toEqual([200, type]);
    }
    const before = await imageOf(item);
    const large = Buffer.concat([png(), Buffer.alloc(5 * 1024 * 1024)]);
    expect(await sendPicture(shop.coordinator, item, large)).toMatchObject({ status: 413, body: { code: 2055 } });
    expect(await imageOf(item)).toBe(before);
    await shop.coordinator.remove('CatalogItem', item);
  });

  test('no other file comes out where pictures do', async () => {
    const { model } = await newProduct(shop);
    const [{ storageName }] = (await shop.master.find('FileRevision', { model: pointer('Model', model) })).body.results;
    const none = `picture_${'0'.repeat(32)}.png`;
    for (const name of [storageName, none, '..%2f..%2fmaster-key', '%00', 'picture_.png', encodeURIComponent('../x')]) {
      const answer = await fetch(`${shop.url}/store/pictures/${name}`);
      expect([name, answer.status, answer.headers.get('cache-control')]).not.toContain(
        'public, max-age=31536000, immutable',
      );
      expect(Math.floor(answer.status / 100)).toBe(4);
    }
    if (s3) expect(s3.unsigned).toEqual([]);
  });
});
