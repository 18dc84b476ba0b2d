/** The shop that all of these attacks are made on, one after the other. */
import { storeEnvironment } from '../rights/store-fixtures';
import { useWorld } from '../rights/world';
import { useShop } from '../support/shop';

export const shop = useShop(storeEnvironment);
export const world = useWorld(shop);
