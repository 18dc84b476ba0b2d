/** What every answer says beside its body, and what a fault says of the server's inside: nothing that helps. */
import { request as httpRequest } from 'node:http';
import { expect, test } from '@jest/globals';
import { cubeStl } from '../../support/models';
import { clientFields, jobFields } from '../../support/shop';
import { uploaded } from '../../support/tus';
import { shop } from './shop';

const EVIL = 'https://evil.example';
const get = (address: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(shop.url + address, { method, redirect: 'manual', headers: { Origin: EVIL, ...headers } });

const ADDRESSES = [
  '/',
  '/queue',
  '/shop',
  '/request',
  '/track/abc',
  '/track/abc/quote.pdf',
  '/order/abc',
  '/account',
  '/health',
  '/nothing',
  '/assets/none.js',
  '/parse/classes/PrintJob',
  '/parse/login',
  '/parse/apps/printshop/request_password_reset?token=x',
  '/graphql',
  '/uploads',
  '/files/jobs/x',
  '/files/jobs/..%2f..%2fpackage.json',
  '/assets/..%2f..%2fpackage.json',
  '/store/pictures/..%2f..%2fpackage.json',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/%',
  '/%00',
  '//evil.example/%2f..',
  '/shop/x%0d%0aSet-Cookie:a=b',
  '/labels/__proto__/x',
  '/quotes/x.pdf',
  '/dashboard/login',
];

test.each(ADDRESSES)('%s names no maker, opens no origin, and tells nothing of the inside', async (address) => {
  const answer = await get(address);
  const headers = Object.fromEntries(answer.headers);
  expect(answer.status).toBeLessThan(500);
  expect(headers).not.toHaveProperty('x-powered-by');
  expect(headers).not.toHaveProperty('server');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['x-frame-options']).toBe('SAMEORIGIN');
  expect([undefined, shop.url]).toContain(headers['access-control-allow-origin']);
  expect(headers['access-control-allow-credentials']).toBeUndefined();
  expect([undefined, shop.url]).toContain(headers.location && new URL(headers.location, shop.url).origin);
  if (headers['content-type']?.includes('html') && !address.startsWith('/dashboard'))
    expect(headers['content-security-policy']).toMatch(/default-src '(self|none)'/);
  expect(await answer.text()).not.toMatch(/node_modules|\.cjs|root:|"dependencies"| {4}at /);
});

test('a page elsewhere is not let in by a question before the question', async () => {
  for (const address of ['/parse/classes/PrintJob', '/graphql', '/uploads']) {
    const answer = await get(address, { 'Access-Control-Request-Method': 'POST' }, 'OPTIONS');
    expect([null, shop.url]).toContain(answer.headers.get('access-control-allow-origin'));
  }
});

test('TRACE gives no header back', async () => {
  for (const path of ['/', '/parse/classes/PrintJob', '/graphql']) {
    const { status, text } = await new Promise<{ status?: number; text: string }>((resolve, reject) => {
      httpRequest(shop.url + path, { method: 'TRACE', headers: { 'X-Secret': 'told-to-nobody' } }, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk)).on('end', () => resolve({ status: response.statusCode, text }));
      })
        .on('error', reject)
        .end();
    });
    expect(Math.floor((status as number) / 100)).toBe(4);
    expect(text).not.toContain('told-to-nobody');
  }
});

test('what is private is kept by no cache on its way, and opens in nobody’s page', async () => {
  const client = await shop.coordinator.made('Client', clientFields());
  const { fileName, fileUrl, ...fields } = jobFields(client);
  const upload = await uploaded(shop.url, 'page.html.stl', cubeStl(5));
  const job = await shop.coordinator.made('PrintJob', { ...fields, upload });
  const session = { 'X-Parse-Session-Token': shop.coordinator.sessionToken };
  for (const address of [`/files/jobs/${job}`, `/labels/jobs/${job}`]) {
    const answer = await get(address, session);
    expect([address, answer.status]).toEqual([address, 200]);
    expect(answer.headers.get('cache-control')).toMatch(/private|no-store/);
    expect(answer.headers.get('content-type')).not.toMatch(/html|svg|xml/);
  }
});

test('the dashboard’s cookie is for the server alone, and goes nowhere else', async () => {
  const answer = await get('/dashboard/login');
  for (const cookie of answer.headers.getSetCookie()) {
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=(Lax|Strict)/i);
  }
});
