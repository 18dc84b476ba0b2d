/** When what waits in an outbox is tried again, and when no more. Pure. */

/** With waits doubling from a minute, these take some ten hours. */
export const MOST_TRIES = 10;
const LONGEST_STEP_MS = 6 * 3_600_000;
/** The longest that a mail is ever left alone between two tries. */
export const LONGEST_WAIT_MS = 1.5 * LONGEST_STEP_MS;

/** Milliseconds until the next try; `chance`, from 0 to 1, keeps many that failed together from coming back together. */
export function waitBeforeTry(tries: number, retryMs: number, chance: number): number {
  const wait = Math.min(retryMs * 2 ** (tries - 1), LONGEST_STEP_MS);
  // Never shorter than asked: what was taken shows in the service's records only after a while.
  return Math.round(wait * (1 + chance / 2));
}
