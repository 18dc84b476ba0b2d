/** Gives a webhook a new secret, and shows it this once; the one before it signs for another day. */
import Parse from 'parse/node';
import { secretOf } from '../data/webhooks';
import { ownContext } from '../kernel/own-save';
import type { Verb } from './calling';
import { managersRow } from './webhook-calls';

/** webhookId. Answers { secret }. */
export const renewWebhookSecret: Verb = async (call) => {
  const { tools, as, actor } = call;
  const webhook = await managersRow(call, 'renewWebhookSecret', 'webhookId', 'Webhook');
  const secretNumber: number = webhook.secretNumber + 1;
  const object = Parse.Object.extend('Webhook').createWithoutData(webhook.objectId) as Parse.Object;
  const context = ownContext({ sets: { secretNumber }, isAdmin: actor.type === 'admin' });
  await object.save({ revision: webhook.revision } as never, { ...as, context } as never);
  return { secret: secretOf(tools, webhook, secretNumber) };
};
