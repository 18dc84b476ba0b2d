/** The technician queue: signing in, or the page that the address names, and the sheet over it. */
import { useEffect, useState } from 'react';
import type { Language } from '../small/settings';
import { useQueue } from './data/shop';
import { JobPage } from './pages/JobPage';
import { ListPage } from './pages/ListPage';
import { OutboxPage } from './pages/OutboxPage';
import { SignInPage } from './pages/SignInPage';
import { TimerBar } from './parts/TimerBar';
import { Toast } from './parts/toast';
import { useLocation } from './place';
import { Sheets } from './sheets/Sheets';
import { loadTexts, type Texts, TextsContext } from './texts';

export function App({ first }: { first: Texts }) {
  const [texts, setTexts] = useState(first);
  const { phase } = useQueue();
  useEffect(() => {
    document.documentElement.lang = texts.locale;
    document.title = texts.queue.title;
  }, [texts]);
  const onLanguage = (language: Language) => void loadTexts(language).then(setTexts);
  return (
    <TextsContext.Provider value={texts}>
      {phase === 'signedOut' || phase === 'ended' ? (
        <SignInPage onLanguage={onLanguage} />
      ) : (
        <>
          <Page />
          <div className="bottom">
            <Toast />
            <TimerBar />
          </div>
          <Sheets onLanguage={onLanguage} />
        </>
      )}
    </TextsContext.Provider>
  );
}

function Page() {
  const { page, jobId } = useLocation();
  if (page === 'outbox') return <OutboxPage />;
  return page === 'job' ? <JobPage key={jobId} jobId={jobId} /> : <ListPage />;
}
