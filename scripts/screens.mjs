/**
 * node scripts/screens.mjs URL PASSWORD: pictures of the screens of a running demo shop, for the README, in docs/screens.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { chromium as browserType } from 'playwright-core';

const SCREENS = [
  { name: 'dashboard', address: '/', ready: 'figure svg, [role=figure] svg' },
  { name: 'board', address: '/board', ready: '[data-draws]' },
  { name: 'planning', address: '/planning', ready: '[data-rfd-draggable-id]' },
];

const [url, password] = process.argv.slice(2);
if (!url || !password) {
  console.error('Usage: node scripts/screens.mjs URL PASSWORD');
  process.exit(1);
}
const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'screens');
mkdirSync(folder, { recursive: true });
const browser = await browserType.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
});
const page = await browser.newPage({
  locale: 'en-GB',
  timezoneId: 'Europe/Berlin',
  viewport: { width: 1440, height: 900 },
});
await page.goto(`${url}/login`);
await page.getByLabel('Username').fill('coordinator');
await page.getByLabel('Password').fill(password);
await page.getByRole('button', { name: 'Sign in' }).click();
await page.getByRole('button', { name: 'Profile' }).waitFor();
for (const { name, address, ready } of SCREENS) {
  await page.goto(`${url}${address}`);
  await page.locator(ready).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
}
await browser.close();
