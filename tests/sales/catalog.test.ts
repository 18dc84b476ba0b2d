/** The catalogue: who keeps it, what everybody sees of it, and what a new shop has in it. */
import { expect, test } from '@jest/globals';
import { pointer } from '../support/api';
import { cubeStl } from '../support/models';
import { batchFields, next, useShop } from '../support/shop';
import { SECRET, uploaded } from '../support/tus';
import { itemFields, newModel, newProduct, newTemplate } from './catalogue';

const shop = useShop();

const shown = async () => (await shop.stranger.call('catalog')).body.result.items;
const slugs = async () => (await shown()).map(({ slug }: { slug: string }) => slug);
const chosen = async (params = {}) => (await shop.stranger.call('storeChoices', params)).body.result;
const refused = (code: number) => ({ status: 400, body: { code } });

test('a new shop prints its customers’ own files, at two tolerances and two speeds', async () => {
  expect(await shown()).toEqual([
    {
      slug: 'your-file',
      name: 'Print your own file',
      description: expect.any(String),
      featured: true,
      isUpload: true,
    },
  ]);
  const { currency, materials, qualities, tolerances, turnarounds } = await chosen();
  expect(currency).toBe('EUR');
  expect(materials.map(({ name }: { name: string }) => name)).toContain('PETG');
  expect(qualities).toMatchObject([
    { name: 'Draft', layerHeightMm: 0.28 },
    { name: 'Standard', layerHeightMm: 0.2 },
    { name: 'Fine', layerHeightMm: 0.12 },
  ]);
  expect(tolerances).toMatchObject([
    { name: 'Standard', toleranceMm: 0.3 },
    { name: 'Fine', toleranceMm: 0.15 },
  ]);
  expect(turnarounds).toMatchObject([{ name: 'Standard' }, { name: 'Express' }]);
  expect((await shop.coordinator.find('ToleranceClass')).body.results).toHaveLength(2);
  expect((await shop.coordinator.find('CatalogItem', { searchText: 'own' })).body.results).toHaveLength(1);
});

test('an item shows its models, in its own place, and nothing that is none of the reader’s business', async () => {
  const { slug, template, item } = await newProduct(shop, { sortOrder: 7, description: 'For desks.' });
  const foot = await newModel(shop, template, 'foot v2.stl', { copies: 4, sortOrder: 1 });
  expect((await shop.stranger.call('catalogItem', { slug })).body.result).toEqual({
    slug,
    name: expect.any(String),
    description: 'For desks.',
    featured: false,
    isUpload: false,
    models: [
      { modelId: expect.any(String), displayName: 'cube', format: 'stl', copies: 1 },
      { modelId: foot, displayName: 'foot v2', format: 'stl', copies: 4 },
    ],
  });
  await shop.coordinator.changed('CatalogItem', item, { sortOrder: 0, featured: true });
  const later = await newProduct(shop, { sortOrder: 9 });
  expect(await slugs()).toEqual(['your-file', slug, later.slug]);
});

test('what is not active, has no models or is gone is nowhere', async () => {
  const { slug, template, model, item } = await newProduct(shop);
  const hidden = async () => {
    expect(await slugs()).not.toContain(slug);
    expect(await shop.stranger.call('catalogItem', { slug })).toMatchObject(refused(2051));
  };
  await shop.coordinator.changed('CatalogItem', item, { active: false });
  await hidden();
  await shop.coordinator.changed('CatalogItem', item, { active: true });
  expect(await slugs()).toContain(slug);
  await shop.coordinator.changed('ProductTemplate', template, { active: false });
  await hidden();
  await shop.coordinator.changed('ProductTemplate', template, { active: true });
  await shop.coordinator.remove('Model', model);
  await hidden();
});

test('choices that are not used any more are not offered, and a colour that is on the shelf is', async () => {
  await shop.coordinator.made('MaterialBatch', { ...batchFields(), materialType: 'TPU', color: 'Orange' });
  const tolerance = await shop.manager.made('ToleranceClass', { name: 'Rough', toleranceMm: 1, isActive: false });
  const profile = { quality: 'Rough', layerHeightMm: 0.3, infillPercent: 10 };
  await shop.manager.made('PrintProfile', { ...profile, materialType: 'TPU' });
  await shop.manager.made('PrintProfile', { ...profile, quality: 'Old', isActive: false });
  const { materials, qualities, tolerances } = await chosen();
  expect(materials[0]).toMatchObject({ id: expect.any(String), name: 'TPU', colors: ['Orange'] });
  expect(qualities).toHaveLength(3);
  expect(tolerances).toHaveLength(2);
  await shop.manager.changed('ToleranceClass', tolerance, { isActive: true, sortOrder: 5 });
  expect((await chosen()).tolerances[2]).toMatchObject({ id: tolerance, name: 'Rough' });
});

test('a template, a model or an item that others need stays', async () => {
  const { template, model, item } = await newProduct(shop);
  const stays = (what: string) => ({ status: 400, body: { code: 1107, error: expect.stringContaining(what) } });
  expect(await shop.coordinator.remove('ProductTemplate', template)).toMatchObject(stays('catalogue items'));
  expect((await shop.coordinator.remove('CatalogItem', item)).status).toBe(200);
  expect(await shop.coordinator.remove('ProductTemplate', template)).toMatchObject(stays('models'));
  expect((await shop.coordinator.remove('Model', model)).status).toBe(200);
  const productTemplate = pointer('ProductTemplate', template);
  const profile = await shop.manager.made('PricingProfile', { name: `Prices ${next()}`, productTemplate });
  expect(await shop.coordinator.remove('ProductTemplate', template)).toMatchObject(stays('pricing profiles'));
  expect((await shop.manager.remove('PricingProfile', profile)).status).toBe(200);
  expect((await shop.coordinator.remove('ProductTemplate', template)).status).toBe(200);
});

test('a model takes a finished upload, once, and says what came', async () => {
  const template = await newTemplate(shop);
  const productTemplate = pointer('ProductTemplate', template);
  const upload = await uploaded(shop.url, 'part.stl', cubeStl(12));
  const [one, other] = await Promise.all(
    [1, 2].map(() => shop.coordinator.create('Model', { productTemplate, upload })),
  );
  expect([one?.status, other?.status].sort()).toEqual([201, 400]);
  const [row] = (await shop.coordinator.find('Model', { productTemplate })).body.results;
  expect(row).toMatchObject({ displayName: 'part', fileName: 'part.stl', format: 'stl', sizeBytes: 684, copies: 1 });
  expect(row.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(row.upload ?? row.fileKey).toBeUndefined();
  const asked = (await shop.master.find('FilePreflight', { storageName: upload.uploadId })).body.results;
  expect(asked).toMatchObject([{ state: 'Waiting', fileName: 'part.stl' }]);
  const file = await fetch(`${shop.url}/files/models/${row.objectId}`, {
    headers: { 'X-Parse-Session-Token': shop.coordinator.sessionToken },
  });
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(cubeStl(12));
});

test('a refused model leaves its upload as it was', async () => {
  const productTemplate = pointer('ProductTemplate', await newTemplate(shop));
  const upload = await uploaded(shop.url, 'part.stl', cubeStl(9));
  for (const wrong of [{ copies: 0 }, { copies: 1.5 }, { sortOrder: -1 }, { displayName: 'x'.repeat(201) }])
    expect((await shop.coordinator.create('Model', { productTemplate, upload, ...wrong })).status).toBe(400);
  // A field that others may not set either.
  expect(await shop.coordinator.create('Model', { productTemplate, upload, fileKey: 'mine.stl' })).toMatchObject(
    refused(1101),
  );
  const gone = pointer('ProductTemplate', 'nowhere');
  expect(await shop.coordinator.create('Model', { productTemplate: gone, upload })).toMatchObject(refused(1012));
  await shop.coordinator.made('Model', { productTemplate, upload });
});

test.each([
  ['nothing', undefined, 2052],
  ['another secret', { uploadId: 'f'.repeat(64), uploadSecret: SECRET }, 1611],
  ['a number', { uploadId: 7, uploadSecret: 8 }, 1611],
  ['an empty object', {}, 1611],
])('a model of %s is refused', async (_what, upload, code) => {
  const productTemplate = pointer('ProductTemplate', await newTemplate(shop));
  expect(await shop.coordinator.create('Model', { productTemplate, upload })).toMatchObject(refused(code));
});

test('an item has an address of its own, in plain letters', async () => {
  const { slug } = await newProduct(shop);
  expect(await shop.coordinator.create('CatalogItem', itemFields({ slug }))).toMatchObject(refused(137));
  for (const wrong of ['Big', 'two words', 'a--b', '-a', 'ü', 'a/b', '', 'x'.repeat(81)])
    expect((await shop.coordinator.create('CatalogItem', itemFields({ slug: wrong }))).status).toBe(400);
  expect(
    await shop.coordinator.create('CatalogItem', itemFields({ imageUrl: 'https://x.example/a.png' })),
  ).toMatchObject(refused(1101));
});

test('coordinators keep the catalogue, managers the choices; technicians and guests neither', async () => {
  const { item, template, model } = await newProduct(shop);
  for (const who of [shop.technician1, shop.stranger]) {
    for (const [className, id] of [
      ['CatalogItem', item],
      ['ProductTemplate', template],
      ['Model', model],
    ] as const) {
      expect((await who.get(className, id)).status).toBeGreaterThanOrEqual(400);
      expect((await who.update(className, id, { sortOrder: 3 })).status).toBeGreaterThanOrEqual(400);
      expect((await who.remove(className, id)).status).toBeGreaterThanOrEqual(400);
    }
    expect((await who.create('CatalogItem', itemFields())).status).toBeGreaterThanOrEqual(400);
    expect((await who.request('GET', `/files/models/${model}`)).status).toBeGreaterThanOrEqual(400);
  }
  const tolerance = { name: `Tolerance ${next()}`, toleranceMm: 0.5 };
  expect((await shop.coordinator.create('ToleranceClass', tolerance)).status).toBeGreaterThanOrEqual(400);
  await shop.manager.made('ToleranceClass', tolerance);
  await shop.manager.changed('CatalogItem', item, { name: 'Renamed' });
});

test.each([
  ['catalogItem', {}],
  ['catalogItem', { slug: 7 }],
  ['catalogItem', { slug: '' }],
  ['catalogItem', { slug: { $ne: '' } }],
  ['catalogItem', { slug: 'x'.repeat(1000) }],
  ['catalogItem', { slug: 'no-such' }],
  ['storeChoices', { language: 'fr' }],
  ['storeChoices', { language: { $gt: '' } }],
])('%s refuses %j with a sentence', async (name, params) => {
  const { status, body } = await shop.stranger.call(name, params);
  expect([status, typeof body.code, body.error.length > 10]).toEqual([400, 'number', true]);
});

test('ways to pay are offered in their order and in the reader’s language, once they are enabled', async () => {
  const methods = async () => (await chosen()).paymentMethods.map(({ method }: { method: string }) => method);
  expect(await methods()).toEqual(['quote_request']);
  const { results } = (await shop.manager.find('PaymentMethodConfig', { method: 'invoice' })).body;
  const invoice = results[0].objectId;
  const configJson = {
    label: { en: 'Invoice', de: 'Rechnung' },
    instructions: { de: 'Mit Angabe von {orderNumber}.' },
  };
  await shop.manager.changed('PaymentMethodConfig', invoice, { enabled: true, configJson });
  const found = async (language: string) =>
    (await chosen({ language })).paymentMethods.find(({ method }: { method: string }) => method === 'invoice');
  expect(await found('de')).toEqual({
    method: 'invoice',
    label: 'Rechnung',
    instructions: 'Mit Angabe von Bestellnummer.',
  });
  expect(await found('en')).toMatchObject({ label: 'Invoice' });
  expect(await methods()).toEqual(['quote_request', 'invoice']);
  await shop.manager.changed('PaymentMethodConfig', invoice, { enabled: false });
  expect(await methods()).toEqual(['quote_request']);
});
