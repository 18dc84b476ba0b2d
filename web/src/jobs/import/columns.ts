/** Which column of the file is which field of a job. */
import { rulesOf } from '../../providers/rights';

/** Fields that a file may give, in the order they are shown. */
export const FIELDS = [
  'client',
  'fileUrl',
  'fileName',
  'materialType',
  'color',
  'quantity',
  'estimatedPrintMinutes',
  'estimatedMaterialGrams',
  'dueDate',
  'priority',
  'assignedTechnician',
  'materialBatch',
  'quoteRequested',
  'trackingNumber',
  'jobNumber',
] as const;
export type Field = (typeof FIELDS)[number];

/** A file carries no model, so its address has to come. */
export const REQUIRED: ReadonlySet<string> = new Set([...rulesOf('PrintJob').required, 'fileUrl']);

/** The field's column, counted from 0. */
export type Columns = Partial<Record<Field, number>>;

const plain = (text: string) => text.trim().toLowerCase();

/** By the field's own name, or by what the screen calls it; the client by its code before its name. */
export function guessColumns(head: string[], labelOf: (field: string) => string): Columns {
  const find = (...names: string[]) => {
    const wanted = names.map(plain);
    const index = head.findIndex((title) => wanted.includes(plain(title)));
    return index < 0 ? undefined : index;
  };
  const columns: Columns = {};
  for (const field of FIELDS) {
    const code = field === 'client' ? find('clientCode', labelOf('clientCode')) : undefined;
    const index = code ?? find(field, labelOf(field));
    if (index !== undefined) columns[field] = index;
  }
  return columns;
}
