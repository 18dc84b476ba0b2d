/** Writes everything that somebody of staff may read into a folder, a file a class, as CSV or JSON. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { readableBy } from '../cloud/domain/exchange/row-names';
import { type Format, writeClass } from './exchange/class-files';
import { SignedIn } from './exchange/signed-in';
import { argumentsOf, command, refuse } from './with-shop';

const USAGE = 'npm run export -- DIR --username NAME [--format csv|json]';

const { values, positionals } = argumentsOf(
  { format: { type: 'string', default: 'csv' }, username: { type: 'string' } },
  USAGE,
);
const [folder] = positionals;
const { format, username } = values;
if (!folder || positionals.length > 1) refuse(`Name one folder.\nUsage: ${USAGE}`);
if (!['csv', 'json'].includes(format)) refuse(`--format must be csv or json.\nUsage: ${USAGE}`);
if (!username) refuse(`--username must be given: it is what they may read.\nUsage: ${USAGE}`);

command(async (asked) => {
  const shop = await SignedIn.as(asked, username as string);
  mkdirSync(folder as string, { recursive: true });
  let all = 0;
  try {
    for (const className of readableBy(shop.roles)) {
      const file = path.join(folder as string, `${className}.${format}`);
      const count = await writeClass(shop, className, file, format as Format);
      console.log(`${className}: ${count}`);
      all += count;
    }
  } finally {
    await shop.leave();
  }
  return { closing: `${all} rows written to ${folder}, all that ${username} may read.`, ok: true };
});
