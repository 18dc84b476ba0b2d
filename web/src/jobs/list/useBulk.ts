/** One change to many jobs, each by itself at the revision that was seen: one that is refused keeps no other back. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { type Row, ServerError } from '../../providers/errors';

export interface Refused {
  job: Row;
  message: string;
}

/** Saved at a time. */
const AT_ONCE = 6;

export function useBulk() {
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const [done, setDone] = useState<number>();

  /** Answers those that were refused. */
  async function change(jobs: Row[], data: Record<string, unknown>): Promise<Refused[]> {
    const refused: Refused[] = [];
    for (let start = 0; start < jobs.length; start += AT_ONCE) {
      setDone(start);
      const some = jobs.slice(start, start + AT_ONCE);
      const ids = some.map(({ id }) => id);
      try {
        await dataProvider.updateMany('PrintJob', { ids, data, meta: { rows: some } });
      } catch (error) {
        const { message } = error as Error;
        const failed = (error instanceof ServerError && error.body.failed) || ids.map((id) => ({ id, message }));
        for (const { id, message } of failed) refused.push({ job: some[ids.indexOf(id)] as Row, message });
      }
    }
    setDone(undefined);
    await queryClient.invalidateQueries({ queryKey: ['PrintJob'] });
    return refused;
  }

  /** `done` of them so far; undefined when nothing is under way. */
  return { change, done };
}
