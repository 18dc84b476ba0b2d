/** Whoever uploads is told at once; a withdrawn upload is forgotten. */
import { expect, test } from '@jest/globals';
import { cubeStl, openCubeStl } from '../support/models';
import { useShop } from '../support/shop';
import { append, begun, named, tus, uploaded } from '../support/tus';
import { LOOKING, told } from './waiting';

const shop = useShop(LOOKING);
const rows = async () => (await shop.master.find('FilePreflight')).body.results as { storageName: string }[];

test('a customer learns what is wrong before anything is sent off', async () => {
  const good = await told(shop, await uploaded(shop.url, 'good.stl', cubeStl(20)));
  expect(good).toMatchObject({ preflight: 'Passed', problems: [] });
  expect(good.picture).toMatch(/^data:image\/png;base64,iVBOR/);
  const bad = await told(shop, await uploaded(shop.url, 'bad.stl', openCubeStl(20)));
  expect(bad).toMatchObject({ preflight: 'Failed', problems: ['watertight'] });
});

test('only with the secret, and only once all of it is there', async () => {
  const cube = cubeStl(20);
  const address = await begun(shop.url, 'half.stl', cube.length);
  await append(address, 0, cube.subarray(0, 100));
  expect((await shop.stranger.call('checkUpload', named(address))).body.code).toBe(1612);
  expect((await shop.stranger.call('checkUpload', named(address, 'x'.repeat(40)))).body.code).toBe(1611);
});

test('a withdrawn upload is forgotten, with its picture', async () => {
  const upload = await uploaded(shop.url, 'withdrawn.stl', cubeStl(20));
  await told(shop, upload);
  expect((await tus('DELETE', `${shop.url}/uploads/${upload.uploadId}`)).status).toBe(204);
  expect((await rows()).map(({ storageName }) => storageName)).not.toContain(upload.uploadId);
  expect((await shop.stranger.call('checkUpload', upload)).body.code).toBe(1611);
});
