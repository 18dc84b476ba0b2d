/** Moves a card at once, and back when the server refuses. */
import { useCallback } from 'react';
import { useSave } from '../parts/useSave';
import type { Row } from '../providers/errors';
import type { Changes } from './column';

interface Board {
  find: (id: string) => Row | undefined;
  put: (changes: Changes) => void;
  refresh: (id: string) => void;
}

/** Shows the job there, before the server was asked. */
export type Show = (job: Row, status: string) => void;
/** Shows the job where it was, and then where the server says it is. */
export type Restore = (job: Row) => void;
/** Saves the move. Rejects with the server's refusal, the card being back by then. */
export type Move = (job: Row, status: string, reason?: string) => Promise<void>;

export function useMove({ find, put, refresh }: Board): { show: Show; restore: Restore; move: Move } {
  const save = useSave('PrintJob');
  const show = useCallback<Show>(
    (job, status) => {
      // Whoever else was faster has it their way.
      if (find(job.id)?.revision === job.revision) put(new Map([[job.id, { ...job, status }]]));
    },
    [find, put],
  );
  const restore = useCallback<Restore>(
    (job) => {
      // A folded column does not know its cards.
      if ((find(job.id)?.revision ?? job.revision) === job.revision) put(new Map([[job.id, job]]));
      refresh(job.id);
    },
    [find, put, refresh],
  );
  const move = useCallback<Move>(
    async (job, status, reason) => {
      show(job, status);
      // A reason is for one move, so the same words again are a new reason.
      const read = reason === undefined ? job : { ...job, statusReason: undefined };
      try {
        const saved = await save(read, { status, ...(reason === undefined ? {} : { statusReason: reason }) });
        if (saved) put(new Map([[job.id, { ...saved, included: job.included }]]));
        else restore(job);
      } catch (error) {
        restore(job);
        throw error;
      }
    },
    [save, put, show, restore],
  );
  return { show, restore, move };
}
