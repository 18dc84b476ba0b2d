/** Which jobs the board shows, kept in its address. */
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { OWED } from './statuses';

const NAMES = ['q', 'technician', 'client', 'material', 'late', 'over'] as const;
export type FilterName = (typeof NAMES)[number];
export type BoardFilter = Partial<Record<FilterName, string>>;

/** In place of a technician: the jobs that nobody has yet. */
export const NOBODY = 'nobody';

/** The filter and how to change one part of it; an empty value takes it away. */
export function useBoardFilter(): [BoardFilter, (name: FilterName, value: string) => void, () => void] {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const filter = useMemo<BoardFilter>(() => {
    const given = new URLSearchParams(text);
    return Object.fromEntries(NAMES.flatMap((name) => (given.get(name) ? [[name, given.get(name)]] : [])));
  }, [text]);
  const change = (name: FilterName, value: string) =>
    setParams(
      (now) => {
        if (value) now.set(name, value);
        else now.delete(name);
        return now;
      },
      { replace: true },
    );
  return [filter, change, () => setParams({}, { replace: true })];
}

/** The filter as the data provider takes it, for one status or for some jobs. */
export function asked(filter: BoardFilter, scope: { status: string } | { id: string[] }): Record<string, unknown> {
  const { q, technician, client, material, late, over } = filter;
  return {
    ...scope,
    q,
    assignedTechnician: technician === NOBODY ? null : technician,
    client,
    materialType: material,
    ...(over ? { overEstimateGrams_gt: 0 } : {}),
    ...(late ? { dueDate_lt: new Date().toISOString(), ...lateStatuses(scope) } : {}),
  };
}

/** A job that was handed over is late no more. */
const lateStatuses = (scope: { status: string } | { id: string[] }) =>
  'status' in scope ? { status: OWED.includes(scope.status) ? scope.status : [] } : { status: [...OWED] };
