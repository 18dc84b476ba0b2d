/** Puts an audit event into the outbox of every webhook that is told of it; a second time does nothing. */
import { newObjectId } from '../data/store';
import { wants } from '../domain/record/webhook-events';
import { pointerTo, type Row } from './record';
import type { Tools } from './tools';

/** Who may read what goes out. */
export const DELIVERY_ACL = { 'role:manager': { read: true } };

/** The webhooks are read after the event is written, so that none that was there by then goes without. */
export async function announce(
  { store, webhooksWait }: Pick<Tools, 'store' | 'webhooksWait'>,
  eventKey: string,
  className: string,
  action: string,
): Promise<void> {
  const active = await store.find('Webhook', { isActive: true });
  const told = active.filter((webhook) => !webhook.deletingSince && wants(webhook.events, className, action));
  if (!told.length) return;
  const event = (await store.unique('AuditEvent', 'eventKey', eventKey)) as Row;
  const put = (webhook: Row) =>
    store.createOnce('WebhookDelivery', {
      objectId: newObjectId(),
      webhook: pointerTo('Webhook', webhook.objectId),
      auditEvent: pointerTo('AuditEvent', event.objectId),
      deliveryKey: `${webhook.objectId}:${eventKey}`,
      event: `${className}.${action}`,
      entityId: event.entityId,
      state: 'Waiting',
      attempts: 0,
      nextAttemptAt: new Date(),
      ACL: DELIVERY_ACL,
    });
  if ((await Promise.all(told.map(put))).includes(true)) webhooksWait();
}
