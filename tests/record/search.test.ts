/** Searching by words, as every list does. */
import { expect, test } from '@jest/globals';
import { pointer } from '../support/api';
import { batchFields, clientFields, jobFields, useShop } from '../support/shop';

const shop = useShop();

const found = async (className: string, searchText: unknown, as = shop.coordinator, more = {}) => {
  const { status, body } = await as.find(className, { searchText, ...more }, { order: 'createdAt', count: 1 });
  expect({ status, count: body.count }).toEqual({ status: 200, count: body.results.length });
  return body.results.map(({ objectId }: { objectId: string }) => objectId);
};

test('jobs are found by number, file, material, colour and client, whatever the case, accent or order', async () => {
  const { coordinator } = shop;
  const client = await coordinator.made('Client', { ...clientFields(), companyName: 'Müller & Söhne (Köln)' });
  const other = await coordinator.made('Client', clientFields());
  const job = await coordinator.made('PrintJob', {
    ...jobFields(client),
    jobNumber: 'PJ-900001',
    fileName: 'Gear_Housing-v2.stl',
    color: 'Signal Red',
  });
  const plain = await coordinator.made('PrintJob', { ...jobFields(other), jobNumber: 'PJ-900002' });
  for (const text of [
    'PJ-900001',
    '0001',
    'gear housing',
    'HOUSING gear',
    'muller',
    'Müller Köln',
    'pla signal müll',
    'red (köln',
    '.*red',
  ])
    expect([text, await found('PrintJob', text)]).toEqual([text, [job]]);
  expect(await found('PrintJob', 'gear acme')).toEqual([]);
  expect(await found('PrintJob', 'pj 9000')).toEqual([job, plain]);
  expect(await found('PrintJob', ' .* ')).toEqual([job, plain]);
  expect(await found('PrintJob', 'pj 9000', coordinator, { color: 'Signal Red' })).toEqual([job]);
  const either = { $or: [{ searchText: 'housing' }, { searchText: 'bracket' }] };
  expect((await coordinator.find('PrintJob', either, { order: 'createdAt' })).body.results).toHaveLength(2);

  await coordinator.changed('Client', client, { companyName: 'Schmidt AG' });
  expect(await found('PrintJob', 'schmidt')).toEqual([job]);
  expect(await found('PrintJob', 'müller')).toEqual([]);
  await coordinator.changed('PrintJob', job, { client: pointer('Client', other) });
  expect(await found('PrintJob', 'schmidt')).toEqual([]);
});

test('nobody finds what they may not see, nor by what they may not see', async () => {
  const { coordinator, technician1, technician2, ids } = shop;
  const client = await coordinator.made('Client', { ...clientFields(), companyName: 'Zephyr', contactName: 'Zora' });
  const job = await coordinator.made('PrintJob', {
    ...jobFields(client),
    assignedTechnician: pointer('Technician', ids.technician1),
  });
  expect(await found('PrintJob', 'zephyr', technician1)).toEqual([job]);
  expect(await found('PrintJob', 'zephyr', technician2)).toEqual([]);
  expect(await found('Client', 'zora')).toEqual([client]);
  expect((await technician1.find('Client', { searchText: 'zora' })).body.code).toBe(119);
  expect((await coordinator.update('PrintJob', job, { searchText: 'mine' })).body.code).toBe(1101);
});

test('the other lists are searched too, and odd text finds nothing', async () => {
  const batch = await shop.coordinator.made('MaterialBatch', { ...batchFields(), storageLocation: 'Shelf B-12' });
  expect(await found('MaterialBatch', 'shelf b 12')).toEqual([batch]);
  expect(await found('Technician', 'technician1')).toEqual([shop.ids.technician1]);
  expect(await found('MaterialBatch', 'no such thing')).toEqual([]);
  for (const text of ['(', '\\', 'a{999999}', 'shelf\\E.*'])
    expect((await shop.coordinator.find('MaterialBatch', { searchText: text })).status).toBe(200);
  expect((await shop.coordinator.find('MaterialBatch', { searchText: { $regex: 'shelf' } })).body.code).toBe(102);
});

test('a run of a split job is found as the whole job is, and by its own number', async () => {
  const { coordinator } = shop;
  const client = await coordinator.made('Client', { ...clientFields(), companyName: 'Quarry Works' });
  const jobId = await coordinator.made('PrintJob', { ...jobFields(client), jobNumber: 'PJ-900003', quantity: 3 });
  await coordinator.changed('PrintJob', jobId, { status: 'File Review' });
  const { body } = await coordinator.call('splitJob', { jobId, runs: [{ quantity: 1 }, { quantity: 2 }] });
  const [first, second] = body.result.runs.map(({ objectId }: { objectId: string }) => objectId);
  expect((await found('PrintJob', 'quarry bracket')).sort()).toEqual([jobId, first, second].sort());
  expect(await found('PrintJob', 'PJ-900003/2')).toEqual([second]);
});
