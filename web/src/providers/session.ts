/** Whether the server has ended the session while its page was in use. */
export function createSession() {
  const watchers = new Set<() => void>();
  let ended = false;
  const set = (next: boolean) => {
    if (ended === next) return;
    ended = next;
    for (const watcher of watchers) watcher();
  };
  return {
    hasEnded: () => ended,
    end: () => set(true),
    renew: () => set(false),
    /** Calls back at every change; answers how to stop. */
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
      };
    },
  };
}
