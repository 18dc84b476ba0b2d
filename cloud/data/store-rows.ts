/** What the store of every new shop starts with; staff change it, and set the prices. */
import { defaultsOf } from '../../schema/load';
import { searchTextOf } from '../kernel/search';
import type { Tools } from '../kernel/tools';
import { accessTo } from './access';

type Rows = Record<string, unknown>[];

/** Names are what customers read, so they are in the shop's own language. */
const USUAL: Record<'en' | 'de', Record<string, Rows>> = {
  en: {
    ToleranceClass: [
      { name: 'Standard', description: 'For most parts.', toleranceMm: 0.3 },
      { name: 'Fine', description: 'For parts that fit into each other.', toleranceMm: 0.15 },
    ],
    TurnaroundProfile: [
      { name: 'Standard', description: 'In the order in which orders come in.' },
      { name: 'Express', description: 'Before other orders.' },
    ],
    CatalogItem: [
      {
        slug: 'your-file',
        name: 'Print your own file',
        description: 'Upload an STL, 3MF, STEP or OBJ file and see its price at once.',
        featured: true,
      },
    ],
  },
  de: {
    ToleranceClass: [
      { name: 'Standard', description: 'Für die meisten Teile.', toleranceMm: 0.3 },
      { name: 'Fein', description: 'Für Teile, die ineinanderpassen.', toleranceMm: 0.15 },
    ],
    TurnaroundProfile: [
      { name: 'Standard', description: 'In der Reihenfolge der Bestellungen.' },
      { name: 'Express', description: 'Vor anderen Bestellungen.' },
    ],
    CatalogItem: [
      {
        slug: 'your-file',
        name: 'Eigene Datei drucken',
        description: 'Laden Sie eine STL-, 3MF-, STEP- oder OBJ-Datei hoch und sehen Sie sofort den Preis.',
        featured: true,
      },
    ],
  },
};

/** Puts the usual rows of each of these classes into a database that has none of it. */
export async function ensureStoreRows(tools: Tools): Promise<void> {
  const { store, schema, config } = tools;
  for (const [className, rows] of Object.entries(USUAL[config.shopLanguage])) {
    if (await store.first(className, {})) continue;
    for (const [sortOrder, given] of rows.entries()) {
      const row = { ...defaultsOf(schema, className), ...given, sortOrder };
      await store.createOnce(className, {
        ...row,
        searchText: await searchTextOf(row as never, schema.classes.get(className)?.rules?.searched ?? [], store),
        ACL: await accessTo(tools, className, row),
      });
    }
  }
}
