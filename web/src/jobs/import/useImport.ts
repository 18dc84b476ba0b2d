/** Makes the jobs, one after another; stopped or cut off, it goes on where it was and makes nothing twice. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { operationId } from '../../parts/operation';
import { type Row, ServerError } from '../../providers/errors';
import type { Line } from './judging';

export interface Outcome {
  job?: Row;
  /** Why the server refused it. */
  refusal?: string;
}

/** No answer about the line, but none that could be got now. */
const stopsAll = (error: unknown) =>
  !(error instanceof ServerError) || error.status === 0 || error.status === 401 || error.status === 429;

export function useImport() {
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

  async function make(line: Line, isAgain: boolean): Promise<Outcome> {
    try {
      const data = { ...line.data, operationId: idOf(line, isAgain) };
      const { data: job } = await dataProvider.create<Row>('PrintJob', { data });
      return { job };
    } catch (refused) {
      if (stopsAll(refused)) throw refused;
      return { refusal: (refused as Error).message };
    }
  }

  /** Leaves out what is made already; what was refused is tried again. */
  async function run(lines: Line[], isEarlier: (line: Line) => boolean): Promise<void> {
    isStopped.current = false;
    setError(undefined);
    setRunning(true);
    try {
      for (const line of lines) {
        if (isStopped.current) break;
        if (outcomes.current.get(line)?.job) continue;
        outcomes.current.set(line, await make(line, isEarlier(line)));
        setCount((count) => count + 1);
      }
    } catch (refused) {
      setError(refused);
    } finally {
      setRunning(false);
      await queryClient.invalidateQueries({ queryKey: ['PrintJob'] });
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
