/** The page that the address names, in the reader's language. */
import { Languages } from '../small/Languages';
import { useChosenTexts } from '../small/useChosenTexts';
import { RequestPage } from './pages/RequestPage';
import { TrackPage } from './pages/TrackPage';
import { loadTexts, type Texts, TextsContext } from './texts';

export function App({ first }: { first: Texts }) {
  const { texts, speak } = useChosenTexts(first, loadTexts);
  const [, page, inPath] = window.location.pathname.split('/');
  const token = inPath || window.location.hash.slice(1);
  return (
    <TextsContext.Provider value={texts}>
      <Languages label={texts.portal.language} chosen={texts.locale} speak={speak} />
      {page === 'track' ? <TrackPage token={token} /> : <RequestPage />}
    </TextsContext.Provider>
  );
}
