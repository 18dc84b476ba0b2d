/** Rows of the demo shop that are named by one of their fields: made once, whatever interrupts the seeding. */
import { at, daysAgo } from './clock';
import type { Person } from './person';

/** What was there before the first of the jobs came in. */
const FIRST_DAYS_AGO = 80;

export type Ids = Map<string, string>;

/** objectIds by the field that names the rows; makes those that are missing. */
export async function ensure(
  who: Person,
  className: string,
  name: string,
  rows: Record<string, unknown>[],
): Promise<Ids> {
  const there = await who.find(className, {});
  const ids: Ids = new Map(there.map((row) => [row[name], row.objectId]));
  const missing = rows.filter((row) => !ids.has(row[name] as string));
  await Promise.all(
    missing.map(async (row, index) => {
      const make = () => who.make(className, row);
      ids.set(row[name] as string, await at(daysAgo(FIRST_DAYS_AGO + index * 3), make));
    }),
  );
  return ids;
}
