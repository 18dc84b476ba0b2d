/** Turning one's own second factor on and off. */
import { expect, test } from '@jest/globals';
import { pointer } from '../support/api';
import { codeFor, newPerson, signIn, turnOn, wrongCode } from '../support/factor';
import { theShop } from '../support/house';
import { PASSWORD } from '../support/staff';

test('it is on once a code was seen, and then ends every other session', async () => {
  const shop = theShop();
  const { api, username, id } = await newPerson(shop);
  const elsewhere = await shop.stranger.elsewhere().login(username, PASSWORD);
  expect((await api.call('startSecondFactor', { password: 'not-my-password' })).body.code).toBe(2358);
  expect((await api.call('confirmSecondFactor', { code: '000000' })).body.code).toBe(2356);

  const { secret, url, qr } = (await api.call('startSecondFactor', { password: PASSWORD })).body.result;
  expect(url).toBe(
    `otpauth://totp/Print%20shop:${username}?secret=${secret}&issuer=Print%20shop&algorithm=SHA1&digits=6&period=30`,
  );
  expect(qr).toMatch(/^<svg /);
  // Only begun, it asks nobody for a code.
  expect((await signIn(shop, username)).status).toBe(200);
  expect((await api.call('confirmSecondFactor', { code: wrongCode(secret) })).body.code).toBe(2352);

  const confirmed = await api.call('confirmSecondFactor', { code: codeFor(secret) });
  expect(new Set(confirmed.body.result.recoveryCodes).size).toBe(10);
  expect((await elsewhere.call('me')).body.code).toBe(209);
  expect((await api.call('mySecondFactor')).body.result).toMatchObject({
    state: 'On',
    recoveryCodesLeft: 10,
    required: false,
  });
  expect((await api.call('startSecondFactor', { password: PASSWORD })).body.code).toBe(2355);

  const seen = await shop.manager.find('SecondFactor', { technician: pointer('Technician', id) });
  expect(seen.body.results).toMatchObject([{ state: 'On' }]);
  const [{ objectId }] = seen.body.results;
  const events = (await shop.manager.find('AuditEvent', { entityId: objectId }, { order: 'createdAt' })).body.results;
  expect(events).toMatchObject([
    { action: 'begin', actorId: id, actorType: 'staff', toStatus: 'Pending' },
    { action: 'confirm', actorId: id, toStatus: 'On' },
  ]);
});

test('it goes off with the password and a code, and with neither alone', async () => {
  const shop = theShop();
  const { api, username } = await newPerson(shop);
  const { secret, recoveryCodes } = await turnOn(api);
  const off = (password: string, code: string) => api.call('endSecondFactor', { password, code });
  expect((await off('not-my-password', codeFor(secret))).body.code).toBe(2358);
  expect((await off(PASSWORD, wrongCode(secret))).body.code).toBe(2352);
  expect((await off(PASSWORD, '')).body.code).toBe(1015);
  expect((await off(PASSWORD, codeFor(secret))).body.result).toEqual({ state: 'Off' });
  expect((await off(PASSWORD, recoveryCodes[0] as string)).body.code).toBe(2357);
  expect((await signIn(shop, username)).status).toBe(200);
});
