/** A shop with everything set up that has a secret, at the highest level of its log. */
import { once } from 'node:events';
import path from 'node:path';
import { ROOT } from '../support/process';
import { useShop } from '../support/shop';

export const METRICS_TOKEN = 'metrics-token-0123456789';

/** What the shop is given, and must never write. Nobody answers at these addresses. */
export const SETTINGS = {
  DASHBOARD_PASSWORD: 'a-dashboard-password',
  MAILGUN_API_KEY: 'mailgun-api-key-77',
  MAILGUN_WEBHOOK_KEY: 'mailgun-webhook-key-77',
  STRIPE_SECRET_KEY: 'sk_test_very_secret_77',
  STRIPE_WEBHOOK_SECRET: 'whsec_also_secret_77',
  PAYPAL_CLIENT_SECRET: 'paypal-client-secret-77',
  METRICS_TOKEN,
};

const NOBODY = 'http://127.0.0.1:9';

export const shop = useShop({
  ...SETTINGS,
  NODE_ENV: 'production',
  LOG_LEVEL: 'debug',
  DASHBOARD_USER: 'admin',
  MAILGUN_DOMAIN: 'shop.example',
  MAIL_FROM: 'mail@shop.example',
  MAILGUN_URL: NOBODY,
  PAYPAL_CLIENT_ID: 'paypal-client',
  PAYPAL_WEBHOOK_ID: 'paypal-webhook-77',
  STRIPE_URL: NOBODY,
  PAYPAL_URL: NOBODY,
  NODE_OPTIONS: `--require=${path.join(ROOT, 'tests', 'operations', 'crash-on-signal.cjs')}`,
});

export type Line = Record<string, unknown>;

/** The lines of its log so far. */
export const lines = (): Line[] =>
  shop.process
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line));

/** The latest line that matches, past or coming: a request's is written once its answer is out. */
export async function untilLine(matches: (line: Line) => boolean): Promise<Line> {
  for (;;) {
    const found = lines().findLast(matches);
    if (found) return found;
    await once(shop.process.child.stderr as NodeJS.ReadableStream, 'data');
  }
}
