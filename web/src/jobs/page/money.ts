/** Prices as people write them, and as they are kept: whole minor units. */
import { useLocaleState } from 'react-admin';
import { regionOf } from '../../parts/region';

/** The currencies that a shop here is asked for; the server takes any of ISO 4217. */
export const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'PLN', 'CZK', 'SEK', 'DKK', 'NOK', 'JPY'];

const decimalsOf = (currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

const toMajor = (minor: number, currency: string) => minor / 10 ** decimalsOf(currency);

/** As it is typed: 1250 is “12.50”. */
export const priceText = (minor: number, currency: string) => toMajor(minor, currency).toFixed(decimalsOf(currency));

/** “12.50” and “12,5” are 1250; undefined for what is no price. */
export function minorUnits(price: string, currency: string): number | undefined {
  const decimals = decimalsOf(currency);
  const [, whole, part = ''] = /^\s*(\d{1,9})(?:[.,](\d+))?\s*$/.exec(price) ?? [];
  if (whole === undefined || part.length > decimals) return undefined;
  return Number(whole + part.padEnd(decimals, '0'));
}

/** Writes a price as the reader does. */
export function useMoney(): (minor: number, currency: string) => string {
  const [locale] = useLocaleState();
  return (minor, currency) =>
    new Intl.NumberFormat(regionOf(locale), { style: 'currency', currency }).format(toMajor(minor, currency));
}
