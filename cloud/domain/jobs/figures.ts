/** Figures of past weeks: what left the shop, how long it took, who worked and what was used. */

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** Monday, 00:00 UTC, of the week that the time lies in. */
export function weekOf(time: Date): Date {
  return new Date(Math.floor((time.getTime() - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS + FIRST_MONDAY_MS);
}

/** The middle value; of an even number the mean of the two in the middle; undefined of none. */
export function median(values: number[]): number | undefined {
  if (!values.length) return undefined;
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  const at = (index: number) => sorted[Math.floor(index)] as number;
  return sorted.length % 2 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}

export interface Delivered {
  createdAt: Date;
  dispatchedAt: Date;
}

export interface Week {
  weekStart: Date;
  dispatched: number;
  /** Days from intake to dispatch, median; absent in a week without a dispatch. */
  leadTimeDays?: number;
}

/** One entry a week, empty weeks included, from the week of `since` to that of `until`. */
export function weekly(jobs: Delivered[], since: Date, until: Date): Week[] {
  const leadTimes = new Map<number, number[]>();
  for (let week = weekOf(since).getTime(); week <= weekOf(until).getTime(); week += WEEK_MS) leadTimes.set(week, []);
  for (const { createdAt, dispatchedAt } of jobs)
    leadTimes.get(weekOf(dispatchedAt).getTime())?.push((dispatchedAt.getTime() - createdAt.getTime()) / DAY_MS);
  return [...leadTimes].map(([week, days]) => ({
    weekStart: new Date(week),
    dispatched: days.length,
    ...(days.length ? { leadTimeDays: median(days) } : {}),
  }));
}

/** When so many grams are used up at this pace; undefined when nothing was used lately. */
export function runsOutAt(remainingGrams: number, gramsPerDay: number, now: Date): Date | undefined {
  return gramsPerDay > 0 ? new Date(now.getTime() + (remainingGrams / gramsPerDay) * DAY_MS) : undefined;
}
