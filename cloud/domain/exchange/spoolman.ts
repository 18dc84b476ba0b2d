/** Spools as Spoolman exports them (/api/v1/export/spools, CSV or JSON), as lines of batches. */
import type { Sheet } from './csv';
import { TABLES } from './tables';

/** A spool is known by its number there: this stands before it in the batch's code. */
const CODE = 'SPOOLMAN-';
const { fields: HEAD } = TABLES.MaterialBatch;
const MOST_OF_COLOR = 60;

type Spool = Record<string, unknown>;

const textOf = (value: unknown) => (value === null || value === undefined ? '' : String(value).trim());
const gramsOf = (value: unknown) => (textOf(value) === '' ? undefined : Number(value));
const written = (grams: number | undefined) =>
  grams === undefined ? '' : Number.isFinite(grams) ? String(Math.round(grams * 100) / 100) : 'NaN';

/** What the filament is called; where it has no name, its colour in figures. */
function colorOf(spool: Spool): string {
  const figures = textOf(spool['filament.multi_color_hexes']) || textOf(spool['filament.color_hex']);
  const named = textOf(spool['filament.name']);
  const color =
    named ||
    figures
      .split(',')
      .filter(Boolean)
      .map((one) => `#${one.trim().toLowerCase()}`)
      .join('/');
  return color.slice(0, MOST_OF_COLOR);
}

function batchOf(spool: Spool): Record<string, string> {
  const starting = gramsOf(spool.initial_weight) ?? gramsOf(spool['filament.weight']);
  const used = gramsOf(spool.used_weight) ?? 0;
  // Spoolman lets a spool be used beyond its end.
  const remaining = starting === undefined ? undefined : Math.max(0, starting - used);
  const isArchived = /^true$/i.test(textOf(spool.archived));
  return {
    batchCode: textOf(spool.id) && CODE + textOf(spool.id),
    materialType: textOf(spool['filament.material']),
    color: colorOf(spool),
    startingWeightGrams: written(starting),
    remainingWeightGrams: written(remaining),
    storageLocation: textOf(spool.location),
    status: isArchived ? 'Retired' : '',
  };
}

/** The export as a sheet of batches; undefined where it is none. */
export function spoolSheet(spools: unknown): Sheet | undefined {
  const isExport =
    Array.isArray(spools) &&
    spools.every((spool) => typeof spool === 'object' && spool && 'filament.material' in spool);
  if (!isExport) return undefined;
  const batches = spools.map(batchOf);
  return { head: [...HEAD], lines: batches.map((batch) => HEAD.map((field) => batch[field] ?? '')), hasCommas: false };
}

/** The CSV export as the objects of the JSON export. */
export const spoolsOf = ({ head, lines }: Sheet): Spool[] =>
  lines.map((line) => Object.fromEntries(head.map((title, index) => [title, line[index]])));
