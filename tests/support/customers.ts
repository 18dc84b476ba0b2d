/** Customers with an account, made the way that people make theirs: asked for, mailed, a password chosen, signed in. */
import { strict as assert } from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from './api';
import { next, type Shop } from './shop';
import { PASSWORD } from './staff';

export interface TestCustomer {
  api: Api;
  customerId: string;
  email: string;
}

export interface OutboxMail {
  objectId: string;
  event: string;
  toAddress: string;
  subject: string;
}

/** The mails to this address, the oldest first. */
export async function mailsTo(shop: Shop, toAddress: string, event?: string): Promise<OutboxMail[]> {
  const where = { toAddress, ...(event ? { event } : {}) };
  return (await shop.master.find('EmailMessage', where, { order: 'createdAt', limit: 100 })).body.results;
}

/** The first mail of this event to this address, once it is there. */
export async function mailTo(shop: Shop, toAddress: string, event: string): Promise<OutboxMail> {
  for (;;) {
    const [mail] = await mailsTo(shop, toAddress, event);
    if (mail) return mail;
    await sleep(20);
  }
}

/** The link with which somebody chooses a password, out of the mail as it is sent. */
export async function passwordLink(shop: Shop, { objectId }: OutboxMail): Promise<string> {
  const { result } = (await shop.manager.call('showMail', { messageId: objectId })).body;
  return /https?:\S+request_password_reset\S+/.exec(result.text)?.[0] as string;
}

/** Sends the form on Parse's page; answers the page that follows. */
export async function choosePassword(link: string, password: string): Promise<string> {
  const { searchParams } = new URL(link);
  const body = new URLSearchParams({
    token: searchParams.get('token') as string,
    locale: searchParams.get('locale') as string,
    new_password: password,
  });
  return (await fetch(link, { method: 'POST', body })).text();
}

/** Asks for an account, from an address of its own where the shop trusts a proxy to say so. */
export const register = (shop: Shop, asked: Record<string, unknown>, from = `198.51.100.${next() % 250}`) =>
  shop.stranger.request('POST', '/parse/functions/registerCustomer', asked, { 'X-Forwarded-For': from });

/**
 * A customer who is signed in. Ten can be made in a minute, as often as anybody may ask from one address;
 * more in a shop with TRUST_PROXY `loopback`.
 */
export async function makeCustomer(shop: Shop, name = 'Cleo Customer', language = 'en'): Promise<TestCustomer> {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}${next()}@customer.example`;
  const { status, body } = await register(shop, { email, name, language });
  assert.deepEqual({ status, body }, { status: 200, body: { result: { sent: true } } });
  await choosePassword(await passwordLink(shop, await mailTo(shop, email, 'accountCreated')), PASSWORD);
  const api = await shop.stranger.login(email, PASSWORD);
  const { results } = (await api.find('Customer')).body;
  assert.equal(results.length, 1);
  return { api, customerId: results[0].objectId, email };
}
