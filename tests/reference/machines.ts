/** What the document says to machines: what a key opens, and what a webhook is told. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { CLASS_ADDRESS, operationsOf } from '../../cloud/reference/document';
import { loadFunctions } from '../../schema/functions';
import type { World } from '../rights/world';
import { newMachine } from '../support/keys';
import { ROOT } from '../support/process';
import { clientFields, next, type Shop } from '../support/shop';
import { Receiver, type Told } from '../webhooks/receiver';
import { apiDocument, brokenWebhook, expectDone, expectRefused } from './judge';

export function askMachines(shop: Shop, world: World): void {
  test('what the document keeps from keys is what no key can be given', () => {
    const main = readFileSync(path.join(ROOT, 'cloud', 'main.ts'), 'utf8');
    const forPeople = [...main.matchAll(/(?:person|enrolment)Function\('(\w+)'/g)].map(([, name]) => name);
    const declared = Object.entries(loadFunctions()).filter(([, { peopleOnly }]) => peopleOnly);
    expect(declared.map(([name]) => name).sort()).toEqual(forPeople.sort());
  });

  test('a key opens what stands in it, in place of a session', async () => {
    const { body } = await shop.manager.call('apiKeyChoices');
    const { api } = await newMachine(shop, body.result.coordinator);
    const isForKeys = (security: Record<string, unknown>[] | undefined) =>
      (security ?? apiDocument.security).some((one) => one.key);
    const lists = operationsOf(apiDocument).filter(
      ({ method, address }) => method === 'get' && CLASS_ADDRESS.test(address) && !address.includes('{'),
    );
    for (const { address, operation } of lists) {
      const answer = await api.request('GET', `${address}?limit=1`);
      (isForKeys(operation.security) ? expectDone : expectRefused)('get', address, answer);
    }
    expectDone('get', '/labels/jobs/{id}', await api.request('GET', `/labels/jobs/${world.job}`));
    for (const [method, address] of [
      ['get', '/parse/users/me'],
      ['post', '/parse/functions/me'],
    ] as const)
      expectRefused(method, address, await api.request(method.toUpperCase(), address));
  });

  test('a webhook is told what the document says', async () => {
    const example = apiDocument.webhooks.told?.post.requestBody?.content['application/json']?.example;
    expect(brokenWebhook(example)).toEqual([]);
    expect(brokenWebhook({ ...(example as object), data: {} })).not.toEqual([]);
    const receiver = new Receiver();
    const all = new Promise<Told[]>((resolve) => {
      receiver.says = () => {
        if (receiver.told.length === 2) resolve(receiver.told);
        return { status: 200, body: 'thanks' };
      };
    });
    await receiver.listen();
    try {
      const webhook = { name: `Hook ${next()}`, url: `${receiver.url}/reference`, events: ['Client.create'] };
      const webhookId = await shop.manager.made('Webhook', webhook);
      await shop.coordinator.made('Client', clientFields());
      expectDone('post', '/parse/functions/pingWebhook', await shop.manager.call('pingWebhook', { webhookId }));
      const told = (await all).map(({ body, type }) => ({ type, broken: brokenWebhook(JSON.parse(body)) }));
      expect(told.sort((a, b) => a.type.localeCompare(b.type))).toEqual([
        { type: 'Client.create', broken: [] },
        { type: 'ping', broken: [] },
      ]);
    } finally {
      await receiver.stop();
    }
  });
}
