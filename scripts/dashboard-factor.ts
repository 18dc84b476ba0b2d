/** Makes a second factor for Parse Dashboard's own log-in: the setting, and what an app on a phone takes. */
import { randomBytes } from 'node:crypto';
import { base32, otpauthUrl } from '../cloud/data/totp';

const bytes = randomBytes(20);
console.log(`DASHBOARD_FACTOR_SECRET=${base32(bytes)}\n${otpauthUrl('Parse Dashboard', 'admin', bytes)}`);
