/** Is a request of a form that Parse can take apart? Only its form: what it means is asked later. Pure. */
import type { FieldDefinition } from '../../schema/format';
import type { LoadedClass } from '../../schema/load';
import { ShopError } from '../domain/errors';
import { typeName } from '../domain/input';
import { checkKnown } from './writers';

/** Nothing that the shop stores is nested deeper; Parse walks bodies by recursion. */
const DEEPEST = 30;

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkDepth(value: object): void {
  let level = [value];
  for (let depth = 0; level.length; depth++) {
    if (depth > DEEPEST)
      throw new ShopError('input.malformed', { what: `it is nested deeper than ${DEEPEST} levels.` });
    level = level.flatMap((one) => Object.values(one).filter((inner) => typeof inner === 'object' && inner !== null));
  }
}

/** A body is an object, nested no deeper than anything the shop keeps. */
export function checkBody(body: unknown): void {
  if (!isObject(body)) throw new ShopError('input.malformed', { what: 'its body is no JSON object.' });
  checkDepth(body);
}

/** Holds the fields of a save to names, operations and values that can be stored at all. */
export function checkFields(definition: LoadedClass, body: Json): void {
  for (const [field, value] of Object.entries(body)) {
    const known = checkKnown(definition, field);
    if (known) checkOperand({ class: definition.className, field }, value, known);
  }
}

/** Parse's own classes: whatever a client may send there is a plain value, and none of Parse's bookkeeping. */
export function checkPlain(className: string, body: Json): void {
  for (const [field, value] of Object.entries(body)) {
    if (!/^[A-Za-z]\w*$/.test(field))
      throw new ShopError('write.forbiddenField', { class: className, field: field.slice(0, 60), by: 'the server' });
    checkOperand({ class: className, field }, value, { type: 'String' });
  }
}

interface Place {
  class: string;
  field: string;
}

const isText = (value: unknown) => typeof value === 'string' && value !== '';

/** Typed values that the shop's fields take, each with what makes it whole. */
const WHOLE: Record<string, (value: Json) => boolean> = {
  Pointer: ({ className, objectId }) => isText(className) && isText(objectId),
  File: ({ name, url }) => isText(name) && isText(url),
};

function checkOperand(place: Place, value: unknown, known: FieldDefinition): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new ShopError('input.notFinite', { ...place });
  if (typeof value === 'string' && value.includes('\u0000'))
    throw new ShopError('input.controlCharacter', { ...place });
  if (typeof value !== 'object' || value === null) return;
  const { __op, amount, __type, iso } = value as Json;
  if (__op !== undefined && __op !== 'Delete' && !(__op === 'Increment' && known.type === 'Number'))
    throw new ShopError('input.badOperation', { ...place, operation: String(__op).slice(0, 40) });
  if (__op === 'Increment' && typeof amount !== 'number') throw new ShopError('input.notFinite', { ...place });
  if (__type === 'Date') {
    // GraphQL brings the date itself.
    const time = typeof iso === 'string' ? Date.parse(iso) : iso instanceof Date ? iso.getTime() : Number.NaN;
    if (Number.isNaN(time)) throw new ShopError('input.notADate', { ...place });
  } else if (__type !== undefined && !WHOLE[String(__type)]?.(value as Json))
    throw new ShopError('input.wrongType', { ...place, type: typeName(known) });
  for (const inner of Object.values(value)) checkOperand(place, inner, known);
}

/** Holds a query to conditions that can be taken apart. */
export function checkQuery(where: unknown): void {
  if (where === undefined) return;
  if (!isObject(where)) throw new ShopError('input.badQuery');
  checkDepth(where);
  checkConditions(where);
}

function checkConditions(where: unknown): void {
  if (!isObject(where)) throw new ShopError('input.badQuery');
  for (const [key, value] of Object.entries(where)) {
    if (['$or', '$and', '$nor'].includes(key)) {
      if (!Array.isArray(value) || value.length === 0) throw new ShopError('input.badQuery');
      value.forEach(checkConditions);
    } else if (key === '$relatedTo') {
      const { object, key: relation } = (value ?? {}) as Json;
      if (!isText(relation) || !isObject(object) || !WHOLE.Pointer?.(object)) throw new ShopError('input.badQuery');
    } else checkCondition(value);
  }
}

/** Conditions with a query of their own, and where in them it stands. */
const SUBQUERIES: Record<string, (condition: Json) => unknown> = {
  $inQuery: (query) => query,
  $notInQuery: (query) => query,
  $select: ({ query }) => query,
  $dontSelect: ({ query }) => query,
};

function checkCondition(value: unknown): void {
  if (typeof value === 'string' && value.includes('\u0000')) throw new ShopError('input.badQuery');
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if ((key === '$in' || key === '$nin') && !(Array.isArray(inner) && !inner.includes(null)))
      throw new ShopError('input.badQuery');
    const subquery = SUBQUERIES[key]?.((inner ?? {}) as Json);
    if (SUBQUERIES[key] && !(isObject(subquery) && isText(subquery.className))) throw new ShopError('input.badQuery');
    checkCondition(inner);
  }
}
