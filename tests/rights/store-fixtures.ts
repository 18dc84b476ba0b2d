/** How rows of the store are made: what staff write themselves, and orders with what hangs on them. */
import { ruleFields } from '../sales/pricing';
import { date, fromAnywhere, pointer } from '../support/api';
import { makeCustomer } from '../support/customers';
import { cubeStl } from '../support/models';
import { next } from '../support/shop';
import { uploaded } from '../support/tus';
import type { Fixture } from './fixtures';
import type { World } from './world';
import { buyerOf, firstId, newLine, newOrder, type Ordered, wishOf } from './world-store';

const ofKept = {
  order: ({ kept }: World) => pointer('Order', kept.order),
  orderLine: ({ kept }: World) => pointer('OrderLine', kept.line),
};

const ofOther = {
  order: ({ otherOrder }: World) => pointer('Order', otherOrder.order),
  orderLine: ({ otherOrder }: World) => pointer('OrderLine', otherOrder.line),
};

const spaceOf = async ({ shop }: World, { order }: Ordered) =>
  pointer('ProjectWorkspace', await firstId(shop, 'ProjectWorkspace', { order: pointer('Order', order) }));

const hangingOn = (className: string) => async (world: World) =>
  firstId(world.shop, className, { order: pointer('Order', (await newOrder(world)).order) });

/** A row of a class that many tests may read, but none may write. */
const shared =
  (className: string) =>
  ({ shop }: World) =>
    firstId(shop, className);

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
      const buyer = buyerOf(world);
      const { quoteId } = await buyer.guest.ready(wishOf(world));
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
    body: async (world) => ({ order: pointer('Order', world.kept.order), title: 'The design' }),
    create: { ...ofKept, status: 'Pending', dueAt: tomorrow },
    update: { ...ofOther, status: 'Withdrawn', dueAt: tomorrow },
  },
  RevisionRequest: {
    body: async (world) => ({
      order: pointer('Order', world.kept.order),
      type: 'other',
      customerNotes: 'Call me.',
    }),
    create: { ...ofKept, status: 'Requested', type: 'other' },
    update: { ...ofOther, status: 'Declined', type: 'quantity' },
  },
  ReprintRequest: {
    body: async (world) => {
      const { order, line } = world.kept;
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
      const { kept } = world;
      const workspace = await spaceOf(world, kept);
      return { workspace, orderLine: pointer('OrderLine', kept.line), body: 'Looks good.' };
    },
    create: {
      ...ofKept,
      workspace: async (world: World) => spaceOf(world, world.kept),
      position: { x: 1, y: 2, z: 3 },
      partIndex: 0,
    },
    update: { ...ofOther, workspace: async (world: World) => spaceOf(world, world.otherOrder) },
  },
};
