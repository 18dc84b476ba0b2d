/** The technician queue: signing in, or the page that the address names, and the sheet over it. */
import { useEffect } from 'react';
import { useChosenTexts } from '../small/useChosenTexts';
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
  const { texts, speak } = useChosenTexts(first, loadTexts);
  const { phase } = useQueue();
  useEffect(() => {
    document.title = texts.queue.title;
  }, [texts]);
  return (
    <TextsContext.Provider value={texts}>
      {phase === 'signedOut' || phase === 'ended' ? (
        <SignInPage speak={speak} />
      ) : (
        <>
          <Page />
          <div className="bottom">
            <Toast />
            <TimerBar />
          </div>
          <Sheets speak={speak} />
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
