/** What a file names in words: clients, people, spools, materials. */
import type { DataProvider } from 'react-admin';
import type { Row } from '../../providers/errors';
import { readEvery } from '../readEvery';
import { Problem } from './parsing';

export interface Lookups {
  client: Names;
  assignedTechnician: Names;
  materialBatch: Names;
  /** Materials are named, not pointed to: the name as the shop writes it, by its small letters. */
  materials: ReadonlyMap<string, string>;
}

/** Rows by each of their names, in small letters. */
export type Names = ReadonlyMap<string, Row[]>;

const small = (text: string) => text.trim().toLowerCase();

function byNames(rows: Row[], fields: string[]): Names {
  const names = new Map<string, Row[]>();
  for (const row of rows)
    for (const name of new Set(fields.map((field) => small(String(row[field] ?? ''))))) {
      if (name) names.set(name, [...(names.get(name) ?? []), row]);
    }
  return names;
}

export async function loadLookups(dataProvider: DataProvider): Promise<Lookups> {
  const codes = ['clientCode', 'companyName'];
  const [clients, staff, batches, materials] = await Promise.all([
    readEvery(dataProvider, 'Client', { keys: codes }),
    readEvery(dataProvider, 'Technician', { filter: { isActive: true } }),
    readEvery(dataProvider, 'MaterialBatch', { filter: { status_ne: 'Retired' } }),
    readEvery(dataProvider, 'Material', { filter: { isActive: true } }),
  ]);
  return {
    client: byNames(clients, codes),
    assignedTechnician: byNames(staff, ['username', 'displayName', 'email']),
    materialBatch: byNames(batches, ['batchCode']),
    materials: new Map(materials.map(({ name }) => [small(name), name])),
  };
}

/** The one row that is called so. */
export function named(names: Names, text: string): Row {
  const [row, ...others] = names.get(small(text)) ?? [];
  if (!row) throw new Problem('unknown', { text });
  if (others.length) throw new Problem('ambiguous', { text, count: others.length + 1 });
  return row;
}

export function materialNamed({ materials }: Lookups, text: string): string {
  const name = materials.get(small(text));
  if (!name) throw new Problem('unknown', { text });
  return name;
}
