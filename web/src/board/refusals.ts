/** What the server said to a move, by job: only the card concerned is drawn anew. */
import { createContext, useContext, useSyncExternalStore } from 'react';

export function createRefusals() {
  const sentences = new Map<string, string>();
  const watchers = new Set<() => void>();
  const tell = () => {
    for (const watcher of watchers) watcher();
  };
  return {
    of: (id: string) => sentences.get(id),
    say(id: string, sentence: string) {
      sentences.set(id, sentence);
      tell();
    },
    clear(id: string) {
      if (sentences.delete(id)) tell();
    },
    watch(watcher: () => void) {
      watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
      };
    },
  };
}

export type Refusals = ReturnType<typeof createRefusals>;

export const RefusalsContext = createContext<Refusals>(createRefusals());

export function useRefusal(id: string) {
  const refusals = useContext(RefusalsContext);
  const sentence = useSyncExternalStore(refusals.watch, () => refusals.of(id));
  return { sentence, clear: () => refusals.clear(id) };
}
