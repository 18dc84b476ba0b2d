/** Accounts of customers: asked for by anybody, opened by the link in a mail alone, and never anybody else's. */
import { expect, test } from '@jest/globals';
import { choosePassword, mailsTo, mailTo, makeCustomer, passwordLink } from '../support/customers';
import { useShop } from '../support/shop';
import { PASSWORD } from '../support/staff';

const shop = useShop({ TRUST_PROXY: 'loopback' });

test('an account is opened by the link that is mailed, and signs in with the address', async () => {
  const { api, email, customerId } = await makeCustomer(shop, 'Ada Account');
  expect((await api.call('myAccount')).body.result).toEqual({ name: 'Ada Account', email, language: 'en' });
  const row = (await shop.coordinator.get('Customer', customerId)).body;
  expect(row).toMatchObject({ email, isActive: true, emailVerifiedAt: { __type: 'Date' } });
  expect((await api.call('myOrders')).body.result).toEqual({ orders: [] });
  expect((await api.call('me')).body.code).toBe(1201);
});

test('the pages lead customers to their account, in their language', async () => {
  const email = 'dora@customer.example';
  await shop.stranger.call('registerCustomer', { email, name: 'Dora', language: 'de' });
  const mail = await mailTo(shop, email, 'accountCreated');
  expect(mail.subject).toMatch(/^Ihr Konto bei/);
  const link = await passwordLink(shop, mail);
  expect(await (await fetch(link)).text()).toContain('<html lang="de">');
  const saved = await choosePassword(link, PASSWORD);
  expect(saved).toContain('Ihr Passwort ist gespeichert');
  expect(saved).toContain('href="/account"');
  const again = await (await fetch(link)).text();
  expect(again).toContain('href="/account"');
  expect(again).not.toContain('name="new_password"');
});
