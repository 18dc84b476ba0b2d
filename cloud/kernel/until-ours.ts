/** Saves of the server that lose against others, and are tried anew at what the others left. */

/** Written in between, moved in between, or the file taken in between by the same request sent twice. */
const LOST = new Set([1105, 1303, 1308]);
const TRIES = 30;

/** Tries again for as long as somebody else was faster. */
export async function untilOurs<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left--)
    try {
      return await attempt();
    } catch (error) {
      if (left === 0 || !LOST.has((error as { code?: number }).code ?? 0)) throw error;
    }
}
