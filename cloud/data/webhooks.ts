/** How webhooks sign, and what is put in their outbox by hand. */
import { createHmac, randomUUID } from 'node:crypto';
import { PING } from '../domain/record/webhook-events';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { DELIVERY_ACL } from '../kernel/webhooks';
import { markOf } from './link-tokens';
import { newObjectId } from './store';

/** A receiver has this long to take up a new secret. */
export const FORMER_SECRET_MS = 86_400_000;

const PURPOSE = 'webhook';

type Keyed = Pick<Tools, 'config'>;

const keyOf = (tools: Keyed, { objectId }: Row, number: number) => markOf(tools, PURPOSE, `${objectId}:${number}`);

/** The webhook's secret of this number, as Standard Webhooks writes it; made of the master key, kept nowhere. */
export const secretOf = (tools: Keyed, webhook: Row, number: number): string =>
  `whsec_${keyOf(tools, webhook, number).toString('base64')}`;

/** The headers of Standard Webhooks: signed with the secret, and with the one before it for a day. */
export function signedHeaders(
  tools: Keyed,
  webhook: Row,
  { id, at, body }: { id: string; at: Date; body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const number: number = webhook.secretNumber;
  const numbers = webhook.formerSecretUntil > at ? [number, number - 1] : [number];
  const signatures = numbers.map((one) =>
    createHmac('sha256', keyOf(tools, webhook, one))
      .update(`${id}.${timestamp}.${body}`)
      .digest('base64'),
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.map((signature) => `v1,${signature}`).join(' '),
  };
}

/** Puts a test delivery into the outbox; answers its id. */
export async function putPing({ store, now, webhooksWait }: Tools, webhookId: string): Promise<string> {
  const objectId = newObjectId();
  await store.create('WebhookDelivery', {
    objectId,
    webhook: pointerTo('Webhook', webhookId),
    deliveryKey: `${webhookId}:${PING}:${randomUUID()}`,
    event: PING,
    state: 'Waiting',
    attempts: 0,
    nextAttemptAt: now(),
    ACL: DELIVERY_ACL,
  });
  webhooksWait();
  return objectId;
}

const KEPT_MS = 30 * 86_400_000;

/** Deliveries that went well are kept for a month. */
export async function dropOldDeliveries({ store, now }: Tools): Promise<void> {
  await store.remove('WebhookDelivery', { deliveredAt: { $lt: new Date(now().getTime() - KEPT_MS) } });
}
