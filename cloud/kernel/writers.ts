/** Refuses every field the actor may not write, and every value that does not fit. */
import type { FieldDefinition, Rules } from '../../schema/format';
import type { LoadedClass } from '../../schema/load';
import { ShopError } from '../domain/errors';
import { checkValue, isEmpty } from '../domain/input';
import type { Actor } from './actor';
import type { Change } from './change';
import { inWords, mayDo, type Relation } from './rights';

const BUILT_IN = new Set(['objectId', 'createdAt', 'updatedAt', 'id']);

function mayWrite(change: Change, field: string, relation: Relation): void {
  const { rules, className } = { rules: relation.rules, className: change.className };
  const place = { class: className, field };
  if (rules.serverFields?.includes(field)) throw new ShopError('write.forbiddenField', { ...place, by: 'the server' });
  if (!change.isCreate && rules.createOnly?.includes(field)) throw new ShopError('write.createOnly', place);
  const writers = rules.writers?.[field] ?? rules.writers?.['*'];
  if (writers && !mayDo(writers, change.actor, relation))
    throw new ShopError('write.forbiddenField', { ...place, by: inWords(writers) });
}

/** Is the field kept from the actor: from everyone, or from every role they have? The master key sees all. */
function isHidden(field: string, { type, roles }: Actor, { hidden = {} }: Rules): boolean {
  if (type === 'admin' || type === 'system') return false;
  if (type === 'customer') return [...(hidden.everyone ?? []), ...(hidden.customer ?? [])].includes(field);
  return hidden.everyone?.includes(field) || [...roles].every((role) => hidden[role]?.includes(field));
}

/** The definition of a field that was sent; undefined for those that Parse keeps. Throws for the ACL and unknown names. */
export function checkKnown({ className, fields, rules }: LoadedClass, field: string): FieldDefinition | undefined {
  if (BUILT_IN.has(field)) return undefined;
  if (field === 'ACL') throw new ShopError('write.acl');
  if (Object.hasOwn(fields, field)) return fields[field];
  throw new ShopError('input.unknownField', {
    class: className,
    field: field.slice(0, 60),
    fields: Object.keys(fields)
      .filter((name) => !rules?.hidden?.everyone?.includes(name))
      .join(', '),
  });
}

/**
 * Holds the sent fields to the schema. A field sent with the value it has is let pass, as clients
 * that send whole rows do; but not a hidden one, whose value could be guessed that way.
 */
export function checkSentFields(change: Change, definition: LoadedClass, relation: Relation): void {
  const { className, rules } = { className: change.className, rules: relation.rules };
  for (const field of change.sent) {
    const known = checkKnown(definition, field);
    if (!known) continue;
    const value = change.after[field];
    const isUnchanged = !change.changes(field) && !isHidden(field, change.actor, rules);
    if (isUnchanged && !rules.writeOnly?.includes(field)) continue;
    if (field === 'revision') continue;
    mayWrite(change, field, relation);
    if (isEmpty(value)) {
      if (known.required) throw new ShopError('input.required', { class: className, field });
      change.set(field, undefined);
      continue;
    }
    checkValue(className, field, value, known, rules);
  }
}

/** A create must bring what is required, unless the server fills it in. */
export function checkRequired(change: Change, definition: LoadedClass): void {
  if (!change.isCreate) return;
  const filledIn = definition.rules?.optionalOnCreate ?? [];
  for (const [field, known] of Object.entries(definition.fields)) {
    if (!isEmpty(change.after[field])) continue;
    if (known.defaultValue !== undefined) change.set(field, known.defaultValue);
    else if (known.required && !filledIn.includes(field))
      throw new ShopError('input.required', { class: change.className, field });
  }
}
