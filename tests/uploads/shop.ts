/** The shop that is sent what it refuses, and what nobody takes. */
import { useShop } from '../support/shop';

export const shop = useShop({ UPLOAD_MAX_BYTES: '50000000' });
