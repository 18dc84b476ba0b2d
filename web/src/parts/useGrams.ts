import { useCallback } from 'react';
import { useLocaleState } from 'react-admin';
import { regionOf } from './useMoment';

/** Whole grams, or kilograms from a thousand on, as the reader writes numbers. */
export function useGrams(): (grams: number) => string {
  const [locale] = useLocaleState();
  return useCallback(
    (grams) => {
      const isHeavy = Math.abs(grams) >= 1000;
      const value = isHeavy ? grams / 1000 : grams;
      const digits = { maximumFractionDigits: isHeavy ? 2 : 0 };
      return `${value.toLocaleString(regionOf(locale), digits)} ${isHeavy ? 'kg' : 'g'}`;
    },
    [locale],
  );
}
