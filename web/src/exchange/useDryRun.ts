/** Reads a file and says what would become of it; nothing is written. */
import { useRef, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { type Columns, guessColumns } from '../../../cloud/domain/exchange/columns';
import { readCsv, type Sheet } from '../../../cloud/domain/exchange/csv';
import { judgeSheet, type Line } from '../../../cloud/domain/exchange/judging';
import { findKnown } from '../../../cloud/domain/exchange/known';
import { type Lookups, loadLookups } from '../../../cloud/domain/exchange/lookups';
import { type Imported, TABLES } from '../../../cloud/domain/exchange/tables';
import { shopRows } from './shopRows';

/** More is no list that somebody looks through. */
export const MOST_LINES = 10_000;

export interface DryRun {
  className: Imported;
  name: string;
  sheet: Sheet;
  columns: Columns;
  lines: Line[];
}

export function useDryRun(className: Imported) {
  const dataProvider = useDataProvider();
  const translate = useTranslate();
  const lookups = useRef<Promise<Lookups>>(undefined);
  const [dryRun, setDryRun] = useState<DryRun>();
  const [isWorking, setWorking] = useState(false);
  const [error, setError] = useState<unknown>();
  const labelsOf = (field: string) =>
    // A job's file may name its client by the code, which is no field of the job.
    field === 'clientCode' && !TABLES[className].fields.includes(field)
      ? [translate('jobList.clientCode')]
      : [translate(`resources.${className}.fields.${field}`, { _: field })];

  async function look(work: () => Promise<DryRun>) {
    setWorking(true);
    setError(undefined);
    try {
      setDryRun(await work());
    } catch (refused) {
      setError(refused);
    } finally {
      setWorking(false);
    }
  }

  async function judge(name: string, sheet: Sheet, columns: Columns): Promise<DryRun> {
    const shop = shopRows(dataProvider);
    lookups.current ??= loadLookups(className, shop);
    const lines = judgeSheet(className, sheet, columns, await lookups.current);
    await findKnown(className, lines, shop);
    return { className, name, sheet, columns, lines };
  }

  const choose = (file: File) =>
    look(async () => {
      lookups.current = undefined;
      const sheet = await readCsv(file);
      if (!sheet.lines.length) throw new Error(translate('imports.noLines', { name: file.name }));
      if (sheet.lines.length > MOST_LINES) throw new Error(translate('imports.tooLong', { most: MOST_LINES }));
      return judge(file.name, sheet, guessColumns(className, sheet.head, labelsOf));
    });

  const changeColumns = (columns: Columns) =>
    look(async () => {
      if (!dryRun) throw new Error('There is no file whose columns could change');
      return judge(dryRun.name, dryRun.sheet, columns);
    });

  return { dryRun, isWorking, error, choose, changeColumns, forget: () => setDryRun(undefined) };
}
