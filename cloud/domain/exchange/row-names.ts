/** Which classes somebody takes out, and what the rows that theirs point to are called. */
import { classRules } from '../../../schema/generated';
import { nameField } from './writing';

interface Rules {
  rights: { read: readonly string[] };
  pointers: Record<string, string>;
}

const rules = classRules as unknown as Record<string, Rules>;

/** The classes that somebody with these roles may read, whole or in part. */
export const readableBy = (roles: readonly string[]): string[] =>
  Object.keys(rules).filter((className) =>
    rules[className]?.rights.read.some((right) =>
      right.startsWith('role:')
        ? roles.includes(right.slice(5))
        : ['assignedTechnician', 'author'].includes(right) && roles.includes('technician'),
    ),
  );

/** Names are kept from page to page, up to so many. */
const MOST_NAMES = 20_000;

/** Answers the rows of these ids with the field by which they are named, as Parse's JSON. */
type Fetch = (className: string, ids: string[], name: string) => Promise<Record<string, unknown>[]>;

/** Looks up how rows pointed to are called, a page's together. */
export class RowNames {
  private readonly names = new Map<string, string>();

  constructor(
    private readonly fetch: Fetch,
    private readonly readable: readonly string[],
  ) {}

  readonly nameOf = (className: string, id: string): string | undefined => this.names.get(`${className}:${id}`);

  async learn(className: string, rows: Record<string, unknown>[]): Promise<void> {
    if (this.names.size > MOST_NAMES) this.names.clear();
    for (const [field, target] of Object.entries(rules[className]?.pointers ?? {})) {
      const name = nameField(target);
      if (!name || !this.readable.includes(target)) continue;
      const ids = rows.flatMap((row) => (row[field] as { objectId?: string } | undefined)?.objectId ?? []);
      const unknown = [...new Set(ids)].filter((id) => this.nameOf(target, id) === undefined);
      if (!unknown.length) continue;
      for (const row of await this.fetch(target, unknown, name))
        this.names.set(`${target}:${row.objectId}`, String(row[name] ?? ''));
    }
  }
}
