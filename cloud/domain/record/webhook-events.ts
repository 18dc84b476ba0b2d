/** Which events a webhook is told of, and what it is told. Pure. */
import { classRules } from '../../../schema/generated';

export const MOST_EVENTS = 100;

/** What a test delivery is of. */
export const PING = 'ping';

const rules = classRules as unknown as Record<string, { audited: boolean }>;

/** `*`, or an audited class with `*` or the name of an action. */
export function isEventPattern(pattern: unknown): pattern is string {
  if (pattern === '*') return true;
  const [, className = ''] = (typeof pattern === 'string' && /^(\w{1,60})\.(\*|\w{1,60})$/.exec(pattern)) || [];
  return Object.hasOwn(rules, className) && rules[className]?.audited === true;
}

/** Is this webhook told of it? */
export const wants = (patterns: unknown, className: string, action: string): boolean =>
  Array.isArray(patterns) &&
  patterns.some((one) => one === '*' || one === `${className}.*` || one === `${className}.${action}`);

/** What of an audit event goes out: ids and names of fields, never what people typed. */
export interface Told {
  objectId: string;
  entityType: string;
  entityId: string;
  action: string;
  actorType: string;
  actorId: string;
  fromStatus?: string;
  toStatus?: string;
  order?: { objectId: string };
  oldValue?: Record<string, unknown>;
  newValue?: Record<string, unknown>;
  occurredAt: Date;
}

export interface WebhookPayload {
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

export function payloadOf(event: Told): WebhookPayload {
  const { entityType, action, occurredAt, oldValue, newValue } = event;
  return {
    type: `${entityType}.${action}`,
    timestamp: occurredAt.toISOString(),
    data: {
      auditEventId: event.objectId,
      class: entityType,
      objectId: event.entityId,
      action,
      from: event.fromStatus ?? null,
      to: event.toStatus ?? null,
      actorType: event.actorType,
      actorId: event.actorId,
      orderId: event.order?.objectId ?? null,
      changed: [...new Set([...Object.keys(oldValue ?? {}), ...Object.keys(newValue ?? {})])].sort(),
    },
  };
}
