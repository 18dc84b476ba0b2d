/** Which column of the file is which field. */
import { type Imported, TABLES } from './tables';

/** The field's column, counted from 0. */
export type Columns = Record<string, number | undefined>;

const plain = (text: string) => text.trim().toLowerCase();

/** By the field's own name, or by what people call it; a row pointed to by its code before its name. */
export function guessColumns(className: Imported, head: string[], labelsOf: (field: string) => string[]): Columns {
  const { fields, names } = TABLES[className];
  const find = (...wanted: string[]) => {
    const plainly = wanted.map(plain);
    const index = head.findIndex((title) => plainly.includes(plain(title)));
    return index < 0 ? undefined : index;
  };
  const columns: Columns = {};
  for (const field of fields) {
    const [code] = names[field] ?? [];
    const byCode = code === undefined ? undefined : find(code, ...labelsOf(code));
    const index = byCode ?? find(field, ...labelsOf(field));
    if (index !== undefined) columns[field] = index;
  }
  return columns;
}
