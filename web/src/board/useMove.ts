/** Moves a card at once, and back when the server refuses. */
import { useCallback } from 'react';
import { useSave } from '../parts/useSave';
import type { Row } from '../providers/errors';
import type { Changes } from './column';

interface Board {
  find: (id: string) => Row | undefined;
  put: (changes: Changes) => void;
}

/** Shows the job there, before the server was asked. */
export type Show = (job: Row, status: string) => void;
/** Saves the move. Rejects with the server's refusal, the card being back by then. */
export type Move = (job: Row, status: string, reason?: string) => Promise<void>;

export function useMove({ find, put }: Board): { show: Show; move: Move } {
  const save = useSave('PrintJob');
  const show = useCallback<Show>(
    (job, status) => {
      // Whoever else was faster has it their way.
      if (find(job.id)?.revision === job.revision) put(new Map([[job.id, { ...job, status }]]));
    },
    [find, put],
  );
  const move = useCallback<Move>(
    async (job, status, reason) => {
      show(job, status);
      // A reason is for one move, so the same words again are a new reason.
      const read = reason === undefined ? job : { ...job, statusReason: undefined };
      try {
        const saved = await save(read, { status, ...(reason === undefined ? {} : { statusReason: reason }) });
        if (saved) put(new Map([[job.id, { ...saved, included: job.included }]]));
        else show(job, job.status);
      } catch (error) {
        show(job, job.status);
        throw error;
      }
    },
    [save, put, show],
  );
  return { show, move };
}
