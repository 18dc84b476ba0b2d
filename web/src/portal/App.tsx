/** The page that the address names, in the reader's language. */
import { useEffect, useState } from 'react';
import { chooseLanguage, LANGUAGES, type Language } from '../small/settings';
import { RequestPage } from './pages/RequestPage';
import { TrackPage } from './pages/TrackPage';
import { loadTexts, type Texts, TextsContext } from './texts';

export function App({ first }: { first: Texts }) {
  const [texts, setTexts] = useState(first);
  useEffect(() => {
    document.documentElement.lang = texts.locale;
  }, [texts]);
  const speak = (language: Language) => {
    chooseLanguage(language);
    loadTexts(language).then(setTexts);
  };
  const [, page, token = ''] = window.location.pathname.split('/');
  return (
    <TextsContext.Provider value={texts}>
      <nav className="languages" aria-label={texts.portal.language}>
        {LANGUAGES.map(({ locale, name }) => (
          <button
            key={locale}
            type="button"
            lang={locale}
            aria-pressed={locale === texts.locale}
            onClick={() => speak(locale)}
          >
            {name}
          </button>
        ))}
      </nav>
      {page === 'track' ? <TrackPage token={token} /> : <RequestPage />}
    </TextsContext.Provider>
  );
}
