/** A key that holds no more is refused at once, and a busy one is slowed down. */
import { expect, test } from '@jest/globals';
import { onDatabase } from '../support/databases';
import { newPerson } from '../support/factor';
import { theShop } from '../support/house';
import { newMachine } from '../support/keys';
import { Live } from '../support/live';
import { newJob } from '../support/shop';

test('revoked, expired, and whose maker has left', async () => {
  const shop = theShop();
  const owner = await newPerson(shop, 'manager');
  const [revoked, expired, orphaned, demoted] = await Promise.all([
    newMachine(shop, ['PrintJob:read']),
    newMachine(shop, ['PrintJob:read']),
    newMachine(shop, ['PrintJob:read'], 'coordinator', owner.api),
    newMachine(shop, ['PrintJob:read'], 'coordinator', owner.api),
  ]);
  const all = [revoked, expired, orphaned, demoted];
  const job = await newJob(shop);
  for (const { api } of all) expect((await api.get('PrintJob', job)).status).toBe(200);
  const open = await Live.subscribe(shop.stranger.as({ 'X-Parse-Session-Token': revoked.key }), 'PrintJob');
  const watch = await Live.subscribe(shop.coordinator, 'PrintJob');
  await shop.coordinator.changed('PrintJob', job, { color: 'Red' });
  await open.seen(({ object }) => object.color === 'Red');

  await shop.manager.changed('ApiKey', revoked.id, { state: 'Revoked' });
  await shop.coordinator.changed('PrintJob', job, { color: 'Blue' });
  await watch.seen(({ object }) => object.color === 'Blue');
  await shop.coordinator.changed('PrintJob', job, { color: 'Green' });
  await watch.seen(({ object }) => object.color === 'Green');
  expect(open.events.filter(({ object }) => object.color !== 'Red')).toEqual([]);

  await onDatabase(shop.env.DATABASE_URI as string, `UPDATE "ApiKey" SET "expiresAt" = now() WHERE "objectId" = $1`, [
    expired.id,
  ]);
  await shop.manager.changed('Technician', owner.id, { isActive: false });
  for (const { api } of all) {
    expect((await api.get('PrintJob', job)).body.code).toBe(2371);
    expect((await api.call('queueSummary')).body.code).toBe(2371);
    expect((await api.graphql('{ printJobs { count } }')).body.errors?.[0]?.extensions.code ?? 2371).toBe(2371);
  }
  await shop.manager.changed('Technician', owner.id, { isActive: true, role: 'coordinator' });
  expect((await demoted.api.get('PrintJob', job)).body.code).toBe(2371);
  const again = await shop.manager.update('ApiKey', revoked.id, { state: 'Active' });
  expect(again.body.code).toBe(1301);
  const row = (await shop.manager.get('ApiKey', revoked.id)).body;
  expect(row).toMatchObject({ state: 'Revoked', revokedAt: expect.anything() });
  open.close();
  watch.close();
});

test('a text that is no key is none, and opens nothing', async () => {
  const shop = theShop();
  const { key } = await newMachine(shop, ['PrintJob:read']);
  const end = key.endsWith('0') ? '1' : '0';
  for (const guess of [
    'psk_',
    `${key.slice(0, -1)}${end}`,
    key.slice(0, -1),
    `psk_${'0'.repeat(49)}`,
    `${key}0`,
    "psk_' OR 1=1",
  ]) {
    const bearer = shop.stranger.as({ Authorization: `Bearer ${guess}` });
    expect((await bearer.find('PrintJob')).body.results).toBeUndefined();
    expect((await shop.stranger.as({ 'X-Parse-Session-Token': guess }).find('PrintJob')).body.code).toBe(2371);
  }
});

test('a key is slowed down by itself', async () => {
  const shop = theShop();
  const [busy, calm] = [await newMachine(shop, ['Client:read']), await newMachine(shop, ['Client:read'])];
  const answers = await Promise.all(Array.from({ length: 85 }, () => busy.api.get('Client', 'x')));
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  expect((await calm.api.find('Client')).status).toBe(200);
  expect((await shop.coordinator.find('Client')).status).toBe(200);
});
