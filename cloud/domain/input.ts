/** Checks what a client sent against the schema: types, sizes, values, required fields. Pure. */
import type { FieldDefinition, Limit, Rules } from '../../schema/format';
import { ShopError } from './errors';

const EMAIL = /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\]+$/;
// Tab and line ends are text; the rest of C0 is not, and PostgreSQL cannot store NUL at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

interface Place {
  class: string;
  field: string;
}

const shown = (value: unknown) => {
  const text = typeof value === 'string' ? value : String(JSON.stringify(value));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

function checkString(value: string, place: Place, limit: Limit, values: string[] | undefined): void {
  const max = limit.maxLength ?? (values ? 100 : 1000);
  if (value.length > max) throw new ShopError('input.tooLong', { ...place, max, length: value.length });
  if (CONTROL.test(value) || LONE_SURROGATE.test(value)) throw new ShopError('input.controlCharacter', { ...place });
  if (values && !values.includes(value))
    throw new ShopError('input.notAllowed', { ...place, value: shown(value), allowed: values.join(', ') });
  if (limit.minLength && value.length < limit.minLength)
    throw new ShopError('input.tooShort', { ...place, min: limit.minLength });
  if (limit.format === 'email' && !EMAIL.test(value))
    throw new ShopError('input.badFormat', { ...place, hint: 'an e-mail address' });
  if (limit.pattern && !new RegExp(limit.pattern).test(value))
    throw new ShopError('input.badFormat', { ...place, hint: limit.hint ?? limit.pattern });
}

/** Is the number written with no more than this many digits after the point? */
function fitsDecimals(value: number, decimals: number): boolean {
  return Number(value.toFixed(decimals)) === value;
}

function checkNumber(value: number, place: Place, limit: Limit): void {
  if (!Number.isFinite(value)) throw new ShopError('input.notFinite', { ...place });
  const { min = -1e15, max = 1e15 } = limit;
  if (value < min || value > max)
    throw new ShopError('input.outOfRange', { ...place, range: `from ${min} to ${max}`, value });
  if (limit.integer && !Number.isInteger(value))
    throw new ShopError('input.outOfRange', { ...place, range: 'a whole number', value });
  if (limit.decimals !== undefined && !fitsDecimals(value, limit.decimals))
    throw new ShopError('input.decimals', { ...place, decimals: limit.decimals, value });
}

function typeFits(value: unknown, definition: FieldDefinition): boolean {
  const tagged = value as { __type?: string; className?: string; objectId?: unknown } | null;
  switch (definition.type) {
    case 'String':
      return typeof value === 'string';
    case 'Number':
      return typeof value === 'number';
    case 'Boolean':
      return typeof value === 'boolean';
    case 'Date':
      return value instanceof Date;
    case 'Pointer':
      return (
        tagged?.__type === 'Pointer' &&
        tagged.className === definition.targetClass &&
        typeof tagged.objectId === 'string'
      );
    case 'File':
      return tagged?.__type === 'File';
    case 'Array':
      return Array.isArray(value);
    case 'Object':
      return typeof value === 'object' && value !== null && !Array.isArray(value) && tagged?.__type === undefined;
  }
}

/** The type of a field, in words. */
export const typeName = (definition: FieldDefinition) =>
  definition.type === 'Pointer' ? `pointer to ${definition.targetClass}` : definition.type;

/** Checks one sent value. Throws input.* naming class, field and what is allowed. */
export function checkValue(
  className: string,
  field: string,
  value: unknown,
  definition: FieldDefinition,
  rules: Rules,
): void {
  const place = { class: className, field };
  if (!typeFits(value, definition)) throw new ShopError('input.wrongType', { ...place, type: typeName(definition) });
  const limit = rules.limits?.[field] ?? {};
  if (typeof value === 'string') checkString(value, place, limit, rules.values?.[field]);
  if (typeof value === 'number') checkNumber(value, place, limit);
  if (value instanceof Date && !(value.getTime() >= EARLIEST && value.getTime() <= LATEST))
    throw new ShopError('input.notADate', place);
}

/** Is a required field left empty? */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** The one of the shop's names that was meant, however its letters were written; undefined for none. */
export const asSpelled = (names: readonly string[], value: string): string | undefined =>
  names.find((name) => name.toLowerCase() === value.trim().toLowerCase());
