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

/** What customers see. */
const PAGES = [
  { name: 'shop-price', address: '/shop/your-file', file: 'docs/examples/bracket.stl', ready: '.headline .amount' },
];

const [url, password] = process.argv.slice(2);
if (!url || !password) {
  console.error('Usage: node scripts/screens.mjs URL PASSWORD');
  process.exit(1);
}
const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.join(root, 'docs', 'screens');
mkdirSync(folder, { recursive: true });
const browser = await browserType.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
});
const REGION = { locale: 'en-GB', timezoneId: 'Europe/Berlin' };
const keep = (page, name) => page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });

const desk = await browser.newPage({ ...REGION, viewport: { width: 1440, height: 900 } });
await desk.goto(`${url}/login`);
await desk.getByLabel('Username').fill('coordinator');
await desk.getByLabel('Password').fill(password);
await desk.getByRole('button', { name: 'Sign in' }).click();
await desk.getByRole('button', { name: 'Profile' }).waitFor();
for (const { name, address, ready } of SCREENS) {
  await desk.goto(`${url}${address}`);
  await desk.locator(ready).first().waitFor();
  await desk.waitForLoadState('networkidle');
  await keep(desk, name);
}

const guest = await browser.newPage({ ...REGION, viewport: { width: 1120, height: 760 } });
for (const { name, address, file, ready } of PAGES) {
  await guest.goto(`${url}${address}`);
  if (file) await guest.locator('input[type=file]').setInputFiles(path.join(root, file));
  await guest.locator(ready).first().waitFor();
  await guest.waitForLoadState('networkidle');
  await keep(guest, name);
}
await browser.close();
