/** Writes the rows, one after another; stopped or cut off, it goes on where it was and writes nothing twice. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { Line } from '../../../cloud/domain/exchange/judging';
import { type Imported, TABLES } from '../../../cloud/domain/exchange/tables';
import { operationId } from '../parts/operation';
import { type Row, ServerError } from '../providers/errors';

export interface Outcome {
  row?: Row;
  /** Why the server refused it. */
  refusal?: string;
}

/** No answer about the line, but none that could be got now. */
const stopsAll = (error: unknown) =>
  !(error instanceof ServerError) || error.status === 0 || error.status === 401 || error.status === 429;

export function useImport(className: Imported) {
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const outcomes = useRef(new Map<Line, Outcome>());
  const fresh = useRef(new Map<Line, string>());
  const isStopped = useRef(false);
  const [, setCount] = useState(0);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<unknown>();

  /** A line that is to be made once more gets an id that was never sent; it keeps it for every further try. */
  function idOf(line: Line, isAgain: boolean): string {
    if (!isAgain) return line.operationId;
    const id = fresh.current.get(line) ?? operationId();
    fresh.current.set(line, id);
    return id;
  }

  async function write(line: Line): Promise<Row> {
    const { found } = line;
    if (found?.how === 'change') {
      const { row, changes } = found;
      return (await dataProvider.update<Row>(className, { id: row.id, data: changes, previousData: row })).data;
    }
    const operation = TABLES[className].isRepeatable ? { operationId: idOf(line, found?.how === 'there') } : {};
    return (await dataProvider.create<Row>(className, { data: { ...line.data, ...operation } })).data;
  }

  async function outcomeOf(line: Line): Promise<Outcome> {
    try {
      return { row: await write(line) };
    } catch (refused) {
      if (stopsAll(refused)) throw refused;
      return { refusal: (refused as Error).message };
    }
  }

  /** Leaves out what is written already; what was refused is tried again. */
  async function run(lines: Line[]): Promise<void> {
    isStopped.current = false;
    setError(undefined);
    setRunning(true);
    try {
      for (const line of lines) {
        if (isStopped.current) break;
        if (outcomes.current.get(line)?.row) continue;
        outcomes.current.set(line, await outcomeOf(line));
        setCount((count) => count + 1);
      }
    } catch (refused) {
      setError(refused);
    } finally {
      setRunning(false);
      await queryClient.invalidateQueries({ queryKey: [className] });
    }
  }

  return {
    outcomes: outcomes.current as ReadonlyMap<Line, Outcome>,
    isRunning,
    error,
    run,
    stop: () => {
      isStopped.current = true;
    },
    forget: () => {
      outcomes.current = new Map();
      setError(undefined);
    },
  };
}
