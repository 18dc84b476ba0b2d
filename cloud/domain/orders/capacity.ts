/** What a queue has to do against the minutes that it works: what is due by when, and what comes too late. */

export interface QueuedItem {
  objectId: string;
  minutes: number;
  /** Without one it is never late. */
  dueDate: Date | undefined;
}

export interface DueDay {
  /** YYYY-MM-DD, UTC. */
  date: string;
  /** Minutes of all that is due by the end of that day. */
  minutes: number;
  /** Minutes that the queue works until then. */
  capacityMinutes: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const dayOf = (date: Date) => Math.floor(date.getTime() / DAY_MS);

/** Minutes that are worked from now to the end of a day; of today no more than it still has. */
function workedUntil(day: number, now: Date, minutesPerDay: number): number {
  const ahead = day - dayOf(now);
  if (ahead < 0) return 0;
  const leftToday = ((dayOf(now) + 1) * DAY_MS - now.getTime()) / MINUTE_MS;
  return Math.floor(Math.min(minutesPerDay, leftToday)) + ahead * minutesPerDay;
}

/** Items in the order in which they are printed. Late: not done, in that order, by the end of the day it is due on. */
export function capacityOf(items: QueuedItem[], minutesPerDay: number, now: Date) {
  const dueBy = new Map<number, number>();
  const late: string[] = [];
  let soFar = 0;
  for (const { objectId, minutes, dueDate } of items) {
    soFar += minutes;
    if (!dueDate) continue;
    const day = dayOf(dueDate);
    dueBy.set(day, (dueBy.get(day) ?? 0) + minutes);
    if (soFar > workedUntil(day, now, minutesPerDay)) late.push(objectId);
  }
  let due = 0;
  const days: DueDay[] = [...dueBy]
    .sort(([left], [right]) => left - right)
    .map(([day, minutes]) => {
      due += minutes;
      return {
        date: new Date(day * DAY_MS).toISOString().slice(0, 10),
        minutes: due,
        capacityMinutes: workedUntil(day, now, minutesPerDay),
      };
    });
  return { waitingMinutes: soFar, days, late };
}
