/** The texts of the chosen language, and how numbers and times are written in it. */
import { createContext, useContext } from 'react';
import { regionOf } from '../parts/region';
import type { Language } from '../small/settings';
import type { jobs as EnglishJobs } from '../texts/en/jobs';
import type { queue as EnglishQueue } from '../texts/en/queue';

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
