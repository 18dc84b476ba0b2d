/** One AuditEvent for each write of an audited class, whatever is retried. */
import type { LoadedClass } from '../../schema/load';
import type { Actor } from './actor';
import type { Change } from './change';
import { type Effect, type Pointer, pointerTo, type Row } from './record';
import type { EffectHandler, Tools } from './tools';
import { announce } from './webhooks';

/** The audit effect of a change, to be stored with the row and carried out after it. */
export function auditOf(change: Change): Effect {
  const { definition, actor } = change;
  const hidden = new Set([...(definition.rules?.hidden?.everyone ?? []), ...(definition.rules?.writeOnly ?? [])]);
  const status = change.moveField;
  return {
    kind: 'audit',
    action: change.move ?? (change.isCreate ? 'create' : 'update'),
    ...actorFields(actor),
    fromStatus: status && change.before?.[status],
    toStatus: status && change.after[status],
    reason: change.move ? change.after.statusReason : undefined,
    ...change.differences(hidden),
    order: orderOf(definition, change.after),
    occurredAt: change.now,
    revision: change.after.revision,
  };
}

/** The audit effect of a deletion: what was there. */
export function deletionOf(definition: LoadedClass, row: Row, actor: Actor, now: Date, revision: number): Effect {
  const hidden = definition.rules?.hidden?.everyone ?? [];
  const shown = Object.keys(definition.fields).filter((field) => row[field] !== undefined && !hidden.includes(field));
  const oldValue = Object.fromEntries(shown.map((field) => [field, row[field]]));
  const order = orderOf(definition, row);
  return { kind: 'audit', action: 'delete', ...actorFields(actor), oldValue, order, occurredAt: now, revision };
}

/** The order that a row is, or is a part of. */
function orderOf({ className }: LoadedClass, row: Row): Pointer | undefined {
  return className === 'Order' ? pointerTo('Order', row.objectId) : row.order;
}

/** Who acted, as an event says it. */
export const actorFields = (actor: Pick<Actor, 'id' | 'type' | 'name'>) => ({
  actorId: actor.id,
  actorType: actor.type,
  actorName: actor.name,
});

/** Writes the event of one write, and has the webhooks told of it; a second time does nothing. */
export async function writeEvent(
  tools: Pick<Tools, 'store' | 'webhooksWait'>,
  className: string,
  objectId: string,
  event: Record<string, unknown> & { action: string; revision: number },
): Promise<void> {
  const { revision, kind: _kind, ...fields } = event;
  const eventKey = `${className}:${objectId}:${revision}`;
  await tools.store.createOnce('AuditEvent', {
    ...fields,
    entityType: className,
    entityId: objectId,
    eventKey,
    ACL: { 'role:coordinator': { read: true } },
  });
  await announce(tools, eventKey, className, event.action);
}

/** The effect `audit`, the same for every class. */
export function auditHandler(className: string): EffectHandler {
  return (row: Row, effect: Effect, tools: Tools) =>
    writeEvent(tools, className, row.objectId, effect as Effect & { action: string; revision: number });
}
