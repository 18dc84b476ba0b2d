/** A manager takes a colleague's second factor away. */
import { expect, test } from '@jest/globals';
import { mailTo } from '../support/customers';
import { newPerson, signIn, turnOn } from '../support/factor';
import { theShop } from '../support/house';

test('a manager resets a colleague, whose sessions end and who is told; nobody else does', async () => {
  const shop = theShop();
  const { api, id, username } = await newPerson(shop);
  const reset = (who = shop.manager, technicianId = id) => who.call('resetSecondFactor', { technicianId });
  expect((await reset()).body.code).toBe(2357);
  await turnOn(api);
  for (const who of [shop.coordinator, shop.technician1, api]) expect((await reset(who)).body.code).toBe(1102);
  expect((await reset(shop.stranger)).body.code).toBe(1201);
  expect((await signIn(shop, username)).body.code).toBe(2351);

  expect((await reset()).body.result).toEqual({ state: 'Off' });
  expect((await api.call('me')).body.code).toBe(209);
  expect((await signIn(shop, username)).status).toBe(200);
  const mail = await mailTo(shop, `${username}@shop.example`, 'secondFactorReset');
  expect(mail).toBeDefined();
  const { body } = await shop.manager.find('AuditEvent', { entityType: 'SecondFactor', action: 'end' });
  expect(body.results).toContainEqual(expect.objectContaining({ actorId: shop.ids.manager, toStatus: 'Off' }));
});

test('a manager does not reset their own', async () => {
  const shop = theShop();
  const { api, id } = await newPerson(shop, 'manager');
  await turnOn(api);
  expect((await api.call('resetSecondFactor', { technicianId: id })).body.code).toBe(2359);
});
