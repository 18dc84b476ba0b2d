/** Writes the rows of one class into a file as they come, a page at a time. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { toCsv } from '../../cloud/domain/exchange/csv';
import { RowNames, readableBy } from '../../cloud/domain/exchange/row-names';
import { cellsOf, headOf } from '../../cloud/domain/exchange/writing';
import type { SignedIn } from './signed-in';

export type Format = 'csv' | 'json';

/** Answers how many rows there were. */
export async function writeClass(shop: SignedIn, className: string, file: string, format: Format): Promise<number> {
  const out = createWriteStream(file, { mode: 0o600 });
  const done = finished(out);
  const write = async (text: string) => {
    if (!out.write(text)) await once(out, 'drain');
  };
  const fetch = (target: string, ids: string[], name: string) => shop.page(target, { objectId: { $in: ids } }, [name]);
  const names = new RowNames(fetch, readableBy(shop.roles));
  let count = 0;
  await write(format === 'csv' ? toCsv([headOf(className)], 'en') : '[');
  for await (const rows of shop.pages(className)) {
    if (format === 'csv') {
      await names.learn(className, rows);
      const text = toCsv(
        rows.map((row) => cellsOf(className, row, names.nameOf)),
        'en',
      );
      // The mark of the encoding stands once, at the head.
      await write(text.slice(1));
    } else for (const { ACL: _acl, ...row } of rows) await write(`${count++ ? ',' : ''}\n${JSON.stringify(row)}`);
    if (format === 'csv') count += rows.length;
  }
  if (format === 'json') await write('\n]\n');
  out.end();
  await done;
  return count;
}
