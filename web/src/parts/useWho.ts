import { usePermissions } from 'react-admin';
import { mayWrite, type Who } from '../providers/rights';

/** Who is signed in; undefined until the server has said so. */
export function useWho(): Who | undefined {
  return usePermissions<Who>().permissions;
}

/** Planning is for those who may put the queue in order. */
export const mayPlan = (who: Who | undefined): boolean =>
  who !== undefined && mayWrite('queuePosition', 'PrintJob', who);
