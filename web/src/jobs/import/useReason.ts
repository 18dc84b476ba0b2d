/** Why a line was or would be refused, in sentences. */
import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import type { Line } from './judging';
import type { Outcome } from './useImport';

export function useReason(outcomes: ReadonlyMap<Line, Outcome>): (line: Line) => string {
  const translate = useTranslate();
  return useCallback(
    (line) => {
      const { refusal } = outcomes.get(line) ?? {};
      if (refusal) return translate(refusal, { _: refusal });
      return line.problems
        .map(({ field, problem }) => {
          const label = translate(`resources.PrintJob.fields.${field}`);
          return `${label}: ${translate(`jobImport.problems.${problem.key}`, problem.args)}`;
        })
        .join(' ');
    },
    [translate, outcomes],
  );
}
