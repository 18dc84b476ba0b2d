/** Nobody reads what a second factor is made of. */
import { expect, test } from '@jest/globals';
import { pointer } from '../support/api';
import { newPerson, turnOn } from '../support/factor';
import { theShop } from '../support/house';

const HIDDEN = ['secret', 'recoveryCodes', 'lastStep', 'loginId', 'tries', 'triesUntil'];

test('only a manager sees that there is one, and nobody what it is', async () => {
  const shop = theShop();
  const { api, id } = await newPerson(shop);
  const { secret, recoveryCodes } = await turnOn(api);
  const where = { technician: pointer('Technician', id) };
  const { body } = await shop.manager.find('SecondFactor', where);
  const [row] = body.results;
  expect(Object.keys(row)).not.toEqual(expect.arrayContaining([expect.stringMatching(new RegExp(HIDDEN.join('|')))]));
  for (const who of [api, shop.coordinator, shop.technician1])
    expect((await who.find('SecondFactor')).body.results).toEqual([]);
  expect((await shop.stranger.find('SecondFactor')).body.results).toBeUndefined();
  for (const field of HIDDEN)
    expect((await shop.manager.find('SecondFactor', { [field]: { $exists: true } })).body.code).toBe(119);
  const asked = `{ secondFactor(id: "${row.objectId}") { state secret loginId recoveryCodes { ... on Element { value } } } }`;
  const { data } = (await shop.manager.graphql(asked)).body;
  expect(data.secondFactor).toEqual({ state: 'On', secret: null, loginId: null, recoveryCodes: null });
  // The master key reads the row, and not the secret in it.
  const kept = JSON.stringify((await shop.master.get('SecondFactor', row.objectId)).body);
  for (const told of [secret, ...recoveryCodes]) expect(kept).not.toContain(told);
  const audit = JSON.stringify((await shop.manager.find('AuditEvent', { entityId: row.objectId })).body);
  for (const field of HIDDEN) expect(audit).not.toContain(`"${field}"`);
});

test('nobody writes one directly, whoever they are', async () => {
  const shop = theShop();
  const { api, id } = await newPerson(shop);
  await turnOn(api);
  const where = { technician: pointer('Technician', id) };
  const [{ objectId }] = (await shop.manager.find('SecondFactor', where)).body.results;
  for (const who of [api, shop.manager, shop.coordinator, shop.master, shop.stranger]) {
    expect((await who.update('SecondFactor', objectId, { state: 'Off' })).status).not.toBe(200);
    expect((await who.remove('SecondFactor', objectId)).status).not.toBe(200);
    expect((await who.create('SecondFactor', { ...where, loginId: 'x', state: 'Off' })).status).not.toBe(201);
  }
});
