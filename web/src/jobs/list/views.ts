/** The list's switch between jobs at work and jobs that are over; all of it stands in the filter's one status list. */
import { CLOSED, OPEN, OWED } from '../../board/statuses';

export const ALL: readonly string[] = [...OPEN, ...CLOSED];

export const VIEWS: Record<View, readonly string[] | undefined> = { active: OPEN, history: CLOSED, all: undefined };
export type View = 'active' | 'history' | 'all';

export const ACTIVE = { status: [...OPEN] };

/** Promised for a time that has passed, and not handed over. */
export const LATE = { dueDate_lt: 'now', status_nin: ALL.filter((status) => !OWED.includes(status)) };

type Values = Record<string, unknown>;

/** The statuses that the filter asks for; undefined: any. */
export function statusesOf({ status }: Values): readonly string[] | undefined {
  if (status === undefined) return undefined;
  return [status].flat() as string[];
}

/** What the statuses could be chosen from. */
export function viewOf(filter: Values): View {
  const asked = statusesOf(filter);
  if (!asked?.length) return 'all';
  if (asked.every((status) => OPEN.includes(status))) return 'active';
  return asked.every((status) => CLOSED.includes(status)) ? 'history' : 'all';
}

/** The statuses chosen within the view; none when it is the whole view. */
export function chosenOf(filter: Values): readonly string[] {
  const asked = statusesOf(filter) ?? [];
  const all = VIEWS[viewOf(filter)] ?? ALL;
  return asked.length === all.length ? [] : asked;
}
