import { useEffect, useState } from 'react';
import { fill } from '../../small/fill';
import type { Draft, Entry } from '../data/entries';
import { queue, useQueue } from '../data/shop';
import { closeSheet } from '../place';
import { useTexts } from '../texts';

/** The time, every second. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** What is typed into a form, kept until it is entered: over a reload, and over a session that ends. */
export function useTyped<Fields extends object>(name: string, first: Fields) {
  const { login } = useQueue();
  const key = `typed/${login?.userId}/${name}`;
  const [fields, setFields] = useState<Fields>(() => {
    const kept = sessionStorage.getItem(key);
    return kept ? { ...first, ...JSON.parse(kept) } : first;
  });
  const change = (changed: Partial<Fields>) => {
    const next = { ...fields, ...changed };
    sessionStorage.setItem(key, JSON.stringify(next));
    setFields(next);
  };
  return { fields, change, forget: () => sessionStorage.removeItem(key) };
}

/** Enters drafts, or a refused entry anew; closes the sheet once they are safe on the device. */
export function useEnter(forget: () => void = () => undefined) {
  const texts = useTexts();
  const [problem, setProblem] = useState<string>();
  const enter = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      setProblem(fill(texts.queue.outbox.noStore, { reason: (error as Error).message }));
      return;
    }
    forget();
    closeSheet();
  };
  return {
    problem,
    setProblem,
    act: (drafts: Draft[]) => enter(() => queue.act(drafts)),
    again: (entry: Entry, drop?: string[]) => enter(() => queue.retry(entry, drop)),
  };
}
