/** The hour at which a demo person does something: weeks of work, done again in seconds. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Tools } from '../../cloud/kernel/tools';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** UTC. */
const OPENS_MS = 7 * HOUR_MS;
const CLOSES_MS = 19 * HOUR_MS;

const then = new AsyncLocalStorage<Date>();

/** Does the work as if it were this time; holds within `inThePast` only. */
export const at = <T>(time: number, work: () => Promise<T>): Promise<T> => then.run(new Date(time), work);

/** While the work lasts, the shop's rules take the time of `at` for now. */
export async function inThePast<T>(tools: Tools, work: () => Promise<T>): Promise<T> {
  const { now } = tools;
  tools.now = () => then.getStore() ?? now();
  try {
    return await work();
  } finally {
    tools.now = now;
  }
}

/** The moment, so many days ago, at which something happened in the shop. */
export const daysAgo = (days: number): number => whenOpen(Date.now() - days * DAY_MS);

export const midnightOf = (time: number): number => Math.floor(time / DAY_MS) * DAY_MS;

/** The same time when somebody is in the shop; otherwise some minutes after it opens again, on no Sunday. */
export function whenOpen(time: number): number {
  let midnight = midnightOf(time);
  const isSunday = () => new Date(midnight).getUTCDay() === 0;
  if (!isSunday() && time >= midnight + OPENS_MS && time < midnight + CLOSES_MS) return time;
  if (time >= midnight + OPENS_MS) midnight += DAY_MS;
  if (isSunday()) midnight += DAY_MS;
  return midnight + OPENS_MS + (time % (50 * MINUTE_MS));
}
