/** Webhooks: only to addresses that may be told, only of what is audited; their outbox goes with them. */
import { FORMER_SECRET_MS } from '../../data/webhooks';
import { ShopError } from '../../domain/errors';
import { addressFault } from '../../domain/record/webhook-address';
import { isEventPattern, MOST_EVENTS } from '../../domain/record/webhook-events';
import type { Change } from '../../kernel/change';
import { pointerTo, type Row } from '../../kernel/record';
import type { ClassRules, Deletion, Tools } from '../../kernel/tools';

export const WebhookRules: ClassRules = {
  beforeSave: [mayBeTold, isToldOfEvents, numberFirstSecret, keepFormerSecret, endPause],
  beforeDelete: [takeOutboxAlong],
  effects: { dropDeliveries, sendWhatWaits: async (_row, _effect, { webhooksWait }) => webhooksWait() },
};

function mayBeTold({ after }: Change, { config }: Tools): void {
  const why = addressFault(after.url, config.webhooks);
  if (why) throw new ShopError('webhook.address', { why });
}

function isToldOfEvents({ after, sent }: Change): void {
  if (!sent.has('events')) return;
  const events: unknown[] = after.events;
  const wrong = events.find((one) => !isEventPattern(one));
  if (wrong !== undefined || events.length === 0 || events.length > MOST_EVENTS)
    throw new ShopError('webhook.events', {
      examples: '*, PrintJob.*, PrintJob.start (any audited class, any move, create, update, delete)',
      value: events.length
        ? String(JSON.stringify(wrong ?? `a list of ${events.length}`)).slice(0, 80)
        : 'an empty list',
    });
}

function numberFirstSecret(change: Change): void {
  if (change.isCreate) change.set('secretNumber', 1);
}

function keepFormerSecret(change: Change): void {
  if (change.isCreate || !change.changes('secretNumber')) return;
  change.set('formerSecretUntil', new Date(change.now.getTime() + FORMER_SECRET_MS));
}

/** Whoever says that it is to be told has seen to what was wrong. */
function endPause(change: Change): void {
  if (change.isCreate || change.actor.type === 'system') return;
  if (!(change.sent.has('isActive') && change.after.isActive)) return;
  change.set('pausedBecause', undefined);
  change.set('failuresInRow', 0);
  change.effects.push({ kind: 'sendWhatWaits' });
}

function takeOutboxAlong({ effects }: Deletion): void {
  effects.push({ kind: 'dropDeliveries' });
}

async function dropDeliveries({ objectId }: Row, _effect: unknown, { store }: Tools): Promise<void> {
  await store.remove('WebhookDelivery', { webhook: pointerTo('Webhook', objectId) });
}
