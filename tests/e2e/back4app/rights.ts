import { expect, test } from '@jest/globals';
import { pointer } from '../../support/api';
import { PASSWORD } from '../../support/staff';
import { newBatch, newJob, the } from './the-shop';

test('rights hold: strangers, technicians and words', async () => {
  const job = await newJob(await newBatch(10));
  const other = await the.shop.as('technician2');
  const pretending = { 'X-Parse-Cloud-Context': JSON.stringify({ ownSave: 'guessed', asIs: {} }) };
  const mine = (await the.technician.request('GET', '/parse/users/me')).body.objectId;
  const tries = {
    stranger: await the.shop.anybody.find('PrintJob'),
    signUp: await the.shop.anybody.request('POST', '/parse/users', { username: 'eve', password: PASSWORD }),
    elsewhere: await other.get('PrintJob', job),
    reassign: await the.technician.update('PrintJob', job, {
      assignedTechnician: pointer('Technician', the.ids.technician2 as string),
    }),
    acl: await the.technician.update('PrintJob', job, { ACL: { '*': { read: true } } }),
    grams: await the.technician.update('MaterialBatch', await newBatch(5), { remainingWeightGrams: 900 }),
    marked: await the.technician.request('PUT', `/parse/classes/PrintJob/${job}`, { priority: 1 }, pretending),
    linked: await the.technician.request('PUT', `/parse/users/${mine}`, {
      authData: { anonymous: { id: 'a-way-in' } },
    }),
    lease: await the.coordinator.create('Lease', { queue: [] }),
    event: await the.coordinator.create('AuditEvent', { action: 'x' }),
  };
  expect(Object.fromEntries(Object.entries(tries).map(([name, { body }]) => [name, body.code]))).toEqual({
    stranger: 101,
    signUp: expect.any(Number),
    elsewhere: 101,
    reassign: 1101,
    acl: 1106,
    grams: expect.any(Number),
    marked: 1101,
    linked: 1204,
    lease: 119,
    event: 119,
  });
  const found = await the.coordinator.find('Client', { searchText: 'sohne muller' });
  expect(found.body.results.map(({ clientCode }: { clientCode: string }) => clientCode)).toEqual(['ACME']);
  const { body } = await the.coordinator.call('me');
  expect(body.result.roles).toEqual(['coordinator']);
});
