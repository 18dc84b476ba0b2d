/** One AuditEvent for each write of an audited class, whatever is retried. */
import type { LoadedClass } from '../../schema/load';
import type { Actor } from './actor';
import type { Change } from './change';
import { type Effect, type Pointer, pointerTo, type Row } from './record';
import type { EffectHandler, Tools } from './tools';

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

const actorFields = (actor: Actor) => ({ actorId: actor.id, actorType: actor.type, actorName: actor.name });

/** Writes the event of one write; a second time does nothing. */
export async function writeEvent(
  store: Tools['store'],
  className: string,
  objectId: string,
  event: Record<string, unknown> & { revision: number },
): Promise<void> {
  const { revision, kind: _kind, ...fields } = event;
  await store.createOnce('AuditEvent', {
    ...fields,
    entityType: className,
    entityId: objectId,
    eventKey: `${className}:${objectId}:${revision}`,
    ACL: { 'role:coordinator': { read: true } },
  });
}

/** The effect `audit`, the same for every class. */
export function auditHandler(className: string): EffectHandler {
  return (row: Row, effect: Effect, { store }: Tools) =>
    writeEvent(store, className, row.objectId, effect as Effect & { revision: number });
}
