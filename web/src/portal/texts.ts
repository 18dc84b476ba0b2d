/** The texts of the reader's language, and how money, sizes and times are written in it. */
import { createContext, useContext } from 'react';
import { regionOf } from '../parts/region';
import { UNREACHABLE } from '../providers/errors';
import type { Language } from '../small/settings';
import type { portal as EnglishPortal } from '../texts/en/portal';

export interface Texts {
  locale: Language;
  /** With the reader's own region, where it speaks the language. */
  region: string;
  portal: typeof EnglishPortal;
}

const files = {
  en: () => import('../texts/en/portal'),
  de: () => import('../texts/de/portal'),
};

export async function loadTexts(locale: Language): Promise<Texts> {
  const { portal } = await files[locale]();
  return { locale, region: regionOf(locale), portal };
}

export const TextsContext = createContext<Texts | undefined>(undefined);

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('No texts are loaded');
  return texts;
}

/** The sentence for a refusal: ours in the reader's language where there is one, else the server's own. */
export function sentenceFor({ portal }: Texts, refusal: { message: string; code?: number }): string {
  if (refusal.message === UNREACHABLE) return portal.unreachable;
  return (portal.refusals as Record<string, string>)[String(refusal.code)] ?? refusal.message;
}

/** 1234 of EUR is €12.34; currencies have their own number of decimals. */
export function moneyText({ region }: Texts, minor: number, currency: string): string {
  const format = new Intl.NumberFormat(region, { style: 'currency', currency });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  return format.format(minor / 10 ** maximumFractionDigits);
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];

export function sizeText({ region }: Texts, bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000)));
  const format = { style: 'unit', unit: UNITS[power], maximumFractionDigits: power > 1 ? 1 : 0 } as const;
  return (bytes / 1000 ** power).toLocaleString(region, format);
}

export const momentText = ({ region }: Texts, iso: string): string =>
  new Date(iso).toLocaleString(region, { dateStyle: 'medium', timeStyle: 'short' });

export const dayText = ({ region }: Texts, iso: string): string =>
  new Date(iso).toLocaleDateString(region, { dateStyle: 'long' });
