/** Sends a webhook a test. */
import { putPing } from '../data/webhooks';
import type { Verb } from './calling';
import { managersRow } from './webhook-calls';

/** webhookId. Answers { deliveryId }. */
export const pingWebhook: Verb = async (call) => {
  const webhook = await managersRow(call, 'pingWebhook', 'webhookId', 'Webhook');
  return { deliveryId: await putPing(call.tools, webhook.objectId) };
};
