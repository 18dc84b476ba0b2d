/** What would become of each line, by the schema's own limits, before anything is sent. */
import { ShopError } from '../../../../cloud/domain/errors';
import { checkValue } from '../../../../cloud/domain/input';
import type { FieldType, Rules } from '../../../../schema/format';
import { rulesOf } from '../../providers/rights';
import type { Sheet } from '../csv';
import { type Columns, FIELDS, type Field, REQUIRED } from './columns';
import { fingerprint } from './fingerprint';
import { type Lookups, materialNamed, named } from './lookups';
import { Problem, parseBoolean, parseDate, parseNumber } from './parsing';

export interface Line {
  /** Its place in the file, from 1; the head does not count. */
  number: number;
  cells: string[];
  /** As read, for people. */
  shown: Partial<Record<Field, string>>;
  /** What is sent. */
  data: Partial<Record<Field, unknown>>;
  problems: { field: Field; problem: Problem }[];
  /** The same for the same job of the same file, whenever it is sent. */
  operationId: string;
}

const { types, limits, values } = rulesOf('PrintJob');

/** The refusal that the server would answer with, as a sentence of this screen. */
function asProblem(error: unknown, field: Field): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof ShopError)) throw error;
  const { min = 0, max = 0, integer } = limits[field] ?? {};
  if (error.errorName === 'input.outOfRange') return new Problem(integer ? 'whole' : 'range', { min, max });
  if (error.errorName === 'input.tooLong') return new Problem('tooLong', { most: error.values.max ?? 0 });
  if (error.errorName === 'input.decimals') return new Problem('decimals', { most: error.values.decimals ?? 0 });
  if (error.errorName === 'input.notADate') return new Problem('farDate');
  return new Problem('badCharacter');
}

function readCell(field: Field, text: string, lookups: Lookups, hasCommas: boolean): unknown {
  if (field === 'client' || field === 'assignedTechnician' || field === 'materialBatch')
    return named(lookups[field], text).id;
  if (field === 'materialType') return materialNamed(lookups, text);
  if (types[field] === 'Boolean') return parseBoolean(text);
  if (types[field] === 'Number') return parseNumber(text, hasCommas);
  if (types[field] === 'Date') return parseDate(text);
  if (field === 'fileUrl' && !/^https:\/\/[^\s/]+\S*$/.test(text)) throw new Problem('notAnAddress');
  return text;
}

/** Pointers are looked up; everything else is held against the schema. */
function checked(field: Field, value: unknown): unknown {
  if (types[field] === 'Pointer') return value;
  checkValue('PrintJob', field, value, { type: types[field] as FieldType }, { limits, values } as unknown as Rules);
  return value instanceof Date ? value.toISOString() : value;
}

/** An address ends in the file's name. */
const nameOfAddress = (address: unknown) => {
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined;
  const last = new URL(address).pathname.split('/').at(-1);
  return last ? decodeURIComponent(last) : undefined;
};

function judge(cells: string[], number: number, columns: Columns, lookups: Lookups, hasCommas: boolean): Line {
  const line: Line = { number, cells, shown: {}, data: {}, problems: [], operationId: '' };
  for (const field of FIELDS) {
    const column = columns[field];
    const text = column === undefined ? '' : (cells[column] ?? '').trim();
    if (text) line.shown[field] = text;
    try {
      if (text) line.data[field] = checked(field, readCell(field, text, lookups, hasCommas));
      else if (REQUIRED.has(field)) throw new Problem('missing');
    } catch (error) {
      line.problems.push({ field, problem: asProblem(error, field) });
    }
  }
  line.data.fileName ??= nameOfAddress(line.data.fileUrl);
  line.shown.fileName ??= line.data.fileName as string | undefined;
  if (line.data.fileUrl && !line.data.fileName && !line.shown.fileName)
    line.problems.push({ field: 'fileName', problem: new Problem('missing') });
  return line;
}

export function judgeSheet({ lines, hasCommas }: Sheet, columns: Columns, lookups: Lookups): Line[] {
  const counts = new Map<string, number>();
  const numbers = new Set<unknown>();
  return lines.map((cells, index) => {
    const line = judge(cells, index + 1, columns, lookups, hasCommas);
    const { jobNumber } = line.data;
    if (jobNumber && numbers.has(jobNumber))
      line.problems.push({ field: 'jobNumber', problem: new Problem('twice', { text: String(jobNumber) }) });
    numbers.add(jobNumber);
    // Two equal lines are two jobs.
    const print = fingerprint(JSON.stringify(line.data));
    const count = (counts.get(print) ?? 0) + 1;
    counts.set(print, count);
    return { ...line, operationId: `import-${print}-${count}` };
  });
}
