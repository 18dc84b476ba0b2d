/** Who makes keys, and what becomes of them. */
import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { newKey } from '../../cloud/data/key-text';
import { pointer } from '../support/api';
import { theShop } from '../support/house';
import { askKey, inDays, newMachine } from '../support/keys';
import { clientFields } from '../support/shop';

test('a manager makes a key, which is shown once; nobody else does', async () => {
  const shop = theShop();
  for (const who of [shop.coordinator, shop.technician1]) expect((await askKey(who)).body.code).toBe(1102);
  expect((await askKey(shop.stranger)).body.code).toBe(1201);
  const { id, key, api } = await newMachine(shop, ['Client:write', 'PrintJob:read']);
  expect(key).toMatch(/^psk_[0-9A-Za-z]{49}$/);
  const client = await api.made('Client', clientFields());

  const row = (await shop.manager.get('ApiKey', id)).body;
  expect(row).toMatchObject({ state: 'Active', role: 'coordinator', scopes: ['Client:write', 'PrintJob:read'] });
  expect(row.createdBy.objectId).toBe(shop.ids.manager);
  expect(row.lastUsedAt).toBeDefined();
  expect(JSON.stringify(row)).not.toContain(key.slice(12, -4));
  expect(row).not.toHaveProperty('keyHash');
  expect(JSON.stringify((await shop.master.get('ApiKey', id)).body)).not.toContain(key.slice(12, -4));
  for (const who of [shop.coordinator, shop.technician1]) expect((await who.find('ApiKey')).body.results).toEqual([]);
  expect((await shop.manager.find('ApiKey', { keyHash: { $exists: true } })).body.code).toBe(119);

  const made = (await shop.manager.find('AuditEvent', { entityId: id })).body.results;
  expect(made).toMatchObject([{ action: 'create', actorType: 'staff', actorId: shop.ids.manager }]);
  const done = (await shop.manager.find('AuditEvent', { entityId: client })).body.results;
  expect(done).toMatchObject([{ action: 'create', actorType: 'machine', actorId: id, actorName: row.name }]);
});

test('what no key can have is refused by name', async () => {
  const { manager } = theShop();
  const codeOf = async (more: Record<string, unknown>) => (await askKey(manager, more)).body.code;
  for (const scope of [
    'Technician:write',
    'ApiKey:read',
    'SecondFactor:read',
    'PricingProfile:write',
    '_User:read',
    'Client:delete',
    '*',
    1,
    null,
  ])
    expect(await codeOf({ scopes: [scope] })).toBe(2375);
  for (const scope of ['functions:createApiKey', 'functions:me', 'functions:resetSecondFactor', 'functions:checkout'])
    expect(await codeOf({ scopes: [scope] })).toBe(2375);
  expect(await codeOf({ scopes: ['Client:read'], role: 'technician' })).toBe(2375);
  expect(await codeOf({ scopes: [] })).toBe(2375);
  expect(await codeOf({ scopes: 'Client:read' })).toBe(1003);
  expect(await codeOf({ role: 'manager' })).toBe(1011);
  expect(await codeOf({ expiresAt: inDays(-1) })).toBe(2376);
  expect(await codeOf({ expiresAt: inDays(800) })).toBe(2376);
  expect(await codeOf({ keyHash: 'mine' })).toBe(1015);
  expect(await codeOf({ name: '' })).toBe(1001);
});

test('nobody chooses the key: a row is made by the function alone', async () => {
  const shop = theShop();
  const fields = {
    name: 'x',
    role: 'coordinator',
    scopes: ['Client:read'],
    expiresAt: inDays(1),
    createdBy: pointer('Technician', shop.ids.manager),
    keyHash: createHash('sha256').update(newKey()).digest('hex'),
  };
  const { keyHash: _keyHash, ...without } = fields;
  for (const who of [shop.manager, shop.master, shop.coordinator, shop.stranger])
    for (const body of [fields, without]) expect([119, 1102]).toContain((await who.create('ApiKey', body)).body.code);
});

test('a key does not change once it is made', async () => {
  const shop = theShop();
  const { id } = await newMachine(shop, ['Client:read']);
  for (const fields of [
    { scopes: ['Client:write'] },
    { role: 'technician' },
    { expiresAt: inDays(300) },
    { name: 'y' },
  ])
    expect((await shop.manager.update('ApiKey', id, fields)).body.code).toBe(1103);
  for (const who of [shop.coordinator, shop.technician1])
    expect((await who.update('ApiKey', id, { state: 'Revoked' })).status).not.toBe(200);
  expect((await shop.manager.remove('ApiKey', id)).status).not.toBe(200);
});
