/** Puts a dragged job in its new place: shown at once, then saved, and back with the server's words when refused. */
import { useState } from 'react';
import { useSave } from '../parts/useSave';
import type { Row } from '../providers/errors';
import { callFunction } from '../providers/functions';
import { moved } from './place';
import type { usePlan } from './usePlan';

export interface Refusal {
  id: string;
  sentence: string;
}

export function useReorder({ data, refetch, showQueue }: ReturnType<typeof usePlan>) {
  const save = useSave('PrintJob');
  const [refusal, setRefusal] = useState<Refusal>();

  async function reorder(from: number, to: number): Promise<void> {
    const queue = data?.queue ?? [];
    const job = queue[from];
    if (!job || from === to) return;
    const { next, place } = moved(queue as (Row & { id: string })[], from, to);
    const { priority, queuePosition } = place;
    setRefusal(undefined);
    showQueue(next);
    try {
      if (queuePosition !== undefined) await save(job, { priority, queuePosition });
      else {
        if (priority !== job.priority) await save(job, { priority });
        const equals = next.filter((one) => (one.priority ?? 3) === priority);
        await callFunction('orderQueue', { jobIds: equals.map(({ id }) => id) });
      }
    } catch (error) {
      showQueue(queue);
      setRefusal({ id: job.id, sentence: (error as Error).message });
    }
    await refetch();
  }

  return { reorder, refusal, forget: () => setRefusal(undefined) };
}
