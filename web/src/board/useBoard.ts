/** The board as a whole: it follows the shop live, and takes changes to the columns that they belong to. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useDataProvider } from 'react-admin';
import { useLive } from '../parts/useLive';
import type { Row } from '../providers/errors';
import { type Changes, type ColumnData, changed, isWhole } from './column';
import { asked, type BoardFilter } from './filter';
import { columnKey, META } from './useColumn';

/** A burst of events is one question, after this long. */
const GATHER_MS = 30;
/** The most jobs that one question names; after more, everything is asked anew. */
const MOST_JOBS = 100;

export function useBoard(filter: BoardFilter) {
  const queryClient = useQueryClient();
  const dataProvider = useDataProvider();
  const waiting = useRef({ ids: new Set<string>(), isHeld: false, isOld: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const columns = useCallback(
    () => queryClient.getQueriesData<ColumnData>({ queryKey: ['board', JSON.stringify(filter)] }),
    [queryClient, filter],
  );

  const find = useCallback(
    (id: string): Row | undefined =>
      columns().flatMap(([, column]) => column?.rows.filter((row) => row.id === id) ?? [])[0],
    [columns],
  );

  /** Puts jobs where they stand now; only the columns concerned are touched. */
  const put = useCallback(
    (changes: Changes) => {
      const isNewest = ([id, row]: [string, Row | undefined]) => !row || row.revision >= (find(id)?.revision ?? 0);
      const newest = new Map([...changes].filter(isNewest));
      const isUnknown = [...newest.keys()].some((id) => !find(id));
      for (const [key, column] of columns()) {
        if (!column) continue;
        const status = key[2] as string;
        queryClient.setQueryData(columnKey(filter, status), changed(column, status, newest));
        // A job that was not among the cards shown may have been among those counted.
        if (isUnknown && !isWhole(column)) queryClient.invalidateQueries({ queryKey: key });
      }
    },
    [queryClient, columns, filter, find],
  );

  const ask = useCallback(async () => {
    const { ids, isHeld, isOld } = waiting.current;
    if (isHeld) return;
    if (isOld || ids.size > MOST_JOBS) {
      Object.assign(waiting.current, { ids: new Set(), isOld: false });
      await queryClient.invalidateQueries({ queryKey: ['board'] });
      return;
    }
    if (!ids.size) return;
    const id = [...ids];
    waiting.current.ids = new Set();
    const answer = await dataProvider
      .getList<Row>('PrintJob', { filter: asked(filter, { id }), meta: META })
      .catch(() => undefined);
    if (!answer) {
      // The server is away; everything is asked anew with the next event.
      waiting.current.isOld = true;
      return;
    }
    // Cards stay where they are while one of them is lifted.
    if (waiting.current.isHeld) for (const one of id) waiting.current.ids.add(one);
    else put(new Map(id.map((one) => [one, answer.data.find((row) => row.id === one)])));
  }, [dataProvider, filter, put, queryClient]);

  useLive('resource/PrintJob', ({ type, payload }) => {
    if (type === 'refetch') waiting.current.isOld = true;
    for (const id of payload.ids) waiting.current.ids.add(id);
    clearTimeout(timer.current);
    timer.current = setTimeout(ask, GATHER_MS);
  });

  const refresh = useCallback(
    (id: string) => {
      waiting.current.ids.add(id);
      ask();
    },
    [ask],
  );
  const hold = useCallback(() => {
    waiting.current.isHeld = true;
  }, []);
  const release = useCallback(() => {
    waiting.current.isHeld = false;
    ask();
  }, [ask]);
  return { find, put, refresh, hold, release };
}
