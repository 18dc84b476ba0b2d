/** The texts of the chosen language, and how numbers and times are written in it. */
import { createContext, useContext } from 'react';
import { regionOf } from '../parts/region';
import type { jobs as EnglishJobs } from '../texts/en/jobs';
import type { queue as EnglishQueue } from '../texts/en/queue';
import type { Language } from './data/settings';

export interface Texts {
  locale: Language;
  /** With the reader's own region, where it speaks the language. */
  region: string;
  queue: typeof EnglishQueue;
  jobs: typeof EnglishJobs;
}

const files = {
  en: () => Promise.all([import('../texts/en/queue'), import('../texts/en/jobs')]),
  de: () => Promise.all([import('../texts/de/queue'), import('../texts/de/jobs')]),
};

export async function loadTexts(locale: Language): Promise<Texts> {
  const [{ queue }, { jobs }] = await files[locale]();
  return { locale, region: regionOf(locale), queue, jobs };
}

export const TextsContext = createContext<Texts | undefined>(undefined);

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('No texts are loaded');
  return texts;
}

/** `%{name}` becomes the value; of `one |||| many` the one that fits smart_count. */
export function fill(text: string, values: Record<string, string | number>): string {
  const [one = '', many = one] = text.split('||||');
  const chosen = values.smart_count === 1 ? one : many;
  return chosen.trim().replace(/%\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A word of the shop's own, in the reader's language where there is one. */
export const wordFor = (words: Record<string, string>, word: unknown): string => words[String(word)] ?? String(word);
