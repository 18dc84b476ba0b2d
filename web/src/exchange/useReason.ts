/** Why a line was or would be refused, or what it changes, in sentences. */
import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import type { Line } from '../../../cloud/domain/exchange/judging';
import type { Imported } from '../../../cloud/domain/exchange/tables';
import type { Outcome } from './useImport';

const shownNow = (value: unknown) => (value === undefined || value === null ? '—' : String(value));

export function useReason(className: Imported, outcomes: ReadonlyMap<Line, Outcome>): (line: Line) => string {
  const translate = useTranslate();
  return useCallback(
    (line) => {
      const { refusal } = outcomes.get(line) ?? {};
      if (refusal) return translate(refusal, { _: refusal });
      const label = (field: string) => translate(`resources.${className}.fields.${field}`);
      const changes = line.found?.how === 'change' ? Object.keys(line.found.changes) : [];
      return [
        ...line.problems.map(
          ({ field, problem }) => `${label(field)}: ${translate(`imports.problems.${problem.key}`, problem.args)}`,
        ),
        ...changes.map((field) => {
          // A row pointed to stands there by its id: what the file calls it is enough.
          const isId = /^[A-Za-z0-9]{20}$/.test(String(line.data[field]));
          const before = isId ? '…' : shownNow(line.found?.row[field]);
          return translate('imports.becomes', { field: label(field), before, after: shownNow(line.shown[field]) });
        }),
      ].join(' ');
    },
    [translate, outcomes, className],
  );
}
