/** What was lost on its way is sent again by itself. */
import { useEffect } from 'react';

/** While the server is not reached, it is tried again this often. */
const TRY_AGAIN_MS = 10_000;

/** Calls `again` after a while, and as soon as there is a network, each time that something is lost. */
export function useRetry(isLost: boolean, again: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what `again` does is the same each time
  useEffect(() => {
    if (!isLost) return undefined;
    const timer = setTimeout(again, TRY_AGAIN_MS);
    window.addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
    };
  }, [isLost]);
}
