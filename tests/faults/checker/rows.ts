/** What must hold for rows of any class. */
import type { Known } from './checker';
import { groupedBy, type Row } from './snapshot';

const matches = (row: Row, where: Record<string, unknown>) =>
  Object.entries(where).every(([field, value]) => (row[field] ?? undefined) === (value ?? undefined));

export async function* toldIsThere({ snapshot, ledger }: Known): AsyncGenerator<string> {
  for (const { operation, className, where, exactly } of ledger.facts) {
    // The narrowest of the conditions first: a long ledger is looked up, not searched through.
    const [field = 'objectId', value] = Object.entries(where)[Object.keys(where).length > 1 ? 1 : 0] ?? [];
    const found = ((await lookUp(snapshot, className, field)).get(value) ?? []).filter((row) => matches(row, where));
    if (found.length !== exactly)
      yield `${operation}: ${className} ${JSON.stringify(where)} is there ${found.length} times, not ${exactly}`;
  }
}

const indexes = new WeakMap<object, Map<string, Promise<Map<unknown, Row[]>>>>();

function lookUp(snapshot: Known['snapshot'], className: string, field: string): Promise<Map<unknown, Row[]>> {
  const known = indexes.get(snapshot) ?? new Map();
  indexes.set(snapshot, known);
  const index = known.get(`${className}.${field}`) ?? snapshot.grouped(className, field);
  known.set(`${className}.${field}`, index);
  return index;
}

export async function* uniqueIsUnique({ snapshot }: Known): AsyncGenerator<string> {
  for (const { className, rules } of snapshot.schema.classes.values())
    for (const field of rules?.unique ?? [])
      for (const [value, rows] of groupedBy(await snapshot.rows(className), (row) => row[field]))
        if (value !== null && value !== undefined && rows.length > 1)
          yield `${className}.${field} ${value} is there ${rows.length} times`;
}

/** Parse's own classes aside: a session goes with its login whenever Parse finds the time. */
export async function* pointersLead({ snapshot }: Known): AsyncGenerator<string> {
  for (const { className, rules, fields } of snapshot.schema.classes.values())
    for (const [field, { type, targetClass = '' }] of Object.entries(fields)) {
      if (!rules || type !== 'Pointer') continue;
      const there = new Set((await snapshot.rows(targetClass)).map(({ objectId }) => objectId));
      for (const row of await snapshot.rows(className))
        if (row[field] && !there.has(row[field]))
          yield `${className} ${row.objectId}: its ${field} ${row[field]} is no ${targetClass}`;
    }
}

export async function* nothingIsLeftOpen({ snapshot }: Known): AsyncGenerator<string> {
  for (const { className, rules } of snapshot.schema.classes.values())
    for (const row of rules ? await snapshot.rows(className) : []) {
      if (row.unsettledSince || row.unsettled?.length)
        yield `${className} ${row.objectId} has still to bring about ${kindsOf(row)}`;
      if (row.deletingSince) yield `${className} ${row.objectId} is half deleted`;
      if (row.openPostings?.length) yield `${className} ${row.objectId} has an open posting`;
      if (className === 'Cart' && row.checkout) yield `Cart ${row.objectId} is half an order`;
    }
}

const kindsOf = ({ unsettled }: Row) => (unsettled ?? []).map(({ kind }: Row) => kind).join(', ');
