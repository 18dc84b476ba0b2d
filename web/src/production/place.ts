/** Where an entry stands in its queue after it was dragged. */

/** Whoever stands behind the last does so by this much. */
const STEP = 1;

/** A position between the new neighbours'. */
export function placeBetween(before: number | undefined, after: number | undefined): number {
  return after === undefined ? (before ?? 0) + STEP : ((before ?? 0) + after) / 2;
}
