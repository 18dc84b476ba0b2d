/** What a client has had printed, in sum, as those see it who may see the jobs. */
import { expect, test } from '@jest/globals';
import { splitAt } from '../jobs/splits';
import { date, pointer } from '../support/api';
import { clientFields, newJob, useShop } from '../support/shop';

const shop = useShop();

const summaryOf = async (clientId: string, who: 'coordinator' | 'technician1' = 'coordinator') =>
  (await shop[who].call('clientSummary', { clientId })).body;

test('a client’s jobs are counted as open, overdue and completed', async () => {
  const id = await shop.coordinator.made('Client', clientFields());
  const client = pointer('Client', id);
  expect((await summaryOf(id)).result).toEqual({
    jobs: 0,
    open: 0,
    overdue: 0,
    completed: 0,
    printMinutes: 0,
    materialGrams: 0,
  });
  await newJob(shop, 'technician1', { client, dueDate: date('2020-01-01T00:00:00Z') });
  await newJob(shop, undefined, { client, dueDate: date('2199-01-01T00:00:00Z') });
  const declined = await newJob(shop, undefined, { client, dueDate: date('2020-01-01T00:00:00Z') });
  await shop.coordinator.changed('PrintJob', declined, { status: 'Declined', statusReason: 'Too large' });
  const { result } = await summaryOf(id);
  expect(result).toMatchObject({ jobs: 3, open: 2, overdue: 1, completed: 0 });
  const { createdAt } = (await shop.coordinator.get('PrintJob', declined)).body;
  expect(result.lastJobAt).toBe(createdAt);
});

test('a split job counts once', async () => {
  const { job } = await splitAt(shop, 'Queued', 4, 6);
  const { client } = (await shop.coordinator.get('PrintJob', job)).body;
  expect((await summaryOf(client.objectId)).result).toMatchObject({ jobs: 1, open: 1 });
});

test('a technician gets the sum of their own jobs; of a client who is not theirs, nothing', async () => {
  const id = await shop.coordinator.made('Client', clientFields());
  const client = pointer('Client', id);
  await newJob(shop, undefined, { client });
  expect((await summaryOf(id, 'technician1')).code).toBe(101);
  await newJob(shop, 'technician1', { client });
  expect((await summaryOf(id, 'technician1')).result.jobs).toBe(1);
  expect((await summaryOf(id)).result.jobs).toBe(2);
});
