/** Makes a move of a job, at the revision that was read. */
import { useNotify, useTranslate } from 'react-admin';
import { useSave } from '../../parts/useSave';
import type { Row } from '../../providers/errors';

/** Answers whether it was made; somebody who was faster may have been left to it. Rejects with the server's refusal. */
export type Move = (job: Row, to: string, more?: Record<string, unknown>) => Promise<boolean>;

export function useMove(): Move {
  const save = useSave('PrintJob');
  const notify = useNotify();
  const translate = useTranslate();
  return async (job, to, more = {}) => {
    // A reason is for one move, so the same words again are a new reason.
    const read = 'statusReason' in more ? { ...job, statusReason: undefined } : job;
    const saved = await save(read, { status: to, ...more });
    if (saved?.status !== to) return false;
    const status = translate(`resources.PrintJob.values.status.${to}`);
    notify('jobPage.moved', { type: 'success', messageArgs: { job: job.jobNumber, status } });
    return true;
  };
}
