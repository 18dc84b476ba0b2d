/** Where a job stands in the queue after it was dragged: its priority, and a position between its new neighbours. */

export interface Placed {
  id: string;
  priority?: number;
  queuePosition?: number;
}

export interface Place {
  priority: number;
  /** undefined: there is no room between the neighbours, and the queue has to be numbered anew. */
  queuePosition?: number;
}

/** Whoever stands before the first, or behind the last, does so by this much: a second of entering the queue. */
const STEP = 1000;
const DEFAULT_PRIORITY = 3;

const priorityOf = (job: Placed): number => job.priority ?? DEFAULT_PRIORITY;

/**
 * The place at `index` of the queue without the job. Its priority stays where the neighbours' let it be, and becomes the
 * nearer one's otherwise.
 */
export function placeAt(job: Placed, others: readonly Placed[], index: number): Place {
  const before = others[index - 1];
  const after = others[index];
  const lowest = before ? priorityOf(before) : Number.NEGATIVE_INFINITY;
  const highest = after ? priorityOf(after) : Number.POSITIVE_INFINITY;
  const priority = Math.min(Math.max(priorityOf(job), lowest), highest);
  const from = before && priorityOf(before) === priority ? before.queuePosition : undefined;
  const to = after && priorityOf(after) === priority ? after.queuePosition : undefined;
  if (from === undefined && to === undefined) return { priority, queuePosition: job.queuePosition };
  if (from === undefined) return { priority, queuePosition: (to as number) - STEP };
  if (to === undefined) return { priority, queuePosition: from + STEP };
  const middle = from + (to - from) / 2;
  return middle > from && middle < to ? { priority, queuePosition: middle } : { priority };
}

/** The queue with its job at `from` moved to `to`, whole enough for the next one to be placed beside it, and its new place. */
export function moved<Job extends Placed>(
  queue: readonly Job[],
  from: number,
  to: number,
): { next: Job[]; place: Place } {
  const job = queue[from] as Job;
  const place = placeAt(
    job,
    queue.filter((one) => one !== job),
    to,
  );
  return { next: reordered(queue, from, to).map((one) => (one === job ? { ...one, ...place } : one)), place };
}

/** The list with the item at `from` moved to `to`. */
export function reordered<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const without = list.filter((_, index) => index !== from);
  return [...without.slice(0, to), ...list.slice(from, from + 1), ...without.slice(to)];
}
