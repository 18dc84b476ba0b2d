/** Rules of file checks. */
import type { FileCheck } from '../../../schema/generated';
import { ShopError } from '../errors';

/** Throws when the counts and the verdict do not agree. */
export function verdictAgrees(check: Pick<FileCheck, 'checkStatus' | 'checksPassed' | 'checksFailed'>): void {
  const { checkStatus, checksPassed, checksFailed } = check;
  const total = checksPassed + checksFailed;
  const refuse = (rule: string) => {
    throw new ShopError('check.disagrees', { failed: checksFailed, total, status: checkStatus, rule });
  };
  if (checkStatus === 'Passed' && checksFailed > 0) refuse('Passed means that none failed.');
  if (checkStatus === 'Passed' && total === 0) refuse('Passed needs one check at least.');
  if (checkStatus === 'Failed' && checksFailed === 0) refuse('Failed means that one failed at least.');
}
