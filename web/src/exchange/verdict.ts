/** How a line stands: before the import what would become of it, then what became of it. */
import type { Line } from '../../../cloud/domain/exchange/judging';
import type { Outcome } from './useImport';

export const VERDICTS = ['made', 'changed', 'new', 'change', 'same', 'there', 'wrong', 'refused'] as const;
export type Verdict = (typeof VERDICTS)[number];

export function verdictOf(line: Line, outcomes: ReadonlyMap<Line, Outcome>): Verdict {
  const outcome = outcomes.get(line);
  if (outcome?.row) return line.found?.how === 'change' ? 'changed' : 'made';
  if (outcome) return 'refused';
  if (line.problems.length) return 'wrong';
  return line.found?.how ?? 'new';
}
