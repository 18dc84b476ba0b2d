/** kill -9 between a write, its audit event and its deliveries: each event since the webhook is told, once in the outbox. */
import { expect, test } from '@jest/globals';
import { Client } from 'pg';
import { HeldWrites } from '../faults/held-writes';
import { Api } from '../support/api';
import { isPostgres, onDatabase } from '../support/databases';
import { theShop } from '../support/house';
import { start } from '../support/process';
import { deliveriesOf, made, newClient, until, useReceiver } from './hooks';

const shop = theShop();
const receiver = useReceiver();
const CUTS = ['AuditEvent', 'WebhookDelivery'];
const onPostgres = isPostgres() ? test : test.skip;

async function isSettled(uri: string, clientId: string): Promise<boolean> {
  const client = new Client({ connectionString: uri });
  await client.connect();
  const { rowCount } = await client.query('SELECT FROM "Client" WHERE "objectId" = $1 AND "unsettledSince" IS NULL', [
    clientId,
  ]);
  await client.end();
  return rowCount === 1;
}

onPostgres(
  'the power goes before the event is written, and before its delivery is',
  async () => {
    const uri = shop.env.DATABASE_URI as string;
    const hook = await made(receiver, ['Client.*']);
    const writes = await HeldWrites.in(uri, []);
    const toldOf = () => receiver.at(hook.path).map(({ data }) => String(data.objectId));
    const ids: string[] = [];
    for (const cut of CUTS) {
      await writes.also(`BEFORE INSERT ON "${cut}" FOR EACH ROW`);
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
