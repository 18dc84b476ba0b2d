/** How the pages are served: their policy, their caching, their size. */
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { useShop } from '../support/shop';

const shop = useShop();

const get = (address: string, encoding = 'identity') =>
  fetch(`${shop.url}${address}`, { headers: { 'Accept-Encoding': encoding } });

/** The scripts that a page loads before it shows anything. */
async function firstScripts(address: string): Promise<string[]> {
  const html = await (await get(address)).text();
  return [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, script]) => script as string);
}

test.each([
  '/',
  '/login',
  '/PrintJob',
  '/PrintJob/abc/show',
  '/board',
  '/planning',
  '/production',
  '/Order/abc/show',
  '/queue',
  '/request',
  '/track/abc',
  '/shop',
  '/shop/key-fob',
  '/cart',
  '/checkout',
  '/order/abc',
  '/account',
  '/account/register',
  '/account/orders/abc',
])('%s is a page under a strict policy', async (address) => {
  const response = await get(address);
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self' 'wasm-unsafe-eval'");
  const html = await response.text();
  expect(html).toContain('<meta name="app-id" content="printshop" />');
  expect(html).not.toMatch(/<script(?![^>]*src=)/);
});

test.each([
  '/nothing-here',
  '/index.html',
  '/queue.html',
  '/portal.html',
  '/store.html',
  '/shop/key-fob/more',
  '/cart/more',
  '/order.html',
  '/order',
  '/account/more',
  '/account/orders',
  '/track',
  '/request/more',
  '/assets/none.js',
  '/_User',
  '/../package.json',
])('%s is not found', async (address) => {
  expect((await get(address)).status).toBe(404);
});

test('scripts are named by their content, kept for ever and sent compressed', async () => {
  const [script = ''] = await firstScripts('/');
  const plain = await get(script);
  const text = await plain.text();
  for (const encoding of ['br', 'gzip']) {
    const packed = await get(script, encoding);
    expect(packed.headers.get('content-encoding')).toBe(encoding);
    expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(packed.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(await packed.text()).toBe(text);
  }
});

test.each([
  ['/queue', 120],
  ['/request', 120],
  ['/shop', 120],
  ['/order/abc', 120],
  ['/account', 120],
  ['/', 500],
])('%s shows itself with less than %i kB of script', async (address, limit) => {
  const scripts = await firstScripts(address);
  expect(scripts.length).toBeGreaterThan(0);
  const sizes = await Promise.all(
    scripts.map(async (script) => gzipSync(await (await get(script)).text(), { level: 9 }).length),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0) / 1000).toBeLessThan(limit);
});
