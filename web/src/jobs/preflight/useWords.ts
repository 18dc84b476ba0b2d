import { useTranslate } from 'react-admin';
import type { Words } from '../../preflight/report';

/** What the checks are called in the reader's language. */
export function useWords(): Words {
  const translate = useTranslate();
  return {
    titleOf: (check) => translate(`fileChecks.${check}.title`),
    adviceOf: (check) => translate(`fileChecks.${check}.advice`),
    placesOf: (count) => translate('preflight.places', { smart_count: count }),
  };
}
