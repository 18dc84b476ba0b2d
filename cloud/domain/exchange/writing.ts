/** Rows as cells of a table for spreadsheets: a row pointed to by its name and its id. */
import { classRules } from '../../../schema/generated';
import type { Cell } from './csv';

interface Written {
  types: Record<string, string>;
  pointers: Record<string, string>;
  hidden: Record<string, readonly string[]>;
}

const written = (className: string) => (classRules as unknown as Record<string, Written>)[className] as Written;

/** How people call a row of the class, where it has such a field. */
const NAMES = [
  'clientCode',
  'batchCode',
  'jobNumber',
  'orderNumber',
  'quoteNumber',
  'username',
  'sku',
  'name',
  'title',
];

/** The field by which a row of the class is named; undefined where there is none. */
export function nameField(className: string): string | undefined {
  const rules = written(className);
  return NAMES.find((field) => rules?.types[field] === 'String' && !rules.hidden.everyone?.includes(field));
}

/** What queries ask by, and what goes in and never comes out. */
const UNREAD = new Set(['searchText', 'password']);

/** The columns of a class, in the order of its fields. */
export function headOf(className: string): string[] {
  const { types, pointers, hidden } = written(className);
  const never = hidden.everyone ?? [];
  const shown = Object.keys(types).filter((field) => !never.includes(field) && !UNREAD.has(field));
  return [
    'objectId',
    ...shown.flatMap((field) => (pointers[field] ? [field, `${field}Id`] : [field])),
    'createdAt',
    'updatedAt',
  ];
}

interface Tagged {
  __type?: string;
  objectId?: string;
  iso?: string;
  url?: string;
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object') return value as Cell;
  const { __type, iso, url } = value as Tagged;
  if (__type === 'Date') return iso;
  if (__type === 'File') return url;
  return JSON.stringify(value);
}

/** One row as Parse answers it; `nameOf` names rows pointed to. */
export function cellsOf(
  className: string,
  row: Record<string, unknown>,
  nameOf: (className: string, id: string) => string | undefined,
): Cell[] {
  const { pointers } = written(className);
  return headOf(className).map((column) => {
    const field = column.replace(/Id$/, '');
    if (pointers[field] && column !== field) return (row[field] as Tagged | undefined)?.objectId;
    const target = pointers[column];
    const id = (row[column] as Tagged | undefined)?.objectId;
    if (target && id) return nameOf(target, id) ?? id;
    return cellOf(row[column]);
  });
}
