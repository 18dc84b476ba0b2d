/**
 * A screen's filter as a Parse query. `status: 'Queued'` asks for equality, `status: ['Queued', 'Ready']` for any of
 * them, and an ending asks for more: dueDate_gte, _gt, _lte, _lt, status_ne, status_nin, dueDate_exists. The date 'now'
 * is the moment of asking. `q` is words to find.
 */
import { rulesOf } from './rights';
import { toParse } from './rows';

type Json = Record<string, unknown>;

const OPERATORS = {
  gte: '$gte',
  gt: '$gt',
  lte: '$lte',
  lt: '$lt',
  ne: '$ne',
  nin: '$nin',
  exists: '$exists',
} as const;
type Ending = keyof typeof OPERATORS;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day alone means that whole day where the reader is. */
function atDay(value: unknown, ending: Ending | undefined): unknown {
  if (value === 'now') return new Date().toISOString();
  if (typeof value !== 'string' || !DAY.test(value)) return value;
  const start = new Date(`${value}T00:00:00`);
  if (ending !== 'lte' && ending !== 'gt') return start.toISOString();
  start.setDate(start.getDate() + 1);
  return new Date(start.getTime() - 1).toISOString();
}

function split(name: string, types: Record<string, string>): { field: string; ending: Ending | undefined } {
  const at = name.lastIndexOf('_');
  const ending = name.slice(at + 1);
  if (at > 0 && !(name in types) && ending in OPERATORS) return { field: name.slice(0, at), ending: ending as Ending };
  return { field: name, ending: undefined };
}

function condition(resource: string, field: string, ending: Ending | undefined, value: unknown): unknown {
  const isDate = rulesOf(resource).types[field] === 'Date' || field === 'createdAt' || field === 'updatedAt';
  const one = (each: unknown) => toParse(resource, field, isDate ? atDay(each, ending) : each);
  if (ending === 'exists') return { $exists: value };
  if (ending === 'nin') return { $nin: (value as unknown[]).map(one) };
  if (ending) return { [OPERATORS[ending]]: one(value) };
  if (Array.isArray(value)) return { $in: value.map(one) };
  if (value === null) return { $exists: false };
  return one(value);
}

const isOperators = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && Object.keys(value).every((key) => key.startsWith('$'));

/** The `where` of a query. Throws for a field that the class does not have. */
export function whereOf(resource: string, filter: Json): Json {
  const { types } = rulesOf(resource);
  const where: Json = {};
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined || value === '') continue;
    if (name === 'q') {
      where.searchText = String(value);
      continue;
    }
    const { field, ending } = split(name === 'id' ? 'objectId' : name, types);
    if (!(field in types) && !['objectId', 'createdAt', 'updatedAt'].includes(field))
      throw new Error(`${resource} has no field ${field} to filter by`);
    const asked = condition(resource, field, ending, value);
    const there = where[field];
    where[field] = isOperators(there) && isOperators(asked) ? { ...there, ...asked } : asked;
  }
  return where;
}
