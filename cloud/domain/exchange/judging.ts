/** What would become of each line, by the schema's own limits, before anything is sent. */
import type { Rules } from '../../../schema/format';
import { ShopError } from '../errors';
import { asSpelled, checkValue } from '../input';
import type { Columns } from './columns';
import type { Sheet } from './csv';
import { fingerprint } from './fingerprint';
import { type Lookups, type PlainRow, rowNamed, wordFor } from './lookups';
import { Problem, parseBoolean, parseDate, parseNumber } from './parsing';
import { type Imported, known, requiredOf, TABLES } from './tables';

/** `there`: left as it is. `same`: nothing differs. `change`: what differs would be changed. */
export interface Found {
  row: PlainRow;
  how: 'there' | 'same' | 'change';
  /** What would be sent. */
  changes: Record<string, unknown>;
}

export interface Line {
  /** Its place in the file, from 1; the head does not count. */
  number: number;
  cells: string[];
  /** As read, for people. */
  shown: Record<string, string | undefined>;
  /** What is sent. */
  data: Record<string, unknown>;
  /** Fields of it that the file does not give: a name made of the address. */
  madeUp: string[];
  problems: { field: string; problem: Problem }[];
  /** The same for the same row of the same file, whenever it is sent. */
  operationId: string;
  /** What the shop has of it already. */
  found?: Found;
}

interface Judging {
  className: Imported;
  columns: Columns;
  lookups: Lookups;
  hasCommas: boolean;
}

/** The refusal that the server would answer with, as a sentence about this cell. */
function asProblem(error: unknown, field: string, className: Imported): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof ShopError)) throw error;
  const { min = 0, max = 0, integer } = known(className).limits[field] ?? {};
  const { errorName, values } = error;
  if (errorName === 'input.outOfRange') return new Problem(integer ? 'whole' : 'range', { min, max });
  if (errorName === 'input.tooLong') return new Problem('tooLong', { most: values.max ?? 0 });
  if (errorName === 'input.decimals') return new Problem('decimals', { most: values.decimals ?? 0 });
  if (errorName === 'input.notADate') return new Problem('farDate');
  if (errorName === 'input.badFormat') return new Problem('badFormat');
  if (errorName === 'input.notAllowed') return new Problem('notAllowed', { allowed: values.allowed ?? '' });
  return new Problem('badCharacter');
}

function readCell(field: string, text: string, { className, lookups, hasCommas }: Judging): unknown {
  const { types, values } = known(className);
  if (types[field] === 'Pointer') return rowNamed(lookups.names[field], text).id;
  const words = lookups.words[field];
  if (words) return wordFor(words, text);
  if (types[field] === 'Boolean') return parseBoolean(text);
  if (types[field] === 'Number') return parseNumber(text, hasCommas);
  if (types[field] === 'Date') return parseDate(text);
  if (field === 'fileUrl' && !/^https:\/\/[^\s/]+\S*$/.test(text)) throw new Problem('notAnAddress');
  return asSpelled(values[field] ?? [], text) ?? text;
}

/** Pointers are looked up; everything else is held against the schema. */
function checked(field: string, value: unknown, className: Imported): unknown {
  const { types, limits, values } = known(className);
  const type = types[field];
  if (type === undefined || type === 'Pointer') return value;
  checkValue(className, field, value, { type }, { limits, values } as unknown as Rules);
  return value instanceof Date ? value.toISOString() : value;
}

/** An address ends in the file's name. */
const nameOfAddress = (address: unknown) => {
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined;
  const last = new URL(address).pathname.split('/').at(-1);
  try {
    return last ? decodeURIComponent(last) : undefined;
  } catch {
    return last;
  }
};

function nameFile(line: Line): void {
  if (line.data.fileName === undefined) line.madeUp.push('fileName');
  line.data.fileName ??= nameOfAddress(line.data.fileUrl);
  line.shown.fileName ??= line.data.fileName as string | undefined;
  if (line.data.fileUrl && !line.data.fileName && !line.shown.fileName)
    line.problems.push({ field: 'fileName', problem: new Problem('missing') });
}

function judge(cells: string[], number: number, judging: Judging): Line {
  const { className, columns } = judging;
  const required = requiredOf(className);
  const line: Line = { number, cells, shown: {}, data: {}, madeUp: [], problems: [], operationId: '' };
  for (const field of TABLES[className].fields) {
    const column = columns[field];
    const text = column === undefined ? '' : (cells[column] ?? '').trim();
    if (text) line.shown[field] = text;
    try {
      if (text) line.data[field] = checked(field, readCell(field, text, judging), className);
      else if (required.has(field)) throw new Problem('missing');
    } catch (error) {
      line.problems.push({ field, problem: asProblem(error, field, className) });
    }
  }
  if (className === 'PrintJob') nameFile(line);
  return line;
}

export function judgeSheet(className: Imported, sheet: Sheet, columns: Columns, lookups: Lookups): Line[] {
  const { key } = TABLES[className];
  const { lines, hasCommas } = sheet;
  const counts = new Map<string, number>();
  const keys = new Set<unknown>();
  return lines.map((cells, index) => {
    const line = judge(cells, index + 1, { className, columns, lookups, hasCommas });
    const value = line.data[key];
    if (value !== undefined && keys.has(value))
      line.problems.push({ field: key, problem: new Problem('twice', { text: String(value) }) });
    keys.add(value);
    // Two equal lines are two rows.
    const print = fingerprint(JSON.stringify(line.data));
    const count = (counts.get(print) ?? 0) + 1;
    counts.set(print, count);
    return { ...line, operationId: `import-${print}-${count}` };
  });
}
