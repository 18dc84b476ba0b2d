/** Times that were noted to be waited for. A clock may have been wrong when one was: nothing waits for a year for that. */

const MINUTE_MS = 60_000;

/** Further ahead than this no clock of the shop's processes is from another, so that the time was a mistake. */
const wrongFrom = (mostAheadMs: number) => Date.now() + mostAheadMs + MINUTE_MS;

/** Matches rows whose time is before this one, or further ahead than it can ever have been meant to be. */
export function past(field: string, before: Date, mostAheadMs = 0) {
  return { $or: [{ [field]: { $lt: before } }, { [field]: { $gt: new Date(wrongFrom(mostAheadMs)) } }] };
}

/** As past, of a time that was read. */
export const isPast = (time: Date, before: Date): boolean => time < before || time.getTime() > wrongFrom(0);
