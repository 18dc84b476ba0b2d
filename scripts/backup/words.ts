/** Numbers as the commands for backups say them. */

export const many = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : more}`;

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

export function sized(bytes: number): string {
  let value = bytes;
  let unit = 0;
  for (; value >= 1000 && unit < UNITS.length - 1; unit++) value /= 1000;
  return `${unit && value < 100 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}

export const rowsIn = (tables: { rows: number }[]): string =>
  `${many(
    tables.reduce((sum, { rows }) => sum + rows, 0),
    'row',
  )} of ${many(tables.length, 'table')}`;
