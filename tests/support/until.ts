/** Waiting for what the server's own rounds bring about, and nobody is told of. */
import { setTimeout as sleep } from 'node:timers/promises';

type Sought<T> = T | undefined | false;

/** What takes longer hangs; shorter than a test may take, so that the failure says what was waited for. */
const WITHIN_MS = 50_000;
const EVERY_MS = 50;

/** Reads until there is something, and answers it. */
export async function until<T>(read: () => Promise<Sought<T>> | Sought<T>): Promise<T> {
  for (const limit = Date.now() + WITHIN_MS; ; await sleep(EVERY_MS)) {
    const found = await read();
    if (found) return found;
    if (Date.now() > limit) throw new Error(`It never came to be: ${read}`);
  }
}
