/** Has a delivery sent again: what was given up is tried anew, what waits is tried at once, what arrived goes a second time. */
import { ShopError } from '../domain/errors';
import { DELETE, type Row } from '../kernel/record';
import type { Verb } from './calling';
import { managersRow } from './webhook-calls';

/** deliveryId. Answers { resent: true }; it has the webhook-id it had, by which a receiver knows it. */
export const resendDelivery: Verb = async (call) => {
  const { store, now, webhooksWait } = call.tools;
  const delivery = await managersRow(call, 'resendDelivery', 'deliveryId', 'WebhookDelivery');
  const fields = { state: 'Waiting', attempts: 0, nextAttemptAt: now() };
  const asSeen = { objectId: delivery.objectId, state: delivery.state, claimId: delivery.claimId ?? null };
  const isFree = delivery.state !== 'Sending';
  if (!isFree || !(await store.update('WebhookDelivery', asSeen, { ...fields, deliveredAt: DELETE })))
    throw new ShopError('webhook.underWay');
  await store.publish('WebhookDelivery', delivery, { ...delivery, ...fields, deliveredAt: undefined } as Row);
  webhooksWait();
  return { resent: true };
};
