/** Figures and times as the reader writes them. */
import { useLocaleState } from 'react-admin';
import { regionOf } from './region';

type Format = ReturnType<typeof formatOf>;

/** By language: making one takes longer than a row of a table. */
const formats = new Map<string, Format>();

/** `grams(1250)` is “1,250 g”, `signed(-3)` “−3 g”, `minutes(95)` “1 h 35 min”, `moment` and `day` are in the reader's zone. */
export function useFormat(): Format {
  const [locale] = useLocaleState();
  const known = formats.get(locale);
  if (known) return known;
  const format = formatOf(regionOf(locale));
  formats.set(locale, format);
  return format;
}

function formatOf(region: string) {
  const number = new Intl.NumberFormat(region, { maximumFractionDigits: 2 });
  const withSign = new Intl.NumberFormat(region, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  const moment = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(region, { dateStyle: 'medium' });
  const clock = new Intl.DateTimeFormat(region, { timeStyle: 'short' });
  return {
    number: (value: number) => number.format(value),
    grams: (value: number) => `${number.format(value)} g`,
    signed: (value: number) => `${withSign.format(value)} g`,
    minutes(value: number): string {
      const hours = Math.floor(value / 60);
      const rest = value % 60 || !hours ? `${value % 60} min` : '';
      return [hours && `${number.format(hours)} h`, rest].filter(Boolean).join(' ');
    },
    moment: (value: string | Date) => moment.format(new Date(value)),
    day: (value: string | Date) => day.format(new Date(value)),
    clock: (value: string | Date) => clock.format(new Date(value)),
  };
}
