import { useShowContext } from 'react-admin';
import { useLiveRefetch } from './useLive';

/** Keeps the row that is shown live. */
export function LiveRow() {
  const { resource, record, refetch } = useShowContext();
  useLiveRefetch(record && `resource/${resource}/${record.id}`, refetch);
  return null;
}
