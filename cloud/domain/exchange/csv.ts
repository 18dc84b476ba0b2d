/** Tables as text that a spreadsheet opens, and back. */
import Papa from 'papaparse';

export type Cell = string | number | boolean | undefined;

/** Where numbers are written with a comma, spreadsheets part columns with a semicolon. */
const usesComma = (locale: string) => locale.startsWith('de');

/** Cells that a spreadsheet would take for a formula are marked as text. */
export function toCsv(rows: Cell[][], locale: string): string {
  const written = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' && usesComma(locale) ? String(cell).replace('.', ',') : (cell ?? ''))),
  );
  const text = Papa.unparse(written, { delimiter: usesComma(locale) ? ';' : ',', escapeFormulae: true });
  // Without the mark, Excel takes the letters for another alphabet.
  return `\ufeff${text}\r\n`;
}

export interface Sheet {
  head: string[];
  lines: string[][];
  /** Numbers are written with a comma. */
  hasCommas: boolean;
}

async function textOf(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // What older spreadsheets write.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Takes the mark off a cell that toCsv put there. */
const plain = (cell: string) => cell.replace(/^'(?=[=+\-@\t\r])/, '').trim();

export async function readCsv(file: Blob): Promise<Sheet> {
  const text = await textOf(file);
  const { data, meta } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const [head = [], ...lines] = data.map((line) => line.map(plain));
  return { head, lines, hasCommas: meta.delimiter === ';' };
}
