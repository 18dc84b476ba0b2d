/** The store of the demo shop: products with pictures, prices, and ways to pay; done again, it adds what is missing. */
import { drawPicture } from '../../cloud/domain/files/picture';
import { readStl } from '../../cloud/domain/files/stl';
import { pointerTo } from '../../cloud/kernel/record';
import type { Tools } from '../../cloud/kernel/tools';
import { localUrl } from '../running-shop';
import { ensure, type Ids } from './ensure';
import type { People, Person } from './person';
import { RULES } from './prices';
import { SOLIDS, type SolidName } from './solids';

interface Product {
  template: string;
  slug: string;
  name: string;
  description: string;
  featured: boolean;
  models: { solid: SolidName; displayName: string; copies: number }[];
}

const PRODUCTS: Product[] = [
  {
    template: 'Rotary knob 42',
    slug: 'rotary-knob',
    name: 'Rotary knob',
    description: 'A knob of 42 mm for stoves, radios and machines, in the colour that the old one had.',
    featured: true,
    models: [{ solid: 'knob', displayName: 'Knob', copies: 1 }],
  },
  {
    template: 'Shelf bracket set',
    slug: 'shelf-bracket-set',
    name: 'Shelf bracket set',
    description: 'Two brackets of 60 mm and four standoffs: one shelf, ready to be screwed on.',
    featured: false,
    models: [
      { solid: 'bracket', displayName: 'Bracket', copies: 2 },
      { solid: 'standoff', displayName: 'Standoff', copies: 4 },
    ],
  },
];

const PROFILES = [
  { name: 'Everyday prices', template: undefined },
  { name: 'Knobs at a fixed price', template: 'Rotary knob 42' },
];

const OFFERED = ['quote_request', 'invoice', 'bank_transfer'];
const TRANSFER = {
  instructions: {
    en: 'Please transfer the amount within 14 days and name {orderNumber}.',
    de: 'Bitte überweisen Sie den Betrag innerhalb von 14 Tagen. Verwendungszweck: {orderNumber}.',
  },
};

const PICTURE = { width: 480, height: 360 };
/** Not the same as any customer’s: the demo's own, of no use outside it. */
const UPLOAD_SECRET = 'the-demo-shop-uploads-its-own-models';

const headersOf = ({ config }: Tools, who: Person) => ({
  'X-Parse-Application-Id': config.appId,
  'X-Parse-Session-Token': who.sessionToken,
});

async function expectDone(response: Response, what: string): Promise<Response> {
  if (!response.ok) throw new Error(`${what} was refused: ${await response.text()}`);
  return response;
}

/** Sends a model as a browser does, by tus; answers what Model.upload takes. */
async function upload(who: Person, fileName: string, stl: Buffer, tools: Tools): Promise<object> {
  const address = localUrl(tools.config);
  const headers = { ...headersOf(tools, who), 'Tus-Resumable': '1.0.0', 'Upload-Secret': UPLOAD_SECRET };
  const begun = await fetch(`${address}/uploads`, {
    method: 'POST',
    headers: {
      ...headers,
      'Upload-Length': String(stl.length),
      'Upload-Metadata': `filename ${Buffer.from(fileName).toString('base64')}`,
    },
  });
  const location = (await expectDone(begun, fileName)).headers.get('Location') ?? '';
  const uploadId = location.split('/').at(-1) ?? '';
  const sent = await fetch(`${address}/uploads/${uploadId}`, {
    method: 'PATCH',
    headers: { ...headers, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
    body: new Uint8Array(stl),
  });
  await expectDone(sent, fileName);
  return { uploadId, uploadSecret: UPLOAD_SECRET };
}

async function fillTemplate({ template, models }: Product, templates: Ids, who: Person, tools: Tools): Promise<void> {
  const productTemplate = pointerTo('ProductTemplate', templates.get(template) as string);
  const there = (await who.find('Model', { productTemplate })).map(({ displayName }) => displayName);
  for (const [sortOrder, { solid, displayName, copies }] of models.entries()) {
    if (there.includes(displayName)) continue;
    const file = await upload(who, `${solid}.stl`, SOLIDS[solid]().stl, tools);
    await who.make('Model', { productTemplate, displayName, copies, sortOrder, upload: file });
  }
}

/** What the first of its models looks like. */
async function showPicture({ slug, models }: Product, who: Person, tools: Tools): Promise<void> {
  const [item] = await who.find('CatalogItem', { slug });
  const [model] = models;
  if (!model || item.imageUrl) return;
  const { stl } = SOLIDS[model.solid]();
  const source = { size: stl.length, read: (offset: number, length: number) => stl.subarray(offset, offset + length) };
  const sent = await fetch(`${localUrl(tools.config)}/store/items/${item.objectId}/picture`, {
    method: 'POST',
    headers: { ...headersOf(tools, who), 'Content-Type': 'image/png' },
    body: new Uint8Array(drawPicture(readStl(source).mesh, PICTURE)),
  });
  await expectDone(sent, `The picture of ${slug}`);
}

/** The rules first, then the profile is used: that way they are looked at once, all together. */
async function setPrices(manager: Person, templates: Ids, { config }: Tools): Promise<void> {
  const rows = PROFILES.map(({ name, template }) => ({
    name,
    ...(template ? { productTemplate: pointerTo('ProductTemplate', templates.get(template) as string) } : {}),
  }));
  const profiles = await ensure(manager, 'PricingProfile', 'name', rows);
  const turnarounds = await manager.find('TurnaroundProfile', {});
  const labels = new Set((await manager.find('QuoteRule', {})).map(({ label }) => label));
  for (const { profile, turnaround, ...rule } of RULES) {
    if (labels.has(rule.label)) continue;
    const found = turnarounds.find(({ name }) => name === turnaround);
    await manager.make('QuoteRule', {
      ...rule,
      currency: config.shopCurrency,
      pricingProfile: pointerTo('PricingProfile', profiles.get(profile) as string),
      ...(found ? { turnaroundProfile: pointerTo('TurnaroundProfile', found.objectId) } : {}),
    });
  }
  for (const id of profiles.values()) await manager.change('PricingProfile', id, { active: true });
}

async function offerWaysToPay(manager: Person): Promise<void> {
  for (const { objectId, method, enabled } of await manager.find('PaymentMethodConfig', {}))
    if (OFFERED.includes(method) && !enabled)
      await manager.change('PaymentMethodConfig', objectId, {
        enabled: true,
        ...(method === 'bank_transfer' ? { configJson: TRANSFER } : {}),
      });
}

export async function fillStore({ coordinator, manager }: People, tools: Tools): Promise<void> {
  const templates = await ensure(
    coordinator,
    'ProductTemplate',
    'name',
    PRODUCTS.map(({ template: name }) => ({ name })),
  );
  const itemRows = PRODUCTS.map(({ template, slug, name, description, featured }, index) => ({
    slug,
    name,
    description,
    featured,
    sortOrder: index + 1,
    productTemplate: pointerTo('ProductTemplate', templates.get(template) as string),
  }));
  await ensure(coordinator, 'CatalogItem', 'slug', itemRows);
  for (const product of PRODUCTS) {
    await fillTemplate(product, templates, coordinator, tools);
    await showPicture(product, coordinator, tools);
  }
  await setPrices(manager, templates, tools);
  await offerWaysToPay(manager);
}
