/** What the parts of the webhooks' tests share: a shop, a receiver, and webhooks that lead to it. */
import { afterAll, beforeAll } from '@jest/globals';
import { theShop } from '../support/house';
import { clientFields, next } from '../support/shop';
import { until } from '../support/until';
import { Receiver, type Told } from './receiver';

const shop = theShop();

/** A receiver for as long as a part runs. */
export function useReceiver(): Receiver {
  const receiver = new Receiver();
  beforeAll(async () => {
    await receiver.listen();
  });
  afterAll(() => receiver.stop());
  return receiver;
}

export interface Made {
  id: string;
  path: string;
  secret: string;
}

/** A webhook with an address of its own at the receiver. */
export async function made(receiver: Receiver, events: string[], more: object = {}): Promise<Made> {
  const number = next();
  const url = `${receiver.url}/${number}`;
  const id = await shop.manager.made('Webhook', { name: `Hook ${number}`, url, events, ...more });
  const { body } = await shop.manager.call('renewWebhookSecret', { webhookId: id });
  return { id, path: `/${number}`, secret: body.result.secret };
}

export const toldAt = (receiver: Receiver, { path: at }: Made, type: string): Promise<Told> =>
  until(() => receiver.at(at).find((told) => told.type === type));

export const deliveriesOf = async ({ id }: Made, more: object = {}) => {
  const where = { webhook: { __type: 'Pointer', className: 'Webhook', objectId: id }, ...more };
  return (await shop.manager.find('WebhookDelivery', where, { order: 'createdAt', limit: 100 })).body.results;
};

export const newClient = () => shop.coordinator.made('Client', clientFields());
