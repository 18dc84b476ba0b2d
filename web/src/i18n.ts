/** English and German. A language's texts are fetched when it is chosen. */
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider } from 'react-admin';

export const LANGUAGES = [
  { locale: 'en', name: 'English' },
  { locale: 'de', name: 'Deutsch' },
];

const texts = {
  en: () => import('./texts/en'),
  de: () => import('./texts/de'),
};
type Language = keyof typeof texts;

const isLanguage = (locale: string): locale is Language => locale in texts;

const load = async (locale: string) => (await texts[isLanguage(locale) ? locale : 'en']()).messages;

/** The language chosen before, else the first of the browser's that there is. */
export async function createI18n(chosen: string | undefined): Promise<I18nProvider> {
  const wanted = [chosen ?? '', ...navigator.languages].map((locale) => locale.slice(0, 2));
  const initial = wanted.find(isLanguage) ?? 'en';
  const messages = await load(initial);
  let isFirst = true;
  return polyglotI18nProvider(
    (locale) => {
      // The first answer has to be there at once.
      if (!isFirst) return load(locale);
      isFirst = false;
      return messages;
    },
    initial,
    LANGUAGES,
    { allowMissing: false },
  );
}
