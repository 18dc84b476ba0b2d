/** Takes clients, batches or jobs in from a CSV file, or spools from Spoolman's export; with --dry-run, only says what it would do. */
import { readFileSync, writeFileSync } from 'node:fs';
import { guessColumns } from '../cloud/domain/exchange/columns';
import { readCsv, type Sheet, toCsv } from '../cloud/domain/exchange/csv';
import { judgeSheet, type Line } from '../cloud/domain/exchange/judging';
import { findKnown } from '../cloud/domain/exchange/known';
import { loadLookups } from '../cloud/domain/exchange/lookups';
import { spoolSheet, spoolsOf } from '../cloud/domain/exchange/spoolman';
import { IMPORTED, type Imported, requiredOf, TABLES } from '../cloud/domain/exchange/tables';
import { SignedIn } from './exchange/signed-in';
import { labelOf, labelsOf, nameOfLine, sentenceOf } from './exchange/words';
import { writeLines } from './exchange/write-lines';
import { argumentsOf, command, type Outcome, refuse } from './with-shop';

const USAGE = `npm run import -- FILE --class ${IMPORTED.join('|')} --username NAME [--dry-run]
       npm run import -- SPOOLS.csv|json --spoolman --username NAME [--dry-run]
       npm run import -- FILE --class CLASS --template`;

const { values, positionals } = argumentsOf(
  {
    class: { type: 'string' },
    spoolman: { type: 'boolean', default: false },
    username: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    template: { type: 'boolean', default: false },
  },
  USAGE,
);
const { spoolman: isSpoolman, 'dry-run': isDry, username } = values;
const [file] = positionals;
const className = (isSpoolman ? 'MaterialBatch' : values.class) as Imported;
if (!file || positionals.length > 1) refuse(`Name one file.\nUsage: ${USAGE}`);
if (!IMPORTED.includes(className)) refuse(`--class must be one of ${IMPORTED.join(', ')}.\nUsage: ${USAGE}`);

async function readSheet(): Promise<Sheet> {
  const bytes = readFileSync(file as string);
  const isJson = /^\s*[[{]/.test(bytes.subarray(0, 100).toString());
  if (!isSpoolman) return readCsv(new Blob([bytes]));
  const spools = isJson ? JSON.parse(bytes.toString()) : spoolsOf(await readCsv(new Blob([bytes])));
  return spoolSheet(spools) ?? refuse('This is no export of Spoolman’s spools: it has no filament.material.');
}

function report(lines: Line[]): { wrong: number; write: Line[] } {
  const wrong = lines.filter(({ problems }) => problems.length);
  for (const { number, problems } of wrong)
    for (const { field, problem } of problems)
      console.log(`Line ${number + 1}, ${labelOf(className, field)}: ${sentenceOf(problem)}`);
  const write = lines.filter((line) => !line.problems.length && (!line.found || line.found.how === 'change'));
  if (isDry)
    for (const line of write) {
      const changes = Object.keys(line.found?.changes ?? {}).map(
        (field) => `${labelOf(className, field)} ${line.found?.row[field] ?? '—'} → ${line.shown[field] ?? '—'}`,
      );
      const what = line.found ? `would be changed: ${changes.join(', ')}` : 'would be made';
      console.log(`Line ${line.number + 1}, ${nameOfLine(className, line)}: ${what}`);
    }
  return { wrong: wrong.length, write };
}

async function importInto(shop: SignedIn): Promise<Outcome> {
  const sheet = await readSheet();
  const columns = guessColumns(className, sheet.head, labelsOf(className));
  const unread = sheet.head.filter((_title, index) => !Object.values(columns).includes(index));
  if (unread.length) console.log(`Not read: ${unread.join(', ')}`);
  const lines = judgeSheet(className, sheet, columns, await loadLookups(className, shop));
  await findKnown(className, lines, shop, { keepsExisting: isSpoolman });
  const { wrong, write } = report(lines);
  const asIs = lines.length - wrong - write.length;
  const rest = `${asIs} there already, ${wrong} left out`;
  const toMake = write.filter(({ found }) => !found).length;
  if (isDry)
    return {
      closing: `${lines.length} lines: ${toMake} to make, ${write.length - toMake} to change, ${rest}. Nothing was written.`,
      ok: wrong === 0,
    };
  const { made, changed, refused } = await writeLines(className, write, shop, (done) => {
    if (done % 500 === 0) console.log(`${done} of ${write.length} written`);
  });
  for (const { line, why } of refused)
    console.log(`Line ${line.number + 1}, ${nameOfLine(className, line)}: refused. ${why}`);
  return {
    closing: `${lines.length} lines: ${made} made, ${changed} changed, ${rest}, ${refused.length} refused.`,
    ok: wrong + refused.length === 0,
  };
}

if (values.template) {
  const head = TABLES[className].fields;
  writeFileSync(file as string, toCsv([[...head]], 'en'));
  console.log(`${file} has every column; a new row needs: ${[...requiredOf(className)].join(', ')}.`);
} else {
  if (!username) refuse(`--username must be given: rows are written as somebody of staff.\nUsage: ${USAGE}`);
  command(async (asked) => {
    const shop = await SignedIn.as(asked, username as string);
    return importInto(shop).finally(() => shop.leave());
  });
}
