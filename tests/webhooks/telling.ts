/** What is told, signed with what, tried how often, and what becomes of a receiver that fails. */
import { expect, test } from '@jest/globals';
import { theShop } from '../support/house';
import { Live } from '../support/live';
import { queuedJob } from '../support/shop';
import { until } from '../support/until';
import { deliveriesOf, made, newClient, toldAt, useReceiver } from './hooks';
import { HELD_MS, isSignedWith } from './receiver';

const shop = theShop();
const receiver = useReceiver();

test('a move is told as an event, signed, with ids and names of fields and nothing that was typed', async () => {
  const job = await queuedJob(shop, 'technician1');
  const hook = await made(receiver, ['PrintJob.start', 'Client.*']);
  await shop.technician1.changed('PrintJob', job, { status: 'Printing' });
  const client = await newClient();
  const started = await toldAt(receiver, hook, 'PrintJob.start');
  expect(isSignedWith(hook.secret, started)).toBe(true);
  const another = hook.secret.replace(/^whsec_./, (start) => (start === 'whsec_A' ? 'whsec_B' : 'whsec_A'));
  expect(isSignedWith(another, started)).toBe(false);
  expect(started.headers['webhook-id']).toBe(started.id);
  expect(started.data).toEqual({
    auditEventId: expect.any(String),
    class: 'PrintJob',
    objectId: job,
    action: 'start',
    from: 'Queued',
    to: 'Printing',
    actorType: 'staff',
    actorId: shop.ids.technician1,
    orderId: null,
    changed: expect.arrayContaining(['startedAt', 'status']),
  });
  const written = await toldAt(receiver, hook, 'Client.create');
  expect(written.data).toMatchObject({ objectId: client, from: null, to: null });
  expect(written.body).not.toMatch(/Acme|acme|Ada/);
  const kept = await until(async () => {
    const found = await deliveriesOf(hook, { state: 'Delivered' });
    return found.length === 2 && found;
  });
  expect(kept[0]).toMatchObject({ answerStatus: 200, answerText: '"thanks"', attempts: 1 });
  expect(receiver.at(hook.path)).toHaveLength(2);
});

test('what failed is tried again under the same id; 410 switches off, a redirect is not followed', async () => {
  const [flaky, gone, moved] = [
    await made(receiver, ['Client.*']),
    await made(receiver, ['Client.*']),
    await made(receiver, ['Client.*']),
  ];
  receiver.says = ({ path: at }) => {
    if (at === gone.path) return { status: 410, body: 'gone' };
    if (at === moved.path) return { status: 302, body: { to: '/elsewhere' } };
    return { status: at === flaky.path && receiver.at(at).length < 3 ? 503 : 200, body: 'thanks' };
  };
  await newClient();
  const delivered = await until(async () => (await deliveriesOf(flaky, { state: 'Delivered' }))[0]);
  expect([delivered.attempts, delivered.lastError]).toEqual([3, undefined]);
  expect(new Set(receiver.at(flaky.path).map(({ id }) => id)).size).toBe(1);
  expect(new Set(receiver.at(flaky.path).map(({ body }) => body)).size).toBe(1);
  const off = await until(async () => {
    const { body } = await shop.manager.get('Webhook', gone.id);
    return !body.isActive && body;
  });
  expect(off.pausedBecause).toMatch(/410/);
  expect((await deliveriesOf(gone))[0]).toMatchObject({ state: 'GivenUp', attempts: 1, answerStatus: 410 });
  await until(async () => (await deliveriesOf(moved))[0].attempts > 1);
  expect((await deliveriesOf(moved))[0].lastError).toMatch(/not followed/);
  expect(receiver.asked.filter((one) => one.includes('elsewhere'))).toEqual([]);
  await newClient();
  await until(async () => (await deliveriesOf(flaky)).length === 2);
  expect(await deliveriesOf(gone)).toHaveLength(1);
  receiver.says = () => ({ status: 200, body: 'thanks' });
  for (const { id } of [flaky, gone, moved]) expect((await shop.manager.remove('Webhook', id)).status).toBe(200);
  for (const hook of [flaky, gone, moved]) expect(await deliveriesOf(hook)).toEqual([]);
});

test('one that never answers holds nobody else up; one that keeps failing is paused, and goes on when it is told to', async () => {
  const [slow, quick] = [await made(receiver, ['Client.*']), await made(receiver, ['Client.*'])];
  receiver.mood = (what) => (what.endsWith(slow.path) ? 'takes it and never answers' : 'well');
  for (let count = 0; count < 6; count++) await newClient();
  const begun = Date.now();
  await until(() => receiver.at(quick.path).length === 6);
  expect(Date.now() - begun).toBeLessThan(HELD_MS);
  receiver.mood = (what) => (what.endsWith(slow.path) ? 'drops the connection' : 'well');
  const paused = await until(async () => {
    const { body } = await shop.manager.get('Webhook', slow.id);
    return body.pausedBecause && body;
  });
  expect(paused).toMatchObject({ isActive: true, pausedBecause: expect.stringMatching(/^30 tries failed/) });
  receiver.mood = () => 'well';
  await newClient();
  const waiting = await until(async () => {
    const found = await deliveriesOf(slow);
    return found.length === 7 && found;
  });
  expect(waiting[6]).toMatchObject({ state: 'Waiting', attempts: 0 });
  await shop.manager.changed('Webhook', slow.id, { isActive: true });
  await until(async () => (await deliveriesOf(slow, { state: 'Delivered' })).length >= 1);
  for (const { objectId } of await deliveriesOf(slow, { state: 'GivenUp' }))
    expect((await shop.manager.call('resendDelivery', { deliveryId: objectId })).status).toBe(200);
  await until(async () => (await deliveriesOf(slow, { state: 'Delivered' })).length === 7);
  expect((await shop.manager.get('Webhook', slow.id)).body.pausedBecause).toBeUndefined();
});

test('a new secret signs beside the one before it, and neither is ever read', async () => {
  const hook = await made(receiver, ['*']);
  const live = await Live.subscribe(shop.manager, 'Webhook');
  const renewed: string = (await shop.manager.call('renewWebhookSecret', { webhookId: hook.id })).body.result.secret;
  expect(renewed).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const change = await until(() => receiver.at(hook.path).find((told) => isSignedWith(renewed, told)));
  expect([change.type, isSignedWith(hook.secret, change)]).toEqual(['Webhook.update', true]);
  expect((await shop.manager.call('pingWebhook', { webhookId: hook.id })).status).toBe(200);
  expect(isSignedWith(renewed, await toldAt(receiver, hook, 'ping'))).toBe(true);
  const { object } = await live.seen(({ object: { objectId } }) => objectId === hook.id);
  live.close();
  const { body } = await shop.manager.get('Webhook', hook.id);
  const events = (await shop.coordinator.find('AuditEvent', { entityId: hook.id }, { order: 'occurredAt' })).body
    .results;
  expect(events.map(({ action }: { action: string }) => action)).toEqual(['create', 'update', 'update']);
  for (const shown of [object, body, events, await deliveriesOf(hook)])
    expect(JSON.stringify(shown)).not.toMatch(/secret|whsec|deliveryKey|claim/i);
});
