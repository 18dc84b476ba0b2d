/** One class as a file, read a page at a time in the order of ids; the browser keeps the parts outside the page. */
import type { DataProvider } from 'react-admin';
import { toCsv } from '../../../cloud/domain/exchange/csv';
import { RowNames } from '../../../cloud/domain/exchange/row-names';
import { cellsOf, headOf } from '../../../cloud/domain/exchange/writing';
import { download } from '../parts/download';
import type { Row } from '../providers/errors';
import { fromRow } from '../providers/rows';
import { eachPage } from './readEvery';

export type Format = 'csv' | 'json';

interface Asked {
  /** The classes whose rows' names may be looked up. */
  readable: readonly string[];
  locale: string;
  signal: AbortSignal;
  onProgress: (done: number, all: number) => void;
}

export async function downloadClass(
  dataProvider: DataProvider,
  className: string,
  format: Format,
  { readable, locale, signal, onProgress }: Asked,
): Promise<void> {
  const fetch = async (target: string, ids: string[], name: string) => {
    const { data } = await dataProvider.getMany<Row>(target, { ids, meta: { keys: [name] } });
    return data.map((row) => ({ objectId: row.id, [name]: row[name] }));
  };
  const names = new RowNames(fetch, readable);
  const parts: Blob[] = [];
  const put = (text: string) => parts.push(new Blob([text]));
  let done = 0;
  put(format === 'csv' ? toCsv([headOf(className)], locale) : '[');
  for await (const { rows, all } of eachPage(dataProvider, className, { signal })) {
    const page = rows.map((row) => fromRow(className, row));
    if (format === 'csv') {
      await names.learn(className, page);
      const cells = page.map((row) => cellsOf(className, row, names.nameOf));
      // The mark of the encoding stands once, at the head.
      if (cells.length) put(toCsv(cells, locale).slice(1));
    } else put(page.map((row, index) => `${done + index ? ',' : ''}\n${JSON.stringify(row)}`).join(''));
    done += rows.length;
    onProgress(done, Math.max(all, done));
  }
  if (format === 'json') put('\n]\n');
  download(`${className}.${format}`, parts, format === 'csv' ? 'text/csv' : 'application/json');
}
