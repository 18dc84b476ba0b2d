import { useMemo } from 'react';
import { useGetList } from 'react-admin';
import type { Row } from '../providers/errors';

const ALL = { pagination: { page: 1, perPage: 500 }, sort: { field: 'username', order: 'ASC' as const } };

/** The staff's names by their profile's id; the same map until somebody's name changes. */
export function useTechnicianNames(): ReadonlyMap<string, string> {
  const { data } = useGetList<Row>('Technician', ALL);
  return useMemo(
    () => new Map(data?.map(({ id, displayName, username }) => [id, displayName ?? username] as const)),
    [data],
  );
}
