/** What the tests of prices have in common: rows to choose from, rules, guests, and a price that is ready. */
import { strict as assert } from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type Api, fromAnywhere, pointer } from '../support/api';
import { cubeStl } from '../support/models';
import { next, type Shop } from '../support/shop';
import { uploaded } from '../support/tus';

// biome-ignore lint/suspicious/noExplicitAny: as the server answers
export type View = any;

export interface Choices {
  profile: string;
  pla: string;
  petg: string;
  draft: string;
  standard: string;
  fine: string;
  exact: string;
  express: string;
  /** Slug of the item that takes uploads. */
  ownFile: string;
  /** Slug of a product whose model was looked at, in a store that sells one: what is ordered of it waits for nothing. */
  product?: string;
}

const idOf = async ({ master }: Shop, className: string, where: unknown): Promise<string> =>
  (await master.find(className, where)).body.results[0].objectId;

/** An active profile without rules, an item for uploads, and the rows that rules and customers choose. */
export async function choices(shop: Shop): Promise<Choices> {
  const { manager } = shop;
  const ownFile = `own-file-${next()}`;
  await manager.made('CatalogItem', { slug: ownFile, name: 'Your own file' });
  const quality = (name: string) => idOf(shop, 'PrintProfile', { quality: name, materialType: null });
  return {
    profile: await manager.made('PricingProfile', { name: `General ${next()}`, active: true }),
    pla: await idOf(shop, 'Material', { name: 'PLA' }),
    petg: await idOf(shop, 'Material', { name: 'PETG' }),
    draft: await quality('Draft'),
    standard: await quality('Standard'),
    fine: await quality('Fine'),
    exact: await manager.made('ToleranceClass', { name: `Exact ${next()}`, toleranceMm: 0.1 }),
    express: await manager.made('TurnaroundProfile', { name: `Express ${next()}` }),
    ownFile,
  };
}

const CLASSES = {
  material: 'Material',
  quality: 'PrintProfile',
  toleranceClass: 'ToleranceClass',
  turnaroundProfile: 'TurnaroundProfile',
} as const;

/** A rule of the profile, its conditions named by their ids. */
export function ruleFields(profile: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  const fields = { unitPrice: 500, currency: 'EUR', leadTimeDays: 5, ...more } as Record<string, unknown>;
  for (const [field, className] of Object.entries(CLASSES))
    if (typeof fields[field] === 'string') fields[field] = pointer(className, fields[field] as string);
  return { pricingProfile: pointer('PricingProfile', profile), ...fields };
}

export const makeRule = (api: Api, profile: string, more: Record<string, unknown> = {}): Promise<string> =>
  api.made('QuoteRule', ruleFields(profile, more));

/** Somebody there. */
export const anywhere = ({ stranger }: Shop): Api => stranger.elsewhere();

/** Somebody with a session of their own. */
export class Guest {
  constructor(
    private readonly shop: Shop,
    readonly sessionSecret: string,
  ) {}

  static async at(shop: Shop): Promise<Guest> {
    const { body } = await anywhere(shop).call('storeSession');
    return new Guest(shop, body.result.sessionSecret);
  }

  price(params: Record<string, unknown>): Promise<Answer> {
    return anywhere(this.shop).call('priceQuote', { sessionSecret: this.sessionSecret, ...params });
  }

  /** Prices, and fails the test with the server's words when refused. */
  async priced(params: Record<string, unknown>): Promise<View> {
    const { status, body } = await this.price(params);
    assert.deepEqual({ status, error: body.error }, { status: 200, error: undefined });
    return body.result;
  }

  /** As priced, once no file is waited for. */
  async ready(params: Record<string, unknown>): Promise<View> {
    let view = await this.priced(params);
    while (!view.isReady) {
      await sleep(250);
      view = await this.priced({ quoteId: view.quoteId });
    }
    return view;
  }
}

/** A cube of this edge as an upload, to be priced with these choices. */
export async function wishFor(shop: Shop, { ownFile, pla, standard }: Choices, more: Record<string, unknown> = {}) {
  const uploads = [await uploaded(shop.url, `cube${next()}.stl`, cubeStl(20), fromAnywhere())];
  return { slug: ownFile, quantity: 1, materialId: pla, qualityId: standard, uploads, ...more };
}
