/** What the shop's finished jobs teach about the estimates of the next. */

/** What a finished job should have taken by its file alone, and what it took. */
export interface Experience {
  plain: number;
  actual: number;
}

export interface Learnt {
  /** What a plain estimate is multiplied by. */
  factor: number;
  /** How many jobs it was learnt from. */
  jobs: number;
  /** Half of them were within so many percent of what is estimated with the factor. */
  errorPercent: number;
}

/** With fewer, a single odd job would count for too much. */
export const LEAST_JOBS = 5;
/** Older ones were printed with other spools and other settings. */
export const MOST_JOBS = 50;
/** Beyond it, what was logged is no measure of what was printed. */
const PLAUSIBLE = { least: 0.2, most: 5 };

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** undefined until there are enough jobs. The median, so that a failed print or a forgotten clock changes little. */
export function learn(jobs: Experience[]): Learnt | undefined {
  const ratios = jobs
    .filter(({ plain, actual }) => plain > 0 && actual > 0)
    .map(({ plain, actual }) => actual / plain)
    .filter((ratio) => ratio >= PLAUSIBLE.least && ratio <= PLAUSIBLE.most)
    .slice(0, MOST_JOBS);
  if (ratios.length < LEAST_JOBS) return undefined;
  const factor = median(ratios);
  const errorPercent = median(ratios.map((ratio) => Math.abs(factor - ratio) / ratio)) * 100;
  return { factor: round(factor, 4), jobs: ratios.length, errorPercent: round(errorPercent, 1) };
}

const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;
