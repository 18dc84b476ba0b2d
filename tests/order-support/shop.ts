/** The shop that all tests of support act on, one after the other. */
import { beforeAll } from '@jest/globals';
import { LOOKING } from '../preflight/waiting';
import type { Choices } from '../sales/pricing';
import { openStoreWithProduct } from '../store/buyer';
import { useShop } from '../support/shop';

export const shop = useShop(LOOKING);
export const known = {} as Choices;

beforeAll(async () => {
  Object.assign(known, await openStoreWithProduct(shop));
}, 60_000);
