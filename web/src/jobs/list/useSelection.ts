/** The jobs that were ticked, over pages too, each as it was seen last. */
import { useCallback, useMemo, useState } from 'react';
import type { Row } from '../../providers/errors';

export function useSelection(shown: readonly Row[]) {
  const [ticked, setTicked] = useState<ReadonlyMap<string, Row>>(new Map());
  const toggle = useCallback(
    (job: Row) =>
      setTicked((before) => {
        const next = new Map(before);
        if (!next.delete(job.id)) next.set(job.id, job);
        return next;
      }),
    [],
  );
  const drop = useCallback((ids: readonly string[]) => {
    setTicked((before) => new Map([...before].filter(([id]) => !ids.includes(id))));
  }, []);
  /** Ticks all that are shown, or none of them when all are. */
  const toggleShown = () =>
    setTicked((before) => {
      const next = new Map(before);
      const areAll = shown.every(({ id }) => before.has(id));
      for (const job of shown)
        if (areAll) next.delete(job.id);
        else next.set(job.id, job);
      return next;
    });
  const jobs = useMemo(() => {
    const fresh = new Map(shown.map((job) => [job.id, job]));
    return [...ticked].map(([id, job]) => fresh.get(id) ?? job);
  }, [ticked, shown]);
  return { jobs, has: (id: string) => ticked.has(id), toggle, toggleShown, drop, clear: () => setTicked(new Map()) };
}
