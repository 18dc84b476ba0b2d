/** The texts of a page in its reader's language, and the way to another language. */
import { useEffect, useState } from 'react';
import { chooseLanguage, type Language } from './settings';

export function useChosenTexts<Texts extends { locale: Language }>(
  first: Texts,
  loadTexts: (locale: Language) => Promise<Texts>,
) {
  const [texts, setTexts] = useState(first);
  useEffect(() => {
    document.documentElement.lang = texts.locale;
  }, [texts]);
  const speak = (language: Language) => {
    chooseLanguage(language);
    loadTexts(language).then(setTexts);
  };
  return { texts, speak };
}
