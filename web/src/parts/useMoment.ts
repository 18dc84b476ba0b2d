/** Moments in the reader's language and time zone. */
import { useMemo, useSyncExternalStore } from 'react';
import { useLocaleState } from 'react-admin';
import { regionOf } from './region';

const MINUTE_MS = 60_000;

/** Formats moments as said; the same function until the language changes. */
export function useMoment(format: Intl.DateTimeFormatOptions): (moment: Date | string | number) => string {
  const [locale] = useLocaleState();
  const key = JSON.stringify(format);
  return useMemo(() => {
    const formatter = new Intl.DateTimeFormat(regionOf(locale), JSON.parse(key));
    return (moment) => formatter.format(new Date(moment));
  }, [locale, key]);
}

/** The running minute, in milliseconds: what becomes late shows it without being asked. */
export function useMinute(): number {
  return useSyncExternalStore(everyMinute, () => Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS);
}

function everyMinute(changed: () => void): () => void {
  const timer = setInterval(changed, MINUTE_MS / 4);
  return () => clearInterval(timer);
}
