/** Codes cannot be tried out. */
import { expect, test } from '@jest/globals';
import { choosePassword, mailTo, passwordLink } from '../support/customers';
import { codeFor, newPerson, signIn, turnOn, wrongCode } from '../support/factor';
import { theShop } from '../support/house';

test('after five wrong ones the right one does not open either, nor a recovery code', async () => {
  const shop = theShop();
  const { api, username } = await newPerson(shop);
  const { secret, recoveryCodes } = await turnOn(api);
  const guesses = await Promise.all(Array.from({ length: 12 }, () => signIn(shop, username, wrongCode(secret))));
  const codes = guesses.map(({ body }) => body.code).sort();
  expect(codes.filter((code) => code === 2352)).toHaveLength(5);
  expect(new Set(codes.slice(5))).toEqual(new Set([2353]));
  expect((await signIn(shop, username, codeFor(secret))).body.code).toBe(2353);
  expect((await signIn(shop, username, recoveryCodes[0])).body.code).toBe(2353);
  // Whoever is in already is not locked out of their work.
  expect((await api.call('me')).status).toBe(200);
  expect(
    (await api.call('endSecondFactor', { password: 'correct-horse-battery', code: codeFor(secret) })).body.code,
  ).toBe(2353);
});

test('a wrong password tells nothing of the factor, and a right code does not make up for it', async () => {
  const shop = theShop();
  const { api, username } = await newPerson(shop);
  const { secret } = await turnOn(api);
  expect((await signIn(shop, username, codeFor(secret), 'not-my-password')).body.code).toBe(101);
  // Nor was the code used up by it.
  expect((await signIn(shop, username, codeFor(secret))).status).toBe(200);
});

test('a new password by the mailed link still asks for the code', async () => {
  const shop = theShop();
  const { api, username } = await newPerson(shop);
  const { secret } = await turnOn(api);
  const email = `${username}@shop.example`;
  await shop.stranger.elsewhere().request('POST', '/parse/requestPasswordReset', { email });
  const link = await passwordLink(shop, await mailTo(shop, email, 'passwordReset'));
  const chosen = 'another-horse-battery';
  await choosePassword(link, chosen);
  expect((await signIn(shop, username, undefined, chosen)).body.code).toBe(2351);
  expect((await signIn(shop, username, codeFor(secret), chosen)).status).toBe(200);
});
