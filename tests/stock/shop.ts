/** The shop whose shelf all tests of the stock post to. */
import { useShop } from '../support/shop';

export const shop = useShop();
