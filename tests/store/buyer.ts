/** What the tests of carts and orders have in common: a store with a price, and guests who fill their carts. */
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { newProduct } from '../sales/catalogue';
import { anywhere, type Choices, choices, Guest, makeRule, type View, wishFor } from '../sales/pricing';
import type { Answer } from '../support/api';
import type { Shop } from '../support/shop';

const opened = new WeakMap<Shop, Promise<Choices>>();

/** A store where PLA costs 5 euros a piece, and that offers every way to pay that needs no keys; opened once a shop. */
export function openStore(shop: Shop): Promise<Choices> {
  const known = opened.get(shop) ?? stocked(shop);
  opened.set(shop, known);
  return known;
}

async function stocked(shop: Shop): Promise<Choices> {
  const known = await choices(shop);
  await makeRule(shop.manager, known.profile, { material: known.pla, setupPrice: 300 });
  const { body } = await shop.manager.find('PaymentMethodConfig', { method: { $in: ['invoice', 'bank_transfer'] } });
  for (const { objectId } of body.results)
    await shop.manager.changed('PaymentMethodConfig', objectId, { enabled: true });
  return known;
}

/** The same store with a cube as its product, looked at once for everybody who orders it. */
export async function openStoreWithProduct(shop: Shop): Promise<Choices> {
  const known = await openStore(shop);
  const { slug } = await newProduct(shop);
  const stocked = { ...known, product: slug };
  await (await Buyer.at(shop)).quote(stocked);
  return stocked;
}

export const contact = { name: 'Grete Guest', email: 'grete@guest.example', address: 'Main Street 1\n10115 Berlin' };

export const orderForm = (more: Record<string, unknown> = {}) => ({
  requestKey: randomUUID(),
  paymentMethod: 'invoice',
  contact,
  language: 'en',
  ...more,
});

/** A guest at the till. */
export class Buyer {
  constructor(
    readonly shop: Shop,
    readonly guest: Guest,
  ) {}

  static async at(shop: Shop): Promise<Buyer> {
    return new Buyer(shop, await Guest.at(shop));
  }

  call(name: string, params: Record<string, unknown> = {}): Promise<Answer> {
    return anywhere(this.shop).call(name, { sessionSecret: this.guest.sessionSecret, ...params });
  }

  /** Calls, and fails the test with the server's words when refused. */
  async done(name: string, params: Record<string, unknown> = {}): Promise<View> {
    const { status, body } = await this.call(name, params);
    assert.deepEqual({ status, error: body.error }, { status: 200, error: undefined });
    return body.result;
  }

  /** A priced quote of one cube, the store's product where it has one, or of what is wished. */
  async quote(known: Choices, more: Record<string, unknown> = {}): Promise<View> {
    const { product: slug, pla: materialId, standard: qualityId } = known;
    const ofProduct = slug && { slug, quantity: 1, materialId, qualityId, ...more };
    return this.guest.ready(ofProduct || (await wishFor(this.shop, known, more)));
  }

  /** Puts a cube into the cart; answers the cart. */
  async filled(known: Choices, more: Record<string, unknown> = {}): Promise<View> {
    const { quoteId } = await this.quote(known, more);
    return this.done('addToCart', { quoteId });
  }

  /** Orders a cube; answers the token of the order's link. */
  async ordered(
    known: Choices,
    more: Record<string, unknown> = {},
    form: Record<string, unknown> = {},
  ): Promise<string> {
    await this.filled(known, more);
    return tokenOf(await this.done('checkout', orderForm(form)));
  }
}

export const tokenOf = ({ orderUrl }: View): string => orderUrl.split('/order/')[1];

/** The one order of this number, as staff read it. */
export async function orderNamed({ coordinator }: Shop, orderNumber: string): Promise<View> {
  const { body } = await coordinator.find('Order', { orderNumber });
  assert.equal(body.results.length, 1);
  return body.results[0];
}
