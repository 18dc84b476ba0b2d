/** The shop that these attacks are made on, as it stands on the internet: in production, behind a proxy. */
import { useShop } from '../../support/shop';

export const shop = useShop({
  NODE_ENV: 'production',
  TRUST_PROXY: 'loopback',
  DASHBOARD_USER: 'admin',
  DASHBOARD_PASSWORD: 'a-dashboard-password',
});
