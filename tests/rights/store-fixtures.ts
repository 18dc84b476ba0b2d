/** How rows of the store are made: what staff write themselves, and orders with what hangs on them. */

import { afterAll } from '@jest/globals';
import { LOOKING } from '../preflight/waiting';
import { itemFields, newModel, newTemplate } from '../sales/catalogue';
import { type Choices, fromAnywhere, ruleFields } from '../sales/pricing';
import { Buyer, openStore, tokenOf } from '../store/buyer';
import { date, pointer } from '../support/api';
import { makeCustomer } from '../support/customers';
import { cubeStl } from '../support/models';
import { next, type Shop } from '../support/shop';
import { FakeStripe } from '../support/stripe';
import { uploaded } from '../support/tus';
import type { Fields, Fixture } from './fixtures';
import type { World } from './world';

let stripe: FakeStripe | undefined;
afterAll(() => stripe?.stop());

/** A shop that looks at files, takes payments, and lets as many customers register as a test needs. */
export async function storeEnvironment(): Promise<Record<string, string>> {
  stripe = await new FakeStripe().listen();
  return { ...LOOKING, ...stripe.env };
}

const LINES_AT_ONCE = 10;

interface Store {
  known: Choices;
  buyer: Buyer;
  /** Slugs of products: of one model, and of so many that an order of it has as many lines. */
  single: string;
  several: string;
}
const stores = new WeakMap<World, Promise<Store>>();

async function open({ shop }: World): Promise<Store> {
  const known = await openStore(shop);
  const { body } = await shop.manager.find('PaymentMethodConfig', { method: 'stripe' });
  await shop.manager.changed('PaymentMethodConfig', body.results[0].objectId, { enabled: true });
  const product = async (models: number) => {
    const template = await newTemplate(shop);
    await Promise.all(Array.from({ length: models }, () => newModel(shop, template)));
    const fields = itemFields({ productTemplate: pointer('ProductTemplate', template) });
    await shop.coordinator.made('CatalogItem', fields);
    return fields.slug;
  };
  return { known, buyer: await Buyer.at(shop), single: await product(1), several: await product(LINES_AT_ONCE) };
}

/** The store of a world: its prices, and somebody who buys. */
export function storeOf(world: World): Promise<Store> {
  const store = stores.get(world) ?? open(world);
  stores.set(world, store);
  return store;
}

const firstId = async (shop: Shop, className: string, where: Fields = {}): Promise<string> =>
  (await shop.master.find(className, where, { limit: 1 })).body.results[0].objectId;

interface Ordered {
  order: string;
  line: string;
  token: string;
}

/** A new order of one line, or of several. */
async function newOrder(world: World, paymentMethod = 'invoice', of: 'single' | 'several' = 'single') {
  const store = await storeOf(world);
  const { known } = store;
  // Of somebody new: several may order at the same time.
  const buyer = await Buyer.at(world.shop);
  // Their models were read long ago, so that no order waits for that.
  const choice = { quantity: 1, materialId: known.pla, qualityId: known.standard };
  const { quoteId } = await buyer.guest.ready({ slug: store[of], ...choice });
  await buyer.done('addToCart', { quoteId });
  const answer = await buyer.done('checkout', {
    requestKey: `matrix-order-${next()}-of-the-test`,
    paymentMethod,
    contact: { name: 'Mia Matrix', email: 'mia@matrix.example' },
  });
  const order = await firstId(world.shop, 'Order', { orderNumber: answer.orderNumber });
  const line = await firstId(world.shop, 'OrderLine', { order: pointer('Order', order) });
  return { order, line, token: tokenOf(answer) };
}

const free = new WeakMap<World, Promise<Ordered[]>>();

/** A line of an order that nothing hangs on yet. */
export async function newLine(world: World): Promise<Ordered> {
  const line = (free.get(world) ?? Promise.resolve([])).then(async (lines) => {
    if (lines.length) return lines;
    const made = await newOrder(world, 'invoice', 'several');
    const where = { order: pointer('Order', made.order) };
    const { body } = await world.shop.master.find('OrderLine', where, { limit: LINES_AT_ONCE });
    return body.results.map(({ objectId }: { objectId: string }) => ({ ...made, line: objectId }));
  });
  free.set(
    world,
    line.then((lines) => lines.slice(1)),
  );
  return (await line)[0] as Ordered;
}

const kept = new WeakMap<World, Promise<Ordered>>();

/** An order that nothing is done to. */
export function keptOrder(world: World): Promise<Ordered> {
  const order = kept.get(world) ?? newOrder(world);
  kept.set(world, order);
  return order;
}

const others = new WeakMap<World, Promise<Ordered>>();

/** Another one, for what a row of the first must not be moved to. */
function otherOrder(world: World): Promise<Ordered> {
  const order = others.get(world) ?? keptOrder(world).then(() => newOrder(world));
  others.set(world, order);
  return order;
}

const ofKept = {
  order: async (world: World) => pointer('Order', (await keptOrder(world)).order),
  orderLine: async (world: World) => pointer('OrderLine', (await keptOrder(world)).line),
};

const ofOther = {
  order: async (world: World) => pointer('Order', (await otherOrder(world)).order),
  orderLine: async (world: World) => pointer('OrderLine', (await otherOrder(world)).line),
};

const spaceOf = async ({ shop }: World, { order }: Ordered) =>
  pointer('ProjectWorkspace', await firstId(shop, 'ProjectWorkspace', { order: pointer('Order', order) }));

const hangingOn = (className: string) => async (world: World) =>
  firstId(world.shop, className, { order: pointer('Order', (await newOrder(world)).order) });

/** A row of a class that many tests may read, but none may write. */
const shared = (className: string) => async (world: World) => {
  await keptOrder(world);
  return firstId(world.shop, className);
};

const tomorrow = () => date(new Date(Date.now() + 86_400_000));

export const storeFixtures: Record<string, Fixture> = {
  Customer: {
    found: async ({ shop }) => (await makeCustomer(shop, `Matrix ${'abcdefghij'[next() % 10]}`)).customerId,
  },
  ProductTemplate: { body: () => ({ name: `Template ${next()}` }) },
  Model: {
    body: async ({ shop }) => ({
      productTemplate: pointer('ProductTemplate', await shop.manager.made('ProductTemplate', { name: `T ${next()}` })),
      upload: await uploaded(shop.url, `model${next()}.stl`, cubeStl(5), fromAnywhere()),
    }),
    create: { upload: ({ shop }: World) => uploaded(shop.url, `model${next()}.stl`, cubeStl(5), fromAnywhere()) },
  },
  CatalogItem: {
    body: () => ({ slug: `item-${next()}`, name: 'An item' }),
    create: { slug: () => `other-${next()}` },
    update: { slug: () => `renamed-${next()}` },
  },
  ToleranceClass: { body: () => ({ name: `Tolerance ${next()}`, toleranceMm: 0.2 }) },
  TurnaroundProfile: { body: () => ({ name: `Turnaround ${next()}` }) },
  PricingProfile: { body: () => ({ name: `Profile ${next()}` }) },
  QuoteRule: {
    body: async ({ shop }) => ruleFields(await shop.manager.made('PricingProfile', { name: `Profile ${next()}` })),
    create: {
      pricingProfile: async ({ shop }: World) =>
        pointer('PricingProfile', await shop.manager.made('PricingProfile', { name: `Profile ${next()}` })),
      quality: async ({ shop }: World) =>
        pointer('PrintProfile', await firstId(shop, 'PrintProfile', { materialType: null })),
      currency: 'EUR',
      minQuantity: 1,
      maxQuantity: 9,
      feasibilityRule: { maxWidthMm: 200 },
      materialRecommendations: ['PETG'],
    },
    update: {
      quality: async ({ shop }: World) =>
        pointer('PrintProfile', await firstId(shop, 'PrintProfile', { materialType: null })),
      currency: 'EUR',
      minQuantity: 1,
      maxQuantity: 9,
      feasibilityRule: { maxWidthMm: 100 },
      materialRecommendations: ['PETG'],
    },
  },
  Quote: { found: shared('Quote') },
  QuoteJob: { found: shared('QuoteJob') },
  Cart: { found: shared('Cart') },
  CartLine: {
    found: async (world) => {
      const { known, buyer } = await storeOf(world);
      const { quoteId } = await buyer.quote(known);
      const { lines } = await buyer.done('addToCart', { quoteId });
      return lines.at(-1).lineId;
    },
  },
  PaymentMethodConfig: {
    found: async ({ shop }) => firstId(shop, 'PaymentMethodConfig', { method: 'bank_transfer' }),
    update: { configJson: () => ({ instructions: { en: `Send it to account ${next()}.` } }), enabled: true },
  },
  Order: {
    found: async (world) => (await newOrder(world)).order,
    // Once it is paid it is confirmed by itself.
    update: { lifecycleStage: 'In Production', paymentState: 'Paid' },
  },
  OrderLine: { found: shared('OrderLine') },
  Payment: {
    found: async (world) => {
      const { order, token } = await newOrder(world, 'stripe');
      await world.shop.stranger.call('startPayment', { token });
      return firstId(world.shop, 'Payment', { order: pointer('Order', order) });
    },
  },
  ProductionQueue: { body: () => ({ name: `Queue ${next()}` }) },
  ProductionQueueItem: {
    body: async (world) => ({
      queue: pointer('ProductionQueue', await world.shop.manager.made('ProductionQueue', { name: `Queue ${next()}` })),
      orderLine: pointer('OrderLine', (await newLine(world)).line),
    }),
    create: {
      status: 'Waiting',
      orderLine: async (world: World) => pointer('OrderLine', (await newLine(world)).line),
    },
    update: { status: 'Prepared' },
  },
  PrinterAssignmentPayload: {
    found: async (world) => {
      const { line } = await newLine(world);
      return (await world.shop.manager.call('prepareOrderLine', { orderLineId: line })).body.result.payloadId;
    },
  },
  ApprovalRequest: {
    body: async (world) => ({ order: pointer('Order', (await keptOrder(world)).order), title: 'The design' }),
    create: { ...ofKept, status: 'Pending', dueAt: tomorrow },
    update: { ...ofOther, status: 'Withdrawn', dueAt: tomorrow },
  },
  RevisionRequest: {
    body: async (world) => ({
      order: pointer('Order', (await keptOrder(world)).order),
      type: 'other',
      customerNotes: 'Call me.',
    }),
    create: { ...ofKept, status: 'Requested', type: 'other' },
    update: { ...ofOther, status: 'Declined', type: 'quantity' },
  },
  ReprintRequest: {
    body: async (world) => {
      const { order, line } = await keptOrder(world);
      return {
        order: pointer('Order', order),
        orderLine: pointer('OrderLine', line),
        type: 'more',
        customerNotes: 'One more, please.',
      };
    },
    create: { ...ofKept, status: 'Requested', type: 'more', quantity: 1 },
    update: { ...ofOther, status: 'Declined', type: 'lost' },
  },
  ProjectWorkspace: { found: hangingOn('ProjectWorkspace') },
  PinnedPartComment: {
    body: async (world) => {
      const kept = await keptOrder(world);
      const workspace = await spaceOf(world, kept);
      return { workspace, orderLine: pointer('OrderLine', kept.line), body: 'Looks good.' };
    },
    create: {
      ...ofKept,
      workspace: async (world: World) => spaceOf(world, await keptOrder(world)),
      position: { x: 1, y: 2, z: 3 },
      partIndex: 0,
    },
    update: { ...ofOther, workspace: async (world: World) => spaceOf(world, await otherOrder(world)) },
  },
};
