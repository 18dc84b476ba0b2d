/** Rules of time logs. */
import type { TimeLog } from '../../../schema/generated';
import { ShopError } from '../errors';

/** A log can be entered this many days late. */
export const LATE_DAYS = 30;
/** One log may span a long unattended print, not more. */
export const LONGEST_DAYS = 7;
/** Clocks of phones run ahead by minutes. */
const CLOCK_SKEW_MS = 5 * 60_000;
const DAY_MS = 86_400_000;

type Times = Pick<TimeLog, 'startTime' | 'endTime'>;

/** Throws log.* for a start or end in the future, too long ago, in the wrong order, or too far apart. */
export function checkTimes({ startTime, endTime }: Times, now: Date): void {
  for (const [field, time] of [
    ['startTime', startTime],
    ['endTime', endTime],
  ] as const)
    if (time && time.getTime() > now.getTime() + CLOCK_SKEW_MS) throw new ShopError('log.future', { field });
  if (endTime && endTime < startTime) throw new ShopError('log.endBeforeStart');
  const last = endTime ?? now;
  if (last.getTime() - startTime.getTime() > LONGEST_DAYS * DAY_MS)
    throw new ShopError('log.tooLong', { days: LONGEST_DAYS });
  if (last.getTime() < now.getTime() - LATE_DAYS * DAY_MS) throw new ShopError('log.tooOld', { days: LATE_DAYS });
}

/** Whole minutes between start and end; 0 while the timer runs. */
export function spanMinutes({ startTime, endTime }: Times): number {
  return endTime ? Math.round((endTime.getTime() - startTime.getTime()) / 60_000) : 0;
}

/** Throws when the minutes sent are not those between start and end, give or take the rounding of one. */
export function checkMinutes(times: Times, minutes: number): void {
  const span = spanMinutes(times);
  if (Math.abs(span - minutes) > 1) throw new ShopError('log.minutesDisagree', { span, minutes });
}
