/** react-admin's nine methods, against the real server. */
import { beforeAll, expect, test } from '@jest/globals';
import type { DataProvider } from 'react-admin';
import type { ServerError } from '../../web/src/providers/errors';
import { pointer } from '../support/api';
import { clientFields, newJob, useShop } from '../support/shop';
import { providerOf } from './provider';

const shop = useShop();
let provider: DataProvider;
beforeAll(async () => {
  provider = await providerOf(shop.coordinator);
});

const refusal = (promise: Promise<unknown>): Promise<ServerError> =>
  promise.then(
    () => Promise.reject(new Error('It was not refused')),
    (error) => error,
  );

const list = (filter: object, more: object = {}) =>
  provider.getList('PrintJob', {
    filter,
    pagination: { page: 1, perPage: 10 },
    sort: { field: 'jobNumber', order: 'ASC' },
    ...more,
  });

const names = (rows: { fileName: string }[]) => rows.map((row) => row.fileName);

test('a list is filtered, sorted and cut into pages by the server, and says how many there are', async () => {
  for (const [fileName, priority] of [
    ['one-a.stl', 1],
    ['one-b.stl', 2],
    ['one-c.stl', 3],
  ] as const)
    await newJob(shop, undefined, { fileName, priority, color: 'Paged' });
  const sort = { field: 'priority', order: 'DESC' };
  const first = await list({ color: 'Paged' }, { sort, pagination: { page: 1, perPage: 2 } });
  const second = await list({ color: 'Paged' }, { sort, pagination: { page: 2, perPage: 2 } });
  expect([names(first.data), first.total, names(second.data), second.total]).toEqual([
    ['one-c.stl', 'one-b.stl'],
    3,
    ['one-a.stl'],
    3,
  ]);
});

test.each([
  ['a range', { priority_gte: 2, priority_lt: 5 }, ['two.stl']],
  ['a list of values', { priority: [1, 5] }, ['one.stl', 'five.stl']],
  ['anything but', { priority_ne: 2 }, ['one.stl', 'five.stl']],
  ['none of', { priority_nin: [1, 2] }, ['five.stl']],
  ['a day', { dueDate_gte: '2031-05-02', dueDate_lte: '2031-05-02' }, ['two.stl']],
  ['nothing set', { dueDate_exists: false }, ['five.stl']],
  ['words', { q: 'tWo' }, ['two.stl']],
])('a filter asks for %s', async (_what, filter, expected) => {
  const { total } = await list({ color: 'Filtered' });
  if (!total) {
    await newJob(shop, undefined, { fileName: 'one.stl', priority: 1, color: 'Filtered', dueDate: due('2031-05-01') });
    await newJob(shop, undefined, { fileName: 'two.stl', priority: 2, color: 'Filtered', dueDate: due('2031-05-02') });
    await newJob(shop, undefined, { fileName: 'five.stl', priority: 5, color: 'Filtered' });
  }
  expect(names((await list({ ...filter, color: 'Filtered' })).data)).toEqual(expected);
});

const due = (day: string) => ({ __type: 'Date', iso: new Date(`${day}T12:00:00`).toISOString() });

test('a filter for a field that is not there is a bug, not an empty list', async () => {
  await expect(list({ colour: 'x' })).rejects.toThrow('PrintJob has no field colour to filter by');
});

test('pointers are ids, included ones are there whole, dates are ISO strings', async () => {
  const job = await newJob(shop, 'technician1');
  const { data } = await provider.getOne('PrintJob', { id: job, meta: { include: ['client', 'assignedTechnician'] } });
  expect(data).toMatchObject({
    id: job,
    assignedTechnician: shop.ids.technician1,
    included: { client: { companyName: 'Acme Robotics' }, assignedTechnician: { username: 'technician1' } },
  });
  expect(new Date(data.createdAt).toISOString()).toBe(data.createdAt);
  const byTechnician = await list({ assignedTechnician: shop.ids.technician1, id: job });
  expect(byTechnician.data.map(({ id }) => id)).toEqual([job]);
});

test('many by id, and many by what they refer to', async () => {
  const client = await shop.coordinator.made('Client', clientFields());
  const jobs = [await newJob(shop, undefined, { client: pointer('Client', client) }), await newJob(shop)];
  const many = await provider.getMany('PrintJob', { ids: jobs });
  expect(many.data.map(({ id }) => id).sort()).toEqual([...jobs].sort());
  const reference = await provider.getManyReference('PrintJob', {
    target: 'client',
    id: client,
    pagination: { page: 1, perPage: 5 },
    sort: { field: 'createdAt', order: 'ASC' },
    filter: {},
  });
  expect([reference.data.map(({ id }) => id), reference.total]).toEqual([[jobs[0]], 1]);
});

test('a row is made, changed and taken away; an emptied field is gone', async () => {
  const made = await provider.create('Client', { data: { ...clientFields(), phone: '123' } });
  expect(made.data).toMatchObject({ phone: '123', revision: 1 });
  const params = { id: made.data.id, previousData: made.data };
  const changed = await provider.update('Client', {
    ...params,
    data: { ...made.data, phone: null, contactName: 'Bo' },
  });
  expect(changed.data).toMatchObject({ contactName: 'Bo', revision: 2 });
  expect(changed.data.phone).toBeUndefined();
  await provider.delete('Client', { id: made.data.id, previousData: changed.data });
  expect(await refusal(provider.getOne('Client', { id: made.data.id }))).toMatchObject({ status: 404 });
});

test('a stale save is a conflict that carries the row as it is now, and changes nothing', async () => {
  const job = await newJob(shop, undefined, { color: 'Black' });
  const { data: read } = await provider.getOne('PrintJob', { id: job });
  await shop.manager.changed('PrintJob', job, { color: 'Blue' });
  const update = { id: job, data: { ...read, quantity: 2 }, previousData: read };
  const conflict = await refusal(provider.update('PrintJob', update));
  expect(conflict).toMatchObject({ status: 409, body: { code: 1105, current: { color: 'Blue', quantity: 1 } } });
  expect(conflict.message).toMatch(/^Somebody else changed this PrintJob in the meantime/);
  expect((await provider.getOne('PrintJob', { id: job })).data).toMatchObject({ color: 'Blue', quantity: 1 });
});

test('of ten saves of one reading exactly one wins', async () => {
  const job = await newJob(shop);
  const { data: read } = await provider.getOne('PrintJob', { id: job });
  const saves = Array.from({ length: 10 }, (_, index) =>
    provider.update('PrintJob', { id: job, data: { ...read, color: `Colour ${index}` }, previousData: read }).then(
      () => 'won',
      (error: ServerError) => error.status,
    ),
  );
  expect((await Promise.all(saves)).sort()).toEqual([...Array(9).fill(409), 'won']);
});

test('a refusal keeps the server’s sentence, its number, and the field it names', async () => {
  const job = await newJob(shop);
  const { data: read } = await provider.getOne('PrintJob', { id: job });
  const update = { id: job, data: { ...read, priority: 9 }, previousData: read };
  const { message, status, body } = await refusal(provider.update('PrintJob', update));
  expect({ status, body }).toEqual({ status: 400, body: { code: 1005, errors: { priority: message } } });
});

test('many are changed each by itself; those that are refused are named with their sentence', async () => {
  const [open, declined] = [await newJob(shop), await newJob(shop)];
  await shop.coordinator.changed('PrintJob', declined, { status: 'Declined', statusReason: 'no' });
  const ids = [open, declined];
  const decline = { ids, data: { status: 'Cancelled', statusReason: 'The client is gone' } };
  const { message, body } = await refusal(provider.updateMany('PrintJob', decline));
  expect(message).toMatch(/^A job cannot go from Declined to Cancelled/);
  expect(body.failed).toEqual([{ id: declined, message }]);
  expect((await provider.getOne('PrintJob', { id: open })).data.status).toBe('Cancelled');
});

test('many as they were read lose to whoever changed one of them since', async () => {
  const id = await newJob(shop);
  const { data: row } = await provider.getOne('PrintJob', { id });
  await shop.manager.changed('PrintJob', id, { color: 'Blue' });
  const assign = { ids: [id], data: { priority: 1 }, meta: { rows: [row] } };
  expect(await refusal(provider.updateMany('PrintJob', assign))).toMatchObject({ status: 409 });
});

test('many are taken away', async () => {
  const ids = [await newJob(shop), await newJob(shop)];
  await provider.deleteMany('PrintJob', { ids });
  expect((await provider.getMany('PrintJob', { ids })).data).toEqual([]);
});
