/** One shop for a test file whose parts stand in a folder beside it: a start costs more than most tests do. */
import { type Shop, useShop } from './shop';

let shop: Shop | undefined;

/** Opens it for the whole file, before its parts are described. */
export function openShop(...env: Parameters<typeof useShop>): Shop {
  shop = useShop(...env);
  return shop;
}

/** The shop of the file that describes this part. */
export function theShop(): Shop {
  if (!shop) throw new Error('The file has opened no shop');
  return shop;
}
