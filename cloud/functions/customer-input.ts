/** What customers send, held to the fields that it goes into, and named as they named it. */
import type { FieldDefinition, Rules } from '../../schema/format';
import { ShopError } from '../domain/errors';
import { checkValue, isEmpty } from '../domain/input';
import type { Tools } from '../kernel/tools';

export interface Target {
  className: string;
  field: string;
}

/** Throws input.* naming what was sent, when the field could not hold it. */
export function checkAs({ schema }: Tools, { className, field }: Target, name: string, value: unknown): void {
  const definition = schema.classes.get(className);
  const { limits = {}, values = {} } = definition?.rules ?? {};
  const rules = { limits: { [name]: limits[field] ?? {} }, values: { [name]: values[field] } } as unknown as Rules;
  checkValue('request', name, value, definition?.fields[field] as FieldDefinition, rules);
}

/** As checkAs, of something that may be left out. */
export function checkIfGiven(tools: Tools, target: Target, name: string, value: unknown): void {
  if (!isEmpty(value)) checkAs(tools, target, name, value);
}

/** As checkAs, of something that has to be there. */
export function checkGiven(tools: Tools, target: Target, name: string, value: unknown): void {
  if (isEmpty(value)) throw new ShopError('input.required', { class: 'request', field: name });
  checkAs(tools, target, name, value);
}
