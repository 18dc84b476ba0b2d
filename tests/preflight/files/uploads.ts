/** Whoever uploads is told at once; a withdrawn upload is forgotten. */
import { expect, test } from '@jest/globals';
import { requestOf, tracked } from '../../portal/portal';
import { theShop } from '../../support/house';
import { cubeStl, openCubeStl } from '../../support/models';
import { append, begun, named, tus, uploaded } from '../../support/tus';
import { judged, told } from '../waiting';

const shop = theShop();
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

test('the customer’s page shows what the file looks like and what is wrong with it, and the shop has its estimate', async () => {
  const upload = { ...(await uploaded(shop.url, 'bad.stl', openCubeStl(20))), materialType: 'PLA', quantity: 2 };
  const request = await requestOf(shop, 0, { items: [upload] });
  const [{ jobNumber, trackUrl }] = (await shop.stranger.call('requestPrint', request)).body.result.jobs;
  const { objectId } = (await shop.coordinator.find('PrintJob', { jobNumber })).body.results[0];
  const { estimateSource, estimatedMaterialGrams } = await judged(shop.coordinator, objectId);
  expect({ estimateSource, hasGrams: estimatedMaterialGrams > 0 }).toEqual({ estimateSource: 'file', hasGrams: true });
  const token = trackUrl.split('/track/')[1];
  expect((await tracked(shop, token)).item).toMatchObject({
    preflight: 'Failed',
    problems: ['watertight'],
    hasPicture: true,
  });
  const picture = await fetch(`${shop.url}/track/${token}/picture`);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect((await fetch(`${shop.url}/track/${'A'.repeat(43)}/picture`)).status).toBe(404);
});
