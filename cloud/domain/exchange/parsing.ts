/** One cell of a file as a field's value. */

/** Why a cell cannot be taken: a key of `imports.problems`, and what its sentence names. */
export class Problem extends Error {
  constructor(
    readonly key: string,
    readonly args: Record<string, string | number> = {},
  ) {
    super(key);
  }
}

const YES = new Set(['yes', 'true', '1', 'x', 'y', 'ja', 'j', 'wahr']);
const NO = new Set(['no', 'false', '0', 'n', 'nein', 'falsch']);

export function parseBoolean(text: string): boolean {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  throw new Problem('notYesNo', { text });
}

/** A comma is read only where the file writes numbers with it: it may stand for thousands elsewhere, as a dot may there. */
export function parseNumber(text: string, hasCommas: boolean): number {
  const written = hasCommas ? text.replace(',', '.') : text;
  const mayBeThousands = hasCommas && /^-?\d{1,3}\.\d{3}$/.test(text);
  if (mayBeThousands || !/^-?\d+(\.\d+)?$/.test(written)) throw new Problem('notANumber', { text });
  return Number(written);
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{1,2}):(\d{2})(?::\d{2})?)?$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,? (\d{1,2}):(\d{2}))?$/;

/** Where the reader is; a day alone means its end. Days with slashes are refused: nobody knows which number is the month. */
export function parseDate(text: string): Date {
  const iso = ISO.exec(text);
  const dotted = DOTTED.exec(text);
  const [, year, month, day, hour, minute] =
    iso ?? (dotted && [0, dotted[3], dotted[2], dotted[1], dotted[4], dotted[5]]) ?? [];
  const parts = [year, month, day, hour ?? 23, minute ?? 59].map(Number) as [number, number, number, number, number];
  const [y, m, d, h, min] = parts;
  const date = new Date(y, m - 1, d, h, min);
  // The 31st of a shorter month would become the 1st of the next.
  if ((!iso && !dotted) || date.getMonth() !== m - 1 || date.getDate() !== d || h > 23 || min > 59)
    throw new Problem('notADate', { text });
  return date;
}
