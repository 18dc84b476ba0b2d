/** Moments in the reader's language and time zone. */
import { useSyncExternalStore } from 'react';
import { useLocaleState } from 'react-admin';
import { regionOf } from './region';

const MINUTE_MS = 60_000;

type Formatter = (moment: Date | string | number) => string;

/** By language and format: making one takes longer than a row of a table. */
const formatters = new Map<string, Formatter>();

/** Formats moments as said; the same function until the language changes. */
export function useMoment(format: Intl.DateTimeFormatOptions): Formatter {
  const [locale] = useLocaleState();
  const key = `${locale} ${JSON.stringify(format)}`;
  const known = formatters.get(key);
  if (known) return known;
  const { format: write } = new Intl.DateTimeFormat(regionOf(locale), format);
  const formatter: Formatter = (moment) => write(new Date(moment));
  formatters.set(key, formatter);
  return formatter;
}

/** The running minute, in milliseconds: what becomes late shows it without being asked. */
export function useMinute(): number {
  return useSyncExternalStore(everyMinute, () => Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS);
}

function everyMinute(changed: () => void): () => void {
  const timer = setInterval(changed, MINUTE_MS / 4);
  return () => clearInterval(timer);
}
