/** Where webhooks may go: by the address as it is written, and by where its name leads when it is used. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { isPublic, webhookPoster } from '../../cloud/adapters/webhooks';
import { addressFault } from '../../cloud/domain/record/webhook-address';

const STRICT = { hosts: ['n8n.lan:5678', '192.168.1.20'], loopback: false };

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.9.9.9',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '198.18.0.1',
  '203.0.113.7',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fc00::1',
  'fd12::1',
  'ff02::1',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::a00:1',
  '2002:a00:1::',
  '2001:db8::1',
  '2001::1',
  'localhost',
  '',
])('%s is no public address', (address) => {
  expect(isPublic(address)).toBe(false);
});

test.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '2606:4700::1111', '2a00:1450::1'])('%s is one', (address) => {
  expect(isPublic(address)).toBe(true);
});

test.each([
  ['http://hooks.example/', /https/],
  ['ftp://hooks.example/', /https/],
  ['https://user:pass@hooks.example/', /password/],
  ['https://hooks.example:25/', /port/],
  ['http://n8n.lan/', /https/],
  ['http://localhost:9000/', /https/],
  ['no address', /no address/],
])('%s is refused as it stands', (address, why) => {
  expect(addressFault(address, STRICT)).toMatch(why);
});

test.each([
  'https://hooks.example/x',
  'https://hooks.example:8443/',
  'http://n8n.lan:5678/a',
  'http://192.168.1.20:80/',
])('%s is not', (address) => {
  expect(addressFault(address, STRICT)).toBeUndefined();
});

test('a name that leads to this machine, and every way to write its address, reaches nobody', async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked++;
    response.end();
  });
  server.on('connection', () => asked++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const post = webhookPoster({ hosts: [], loopback: false, timeoutMs: 3000 });
  for (const host of ['localhost', '127.0.0.1', '127.1', '2130706433', '0x7f.1', '0', '[::1]', '[::ffff:127.0.0.1]'])
    expect([host, await post(`https://${host}:${port}/`, {}, '{}')]).toEqual([
      host,
      { kind: 'failed', why: expect.stringMatching(/no public address/) },
    ]);
  expect(asked).toBe(0);
  const trusted = webhookPoster({ hosts: [`localhost:${port}`], loopback: false, timeoutMs: 3000 });
  expect(await trusted(`http://localhost:${port}/`, {}, '{}')).toMatchObject({ kind: 'answered', status: 200 });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('of an endless answer the beginning is read, and one that never ends is not waited for', async () => {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/slow' ? 200 : 500, { 'Retry-After': '7' });
    response.write('x\u0000'.repeat(request.url === '/slow' ? 1 : 100_000));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const post = webhookPoster({ hosts: [], loopback: true, timeoutMs: 300 });
  const long = await post(`${url}/long`, {}, '{}');
  expect(long).toMatchObject({ kind: 'answered', status: 500, retryAfterMs: 7000 });
  expect(long.kind === 'answered' && long.text.length).toBeLessThanOrEqual(1000);
  expect(JSON.stringify(long)).not.toContain('\\u0000');
  expect(await post(`${url}/slow`, {}, '{}')).toMatchObject({ kind: 'answered', status: 200 });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
