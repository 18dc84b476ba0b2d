/** Which lines the shop has already: made by an earlier import, or under their code or number. */
import type { Line } from './judging';
import type { PlainRow, ReadsShop } from './lookups';
import { type Imported, TABLES } from './tables';

/** Asked for at a time. */
const SOME = 200;

export interface Matching {
  /** Rows that are there are left as they are, whatever the file says. */
  keepsExisting?: boolean;
}

async function find(
  shop: ReadsShop,
  className: Imported,
  field: string,
  values: string[],
): Promise<Map<string, PlainRow>> {
  const { fields, isRepeatable } = TABLES[className];
  const keys = [...fields, 'revision', ...(isRepeatable ? ['operationId'] : [])];
  const found = new Map<string, PlainRow>();
  for (let start = 0; start < values.length; start += SOME)
    for (const row of await shop.some(className, field, values.slice(start, start + SOME), keys))
      found.set(String(row[field]), row);
  return found;
}

function differing({ data, madeUp }: Line, row: PlainRow): Record<string, unknown> {
  const changes = Object.entries(data).filter(
    ([field, value]) => value !== undefined && !madeUp.includes(field) && row[field] !== value,
  );
  return Object.fromEntries(changes);
}

/** A row that is there needs nothing that a new one does. */
const onlyMissing = ({ problems }: Line) => problems.every(({ problem }) => problem.key === 'missing');

/** Says of each line what the shop has of it. An empty cell asks for nothing. */
export async function findKnown(
  className: Imported,
  lines: Line[],
  shop: ReadsShop,
  { keepsExisting = false }: Matching = {},
): Promise<void> {
  const { key, isRepeatable } = TABLES[className];
  const good = lines.filter(onlyMissing);
  const keyOf = ({ data }: Line) => (data[key] === undefined ? undefined : String(data[key]));
  const operations = isRepeatable ? good.filter(({ problems }) => !problems.length) : [];
  const made = await find(
    shop,
    className,
    'operationId',
    operations.map(({ operationId }) => operationId),
  );
  const there = await find(
    shop,
    className,
    key,
    good.flatMap((line) => keyOf(line) ?? []),
  );
  for (const line of good) {
    const earlier = made.get(line.operationId);
    const row = earlier ?? there.get(keyOf(line) ?? '');
    if (!row) continue;
    line.problems = [];
    const changes = differing(line, row);
    const how = earlier || keepsExisting ? 'there' : Object.keys(changes).length ? 'change' : 'same';
    line.found = { row, how, changes };
  }
}
