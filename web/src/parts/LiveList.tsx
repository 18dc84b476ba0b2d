import { useListContext } from 'react-admin';
import { useLiveRefetch } from './useLive';

/** Keeps the list that it stands in live. */
export function LiveList() {
  const { resource, refetch } = useListContext();
  useLiveRefetch(`resource/${resource}`, refetch);
  return null;
}
