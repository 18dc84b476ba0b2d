/** kill -9 between a write, its audit event and its deliveries: each event since the webhook is told, once in the outbox. */
import { expect, test } from '@jest/globals';
import { HeldWrites } from '../faults/held-writes';
import { Api } from '../support/api';
import { isPostgres, onDatabase } from '../support/databases';
import { theShop } from '../support/house';
import { start } from '../support/process';
import { until } from '../support/until';
import { deliveriesOf, made, newClient, useReceiver } from './hooks';

const shop = theShop();
const receiver = useReceiver();
/** What is written then, and which of its rows belong to the client: webhooks of the tests before have theirs, too. */
const CUTS: [string, (hookId: string) => string][] = [
  ['AuditEvent', () => `NEW."entityType" = 'Client'`],
  ['WebhookDelivery', (hookId) => `NEW."webhook" = '${hookId}'`],
];
const onPostgres = isPostgres() ? test : test.skip;

async function isSettled(uri: string, clientId: string): Promise<boolean> {
  const statement = 'SELECT FROM "Client" WHERE "objectId" = $1 AND "unsettledSince" IS NULL';
  return (await onDatabase(uri, statement, [clientId])).length === 1;
}

onPostgres(
  'the power goes before the event is written, and before its delivery is',
  async () => {
    const uri = shop.env.DATABASE_URI as string;
    const hook = await made(receiver, ['Client.*']);
    const writes = await HeldWrites.in(uri, []);
    const toldOf = () => receiver.at(hook.path).map(({ data }) => String(data.objectId));
    const ids: string[] = [];
    for (const [cut, belongs] of CUTS) {
      await writes.also(`BEFORE INSERT ON "${cut}" FOR EACH ROW WHEN (${belongs(hook.id)})`);
      await writes.hold();
      const lost = newClient().catch(() => undefined);
      const held = await writes.arrived(1);
      await shop.process.kill();
      await lost;
      await writes.lose(held);
      await writes.release();
      await onDatabase(uri, `DROP TRIGGER held ON "${cut}"`);
      await onDatabase(uri, `UPDATE "Client" SET "unsettledSince" = "unsettledSince" - interval '1 minute'`);
      shop.process = await start(shop.env);
      shop.url = shop.process.url;
      for (const name of ['manager', 'coordinator'] as const)
        shop[name] = new Api(shop.url, { 'X-Parse-Session-Token': shop[name].sessionToken });
      const [{ objectId }] = (await shop.coordinator.find('Client', {}, { order: '-createdAt', limit: 1 })).body
        .results;
      // What this cut left is settled before the next one, which would hold it too.
      await until(() => toldOf().includes(objectId));
      await until(() => isSettled(uri, objectId));
      ids.push(objectId);
    }
    await writes.end();
    expect(new Set(ids).size).toBe(CUTS.length);
    const events = (await shop.coordinator.find('AuditEvent', { entityId: { $in: ids } })).body.results;
    expect(events).toHaveLength(CUTS.length);
    expect((await deliveriesOf(hook)).map(({ entityId }: { entityId: string }) => entityId)).toEqual(ids);
  },
  90_000,
);

onPostgres('what a clock a year ahead has put off, or has in hand, does not wait for the year', async () => {
  const uri = shop.env.DATABASE_URI as string;
  const hook = await made(receiver, ['Client.*']);
  await onDatabase(uri, `UPDATE "Webhook" SET "pausedBecause" = 'Its clock is set' WHERE "objectId" = $1`, [hook.id]);
  await newClient();
  await newClient();
  const [putOff, inHand] = await until(async () => {
    const found = await deliveriesOf(hook);
    return found.length === 2 && found.map(({ objectId }: { objectId: string }) => objectId);
  });
  const ahead = `now() + interval '1 year' WHERE "objectId" = $1`;
  await onDatabase(uri, `UPDATE "WebhookDelivery" SET "nextAttemptAt" = ${ahead}`, [putOff]);
  const claimed = `SET "state" = 'Sending', "claimId" = 'of-the-dead', "claimedAt" = ${ahead}`;
  await onDatabase(uri, `UPDATE "WebhookDelivery" ${claimed}`, [inHand]);
  await shop.manager.changed('Webhook', hook.id, { isActive: true });
  await until(async () => (await deliveriesOf(hook, { state: 'Delivered' })).length === 2);
  expect(receiver.at(hook.path)).toHaveLength(2);
});
