/** The shop that all tests of queues and printers act on. */
import { beforeAll } from '@jest/globals';
import { LOOKING } from '../preflight/waiting';
import type { Choices } from '../sales/pricing';
import { openStoreWithProduct } from '../store/buyer';
import { useShop } from '../support/shop';
import { slicer } from './plant';

export const shop = useShop({ ...LOOKING, PRUSA_SLICER: slicer(), PRINTERS_EVERY_MS: '100' });
export const known = {} as Choices;

beforeAll(async () => {
  Object.assign(known, await openStoreWithProduct(shop));
}, 180_000);
