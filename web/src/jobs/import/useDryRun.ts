/** Reads a file and says what would become of it; nothing is written. */
import { useRef, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Row } from '../../providers/errors';
import { readCsv, type Sheet } from '../csv';
import { type Columns, guessColumns } from './columns';
import { judgeSheet, type Line } from './judging';
import { findKnown } from './known';
import { type Lookups, loadLookups } from './lookups';

/** More is no list that somebody looks through. */
export const MOST_LINES = 5000;

export interface DryRun {
  name: string;
  sheet: Sheet;
  columns: Columns;
  lines: Line[];
  /** What an earlier import made of a line. */
  earlier: ReadonlyMap<Line, Row>;
}

export function useDryRun() {
  const dataProvider = useDataProvider();
  const translate = useTranslate();
  const lookups = useRef<Promise<Lookups>>(undefined);
  const [dryRun, setDryRun] = useState<DryRun>();
  const [isWorking, setWorking] = useState(false);
  const [error, setError] = useState<unknown>();
  const labelOf = (field: string) =>
    translate(field === 'clientCode' ? 'jobList.clientCode' : `resources.PrintJob.fields.${field}`);

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
    lookups.current ??= loadLookups(dataProvider);
    const lines = judgeSheet(sheet, columns, await lookups.current);
    return { name, sheet, columns, lines, earlier: await findKnown(dataProvider, lines) };
  }

  const choose = (file: File) =>
    look(async () => {
      lookups.current = undefined;
      const sheet = await readCsv(file);
      if (!sheet.lines.length) throw new Error(translate('jobImport.noLines', { name: file.name }));
      if (sheet.lines.length > MOST_LINES) throw new Error(translate('jobImport.tooLong', { most: MOST_LINES }));
      return judge(file.name, sheet, guessColumns(sheet.head, labelOf));
    });

  const changeColumns = (columns: Columns) =>
    look(async () => {
      if (!dryRun) throw new Error('There is no file whose columns could change');
      return judge(dryRun.name, dryRun.sheet, columns);
    });

  return { dryRun, isWorking, error, choose, changeColumns, forget: () => setDryRun(undefined) };
}
