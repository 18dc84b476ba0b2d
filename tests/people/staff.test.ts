/** Staff: who may make whom, what a login can do, and how fast somebody is out. */
import { expect, test } from '@jest/globals';
import { pointer } from '../support/api';
import { Live } from '../support/live';
import { newJob, next, useShop } from '../support/shop';
import { PASSWORD } from '../support/staff';

const shop = useShop();

async function hire(role = 'technician') {
  const username = `hired${next()}`;
  const id = await shop.manager.made('Technician', {
    username,
    email: `${username}@shop.example`,
    role,
    password: PASSWORD,
  });
  return { id, username, api: await shop.stranger.login(username, PASSWORD) };
}

test('a manager hires; the password is never stored on or returned from the profile', async () => {
  const { id, api } = await hire();
  const row = (await shop.manager.get('Technician', id)).body;
  expect(row.password).toBeUndefined();
  expect((await shop.master.get('Technician', id)).body.password).toBeUndefined();
  expect((await api.call('me')).body.result).toMatchObject({
    technician: { objectId: id, role: 'technician' },
    roles: ['technician'],
  });
});

test('a coordinator hires nobody, and nobody signs up', async () => {
  const fields = { username: 'x1', email: 'x1@shop.example', role: 'manager', password: PASSWORD };
  expect((await shop.coordinator.create('Technician', fields)).status).toBeGreaterThanOrEqual(400);
  const signUp = await shop.stranger.request('POST', '/parse/users', { username: 'x2', password: PASSWORD });
  expect(signUp.status).toBeGreaterThanOrEqual(400);
  expect((await shop.master.request('POST', '/parse/users', { username: 'x3', password: PASSWORD })).body.code).toBe(
    1102,
  );
  expect((await shop.stranger.request('POST', '/parse/login', { username: 'x2', password: PASSWORD })).status).toBe(
    404,
  );
});

test('a role follows the profile at once, in both directions', async () => {
  const { id, api } = await hire('coordinator');
  expect((await api.find('Client')).status).toBe(200);
  const made = await api.create('Client', {
    clientCode: `R-${next()}`,
    companyName: 'R',
    contactName: 'R',
    email: 'r@r.example',
    billingStatus: 'Active',
  });
  expect(made.status).toBe(201);
  await shop.manager.changed('Technician', id, { role: 'technician' });
  expect((await api.update('Client', made.body.objectId, { companyName: 'S' })).status).toBeGreaterThanOrEqual(400);
  expect((await api.call('me')).body.result.roles).toEqual(['technician']);
});

test('whoever is made inactive is out at once: session, log-in and live updates', async () => {
  const { id, username, api } = await hire();
  const job = await newJob(shop, undefined, { assignedTechnician: pointer('Technician', id) });
  const live = await Live.subscribe(api, 'PrintJob');
  await shop.coordinator.changed('PrintJob', job, { color: 'Red' });
  await live.seen(({ object }) => object.color === 'Red');

  await shop.manager.changed('Technician', id, { isActive: false });
  expect((await api.get('PrintJob', job)).body.code).toBe(209);
  const login = await shop.stranger.request('POST', '/parse/login', { username, password: PASSWORD });
  expect(login.body.code).toBe(1202);
  // A live update that everybody else gets comes after the one this person must not get.
  const witness = await Live.subscribe(shop.coordinator, 'PrintJob');
  await shop.coordinator.changed('PrintJob', job, { color: 'Blue' });
  await witness.seen(({ object }) => object.color === 'Blue');
  await shop.coordinator.changed('PrintJob', job, { color: 'Green' });
  await witness.seen(({ object }) => object.color === 'Green');
  expect(live.events.map(({ object }) => object.color)).not.toContain('Blue');
  expect(live.events.map(({ object }) => object.color)).not.toContain('Green');

  await shop.manager.changed('Technician', id, { isActive: true });
  const back = await shop.stranger.login(username, PASSWORD);
  expect((await back.get('PrintJob', job)).status).toBe(200);
});

test('the last active manager stays one', async () => {
  expect((await shop.manager.update('Technician', shop.ids.manager, { isActive: false })).body.code).toBe(1203);
  expect((await shop.manager.update('Technician', shop.ids.manager, { role: 'coordinator' })).body.code).toBe(1203);
});

test('a manager resets a password, which ends the old sessions; a weak one is refused', async () => {
  const { id, username, api } = await hire();
  expect((await shop.manager.update('Technician', id, { password: 'short' })).body.code).toBe(1008);
  expect((await shop.manager.update('Technician', id, { password: `my-${username}-2026` })).body.code).toBe(1205);
  await shop.manager.changed('Technician', id, { password: 'another-good-password' });
  expect((await api.call('me')).body.code).toBe(209);
  await shop.stranger.login(username, 'another-good-password');
});

test('of their own login people change the password and nothing else', async () => {
  const { username, api } = await hire();
  const self = (await api.request('GET', '/parse/users/me')).body;
  expect((await api.request('PUT', `/parse/users/${self.objectId}`, { email: 'evil@x.example' })).body.code).toBe(1204);
  expect((await api.request('PUT', `/parse/users/${self.objectId}`, { username: 'evil' })).body.code).toBe(1204);
  expect((await api.request('PUT', `/parse/users/${self.objectId}`, { password: 'my-own-new-password' })).status).toBe(
    200,
  );
  await shop.stranger.login(username, 'my-own-new-password');
});

test('two profiles never share a username or an e-mail address', async () => {
  const { username } = await hire();
  const again = { username, email: 'other@shop.example', role: 'technician', password: PASSWORD };
  expect((await shop.manager.create('Technician', again)).body.code).toBe(137);
  const mail = { username: `n${next()}`, email: `${username}@shop.example`, role: 'technician', password: PASSWORD };
  expect((await shop.manager.create('Technician', mail)).body.code).toBe(137);
});

test('five wrong passwords lock the account for a while', async () => {
  const { username } = await hire();
  for (let count = 0; count < 5; count++)
    await shop.stranger.request('POST', '/parse/login', { username, password: 'wrong-password' });
  const locked = await shop.stranger.request('POST', '/parse/login', { username, password: PASSWORD });
  expect(locked.body.error).toMatch(/locked/i);
});
