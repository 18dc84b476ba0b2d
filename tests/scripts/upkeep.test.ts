/** recount-stock, check-schema and verify-files: beside a running shop, and with none running. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Api } from '../support/api';
import { isPostgres } from '../support/databases';
import { MASTER_KEY, start } from '../support/process';
import { batchFields, clientFields, useShop } from '../support/shop';
import { npmRun } from './commands';
import { dropIndex, setRemaining } from './tamper';

const shop = useShop();
const batches: string[] = [];

beforeAll(async () => {
  for (const grams of [1000, 500]) {
    const fields = batchFields(grams);
    await shop.coordinator.made('MaterialBatch', fields);
    batches.push(fields.batchCode);
  }
}, 30_000);

test.each(['recountStock', 'checkSchema', 'verifyFiles'])('%s answers the master key alone', async (name) => {
  for (const who of [shop.manager, shop.coordinator, shop.technician1]) {
    const { status, body } = await who.call(name);
    expect({ status, code: body.code, error: body.error }).toMatchObject({
      status: 400,
      code: 1102,
      error: expect.stringContaining('the master key'),
    });
  }
  expect((await shop.stranger.call(name)).body.code).toBe(1201);
});

test('the schema is what it was while rows change', async () => {
  const client = await shop.coordinator.made('Client', clientFields());
  let isOver = false;
  const change = async (by: typeof shop.coordinator) => {
    while (!isOver) await by.update('Client', client, { contactName: `${Math.random()}` });
  };
  const changing = Promise.all([shop.coordinator, shop.manager].map(change));
  for (let round = 0; round < 12; round++)
    expect((await shop.master.call('checkSchema')).body.result).toEqual({ differences: [] });
  isOver = true;
  await changing;
}, 30_000);

describe.each(['beside a running shop', 'with none running'])('%s', (where) => {
  const uri = () => shop.env.DATABASE_URI as string;

  beforeAll(async () => {
    if (where === 'with none running') await shop.process.stop();
  }, 30_000);

  test('recount-stock names the batch that is wrong, repairs it when asked to, and is content then', async () => {
    await setRemaining(uri(), batches[0] as string, 5);
    const dry = await npmRun(shop.env, 'recount-stock', ['--dry-run']);
    expect(dry).toEqual({
      code: 1,
      said: [
        `${batches[0]} held 5 g; its history says 1000 g.`,
        '2 batches counted; 1 would be set right without --dry-run.',
      ],
    });
    const repaired = await npmRun(shop.env, 'recount-stock');
    expect(repaired).toEqual({
      code: 0,
      said: [`${batches[0]} held 5 g; its history says 1000 g: set right.`, '2 batches counted; 1 set right.'],
    });
    const again = await npmRun(shop.env, 'recount-stock', ['--dry-run']);
    expect(again).toEqual({ code: 0, said: ['2 batches counted; every one holds what its history says.'] });
  }, 90_000);

  test('check-schema is content with a database that the shop made', async () => {
    expect(await npmRun(shop.env, 'check-schema')).toEqual({
      code: 0,
      said: ['The database is what schema/ declares.'],
    });
  }, 60_000);
});

test.each(['recount-stock', 'check-schema', 'verify-files'])(
  '%s knows no other option',
  async (name) => {
    const { code, said } = await npmRun(shop.env, name, ['--dry']);
    expect({ code, said: said.join(' ') }).toEqual({
      code: 1,
      said: expect.stringMatching(`'--dry'.*Usage: npm run ${name}`),
    });
  },
  30_000,
);

test('a unique index that was lost is named, and made again by the next start', async () => {
  const index = isPostgres() ? 'Client_unique_clientCode' : 'clientCode_1';
  await dropIndex(shop.env.DATABASE_URI as string, 'Client', index);
  const line = '  Client.clientCode may hold a value twice: its unique index was never made';
  expect(await npmRun(shop.env, 'check-schema')).toEqual({ code: 1, said: expect.arrayContaining([line]) });
  const running = await start({ ...shop.env, PORT: '0' });
  const { body } = await new Api(running.url, { 'X-Parse-Master-Key': MASTER_KEY }).call('checkSchema');
  await running.stop();
  expect(body.result).toEqual({ differences: [] });
}, 60_000);

test('check-schema names what is missing, and leaves it missing', async () => {
  await dropIndex(shop.env.DATABASE_URI as string, 'PrintJob', 'PrintJob_byStatusDue');
  const line = '  PrintJob: the index PrintJob_byStatusDue was never made';
  for (const _time of ['first', 'second'])
    expect(await npmRun(shop.env, 'check-schema')).toEqual({ code: 1, said: expect.arrayContaining([line]) });
}, 60_000);
