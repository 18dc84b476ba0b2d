/** The page that the address names, in the reader's language. */
import { useEffect, useState } from 'react';
import { Languages } from '../small/Languages';
import { chooseLanguage, type Language } from '../small/settings';
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
      <Languages label={texts.portal.language} chosen={texts.locale} speak={speak} />
      {page === 'track' ? <TrackPage token={token} /> : <RequestPage />}
    </TextsContext.Provider>
  );
}
