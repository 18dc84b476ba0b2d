/** Live updates in screens. */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { LiveEvent } from '../providers/live';
import { live } from '../providers/page';

/** A burst of events is one refetch, after this long. */
const GATHER_MS = 150;

/** Calls back for every event of the topic (`resource/PrintJob`, `resource/PrintJob/ID`); undefined: of none. */
export function useLive(topic: string | undefined, listener: (event: LiveEvent) => void): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => {
    if (!topic) return;
    const listen = (event: LiveEvent) => latest.current(event);
    live.subscribe(topic, listen);
    return () => {
      live.unsubscribe(topic, listen);
    };
  }, [topic]);
}

/** Refetches after an event, once for a burst of them. */
export function useLiveRefetch(topic: string | undefined, refetch: () => unknown): void {
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  useLive(topic, () => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(refetch, GATHER_MS);
  });
}

export const useConnection = () => useSyncExternalStore(live.watch, live.connection);
