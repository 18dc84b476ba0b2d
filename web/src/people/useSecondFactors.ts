/** The members of staff who have a second factor, by their id; nobody's for whoever may not see that. */
import { useGetList } from 'react-admin';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { mayDo } from '../providers/rights';

export function useSecondFactors(): ReadonlySet<string> {
  const who = useWho();
  const enabled = Boolean(who && mayDo('read', 'SecondFactor', who));
  const asked = { pagination: { page: 1, perPage: 500 }, filter: { state: 'On' } };
  const { data = [] } = useGetList<Row>('SecondFactor', asked, { enabled });
  return new Set(data.map(({ technician }) => technician));
}
