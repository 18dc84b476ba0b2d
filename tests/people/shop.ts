/** The shop that customers have their accounts in. */
import { LOOKING } from '../preflight/waiting';
import { useShop } from '../support/shop';

export const shop = useShop(LOOKING);
