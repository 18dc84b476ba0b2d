/** One shop and one browser for a test file whose parts stand in a folder beside it. */
import { afterAll, beforeAll } from '@jest/globals';
import { openShop, theShop } from '../../support/house';
import type { Shop } from '../../support/shop';
import { type Browsing, useBrowser } from './browser';

interface House {
  shop: Shop;
  browsing: Browsing;
}

let browsing: Browsing | undefined;

/** Opens it for the whole file, before its parts are described. */
export function openHouse(...env: Parameters<typeof openShop>): void {
  openShop(...env);
  browsing = useBrowser();
}

/** Lets a part into it, which finds no page of the parts before it, nor what those complained about. */
export function useHouse(): House {
  if (!browsing) throw new Error('The file has opened no browser');
  const { complaints, closeAll } = browsing;
  beforeAll(() => {
    complaints.length = 0;
  });
  afterAll(closeAll);
  return { shop: theShop(), browsing };
}
