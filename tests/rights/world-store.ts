/** The store of the matrix's world: what it sells, somebody who buys, and orders to ask about. */
import { itemFields, newModel, newTemplate } from '../sales/catalogue';
import { type Choices, Guest } from '../sales/pricing';
import { Buyer, openStore, tokenOf } from '../store/buyer';
import { pointer } from '../support/api';
import { next, type Shop } from '../support/shop';
import type { Fields } from './fixtures';
import type { World } from './world';

const LINES_AT_ONCE = 10;

export interface Store {
  known: Choices;
  sessionSecret: string;
  /** Slugs of products: of one model, and of so many that an order of it has as many lines. */
  single: string;
  several: string;
}

export interface Ordered {
  order: string;
  line: string;
  token: string;
}

/** Opens the store. Its models are read before anything is ordered, so that no order waits for that. */
export async function openWorldStore(shop: Shop): Promise<Store> {
  const known = await openStore(shop);
  const { body } = await shop.manager.find('PaymentMethodConfig', { method: 'stripe' });
  await shop.manager.changed('PaymentMethodConfig', body.results[0].objectId, { enabled: true });
  const guest = await Guest.at(shop);
  const product = async (models: number) => {
    const template = await newTemplate(shop);
    await Promise.all(Array.from({ length: models }, () => newModel(shop, template)));
    const fields = itemFields({ productTemplate: pointer('ProductTemplate', template) });
    await shop.coordinator.made('CatalogItem', fields);
    await guest.ready({ slug: fields.slug, ...choiceOf(known) });
    return fields.slug;
  };
  return { known, sessionSecret: guest.sessionSecret, single: await product(1), several: await product(LINES_AT_ONCE) };
}

const choiceOf = ({ pla, standard }: Choices) => ({ quantity: 1, materialId: pla, qualityId: standard });

/** Somebody whose cart is theirs alone, and what they may put into it at once. */
export const buyerOf = ({ shop, store }: World) => new Buyer(shop, new Guest(shop, store.sessionSecret));
export const wishOf = ({ store }: Pick<World, 'store'>, of: 'single' | 'several' = 'single') => ({
  slug: store[of],
  ...choiceOf(store.known),
});

export const firstId = async (shop: Shop, className: string, where: Fields = {}): Promise<string> =>
  (await shop.master.find(className, where, { limit: 1 })).body.results[0].objectId;

/** A new order of one line, or of several. */
export async function newOrder(
  world: Pick<World, 'shop' | 'store'>,
  paymentMethod = 'invoice',
  of: 'single' | 'several' = 'single',
): Promise<Ordered> {
  // Of somebody new: several may order at the same time.
  const buyer = await Buyer.at(world.shop);
  const { quoteId } = await buyer.guest.ready(wishOf(world, of));
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
