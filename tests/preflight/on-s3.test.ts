/** Files in a bucket are looked at like those on a disk, and their pictures lie beside them. */
import { afterAll, expect, test } from '@jest/globals';
import { cubeStl } from '../support/models';
import { FakeS3 } from '../support/s3';
import { useShop } from '../support/shop';
import { tus, uploaded } from '../support/tus';
import { jobWith, judged, LOOKING, told } from './waiting';

let s3: FakeS3;
const shop = useShop(async () => {
  s3 = await FakeS3.start();
  return { ...LOOKING, ...s3.settings };
});
afterAll(() => s3.stop());

test('an upload in pieces and one that was sent at once', async () => {
  const upload = await uploaded(shop.url, 'cube.stl', cubeStl(20));
  expect(await told(shop, upload)).toMatchObject({
    preflight: 'Passed',
    picture: expect.stringMatching(/^data:image/),
  });
  expect([...s3.objects.keys()]).toContain(`${upload.uploadId}.png`);
  expect(await judged(shop.coordinator, await jobWith(shop, 'cube.stl', cubeStl(20)))).toMatchObject({
    preflight: 'Passed',
    estimateSource: 'file',
  });
  expect((await tus('DELETE', `${shop.url}/uploads/${upload.uploadId}`)).status).toBe(204);
  expect([...s3.objects.keys()]).not.toContain(`${upload.uploadId}.png`);
  expect(s3.unsigned).toEqual([]);
}, 60_000);
