/** How a line stands: before the import what would become of it, then what became of it. */

import type { Line } from './judging';
import type { DryRun } from './useDryRun';
import type { Outcome } from './useImport';

export const VERDICTS = ['made', 'new', 'there', 'wrong', 'refused'] as const;
export type Verdict = (typeof VERDICTS)[number];

export function verdictOf(line: Line, { earlier }: DryRun, outcomes: ReadonlyMap<Line, Outcome>): Verdict {
  const outcome = outcomes.get(line);
  if (outcome?.job) return 'made';
  if (outcome) return 'refused';
  if (line.problems.length) return 'wrong';
  return earlier.has(line) ? 'there' : 'new';
}
