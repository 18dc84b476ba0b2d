/** The shop that all of these attacks are made on, one after the other. */
import { worldEnvironment } from '../rights/kept-world';
import { useWorld } from '../rights/world';
import { useShop } from '../support/shop';

export const shop = useShop(worldEnvironment);
export const world = useWorld(shop);
