/** Who may have webhooks, and which; and the receiver that their page shows. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { theShop } from '../support/house';
import { Live } from '../support/live';
import { ROOT } from '../support/process';
import { next } from '../support/shop';
import { until } from '../support/until';
import { deliveriesOf, made, newClient, useReceiver } from './hooks';

const shop = theShop();
const receiver = useReceiver();

test('webhooks are a manager’s: nobody else reads, makes, rings or renews one', async () => {
  const hook = await made(receiver, ['Client.*']);
  await newClient();
  const [{ objectId: deliveryId }] = await until(async () => {
    const found = await deliveriesOf(hook);
    return found.length > 0 && found;
  });
  for (const api of [shop.coordinator, shop.technician1, shop.stranger]) {
    expect((await api.find('Webhook')).body.results ?? []).toEqual([]);
    expect((await api.find('WebhookDelivery')).body.results ?? []).toEqual([]);
    expect((await api.create('Webhook', { name: `x${next()}`, url: receiver.url, events: ['*'] })).status).not.toBe(
      201,
    );
    for (const [name, params] of [
      ['renewWebhookSecret', { webhookId: hook.id }],
      ['pingWebhook', { webhookId: hook.id }],
      ['resendDelivery', { deliveryId }],
    ] as const)
      expect([name, (await api.call(name, params)).body.result]).toEqual([name, undefined]);
    await expect(Live.subscribe(api, 'WebhookDelivery').then((live) => live.events))
      .resolves.toEqual([])
      .catch(() => 0);
  }
});

test.each([
  [{ url: 'http://hooks.example/' }, 1811],
  [{ url: 'https://user:secret@hooks.example/' }, 1811],
  [{ url: 'javascript:alert(1)' }, 1010],
  [{ events: [] }, 1812],
  [{ events: ['PrintJob'] }, 1812],
  [{ events: ['Nothing.*'] }, 1812],
  [{ events: ['EmailMessage.*'] }, 1812],
  [{ events: [{ $ne: 1 }] }, 1812],
  [{ events: Array(101).fill('*') }, 1812],
  [{ events: '*' }, 1003],
  [{ failuresInRow: -1 }, 1101],
  [{ secretNumber: 9 }, 1101],
  [{ pausedBecause: 'me' }, 1101],
])('a webhook with %j is refused with %i', async (wrong, code) => {
  const good = { name: `Wrong ${next()}`, url: 'https://hooks.example/', events: ['*'] };
  expect((await shop.manager.create('Webhook', { ...good, ...wrong })).body.code).toBe(code);
});

test('the receiver of docs/webhooks.md takes what is signed, and nothing else', async () => {
  const hook = await made(receiver, ['Client.create'], { isActive: false });
  const docs = readFileSync(path.join(ROOT, 'docs', 'webhooks.md'), 'utf8');
  const file = path.join(ROOT, `receiver-${process.pid}.tmp.mjs`);
  writeFileSync(file, /```js\n([\s\S]*?)```/.exec(docs)?.[1] ?? '');
  const child = spawn(process.execPath, [file], { env: { ...process.env, PORT: '0', WEBHOOK_SECRET: hook.secret } });
  try {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    const port = await until(() => /Listening on (\d+)/.exec(output)?.[1]);
    const url = `http://127.0.0.1:${port}/`;
    await shop.manager.changed('Webhook', hook.id, { url, isActive: true });
    const client = await newClient();
    await until(() => output.includes(`Client.create ${client}`));
    await until(async () => (await deliveriesOf(hook, { state: 'Delivered' })).length === 1);
    const forged = {
      'webhook-id': 'x',
      'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
      'webhook-signature': 'v1,eA==',
    };
    expect((await fetch(url, { method: 'POST', headers: forged, body: '{}' })).status).toBe(401);
  } finally {
    child.kill();
    rmSync(file);
  }
}, 60_000);
