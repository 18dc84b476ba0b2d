import { Button, IconButton } from '../../small/Button';
import { fill } from '../../small/fill';
import { useQueue } from '../data/shop';
import { go, openSheet, useLocation } from '../place';
import { useTexts } from '../texts';
import { whenText } from '../words';

export function TopBar({ title }: { title: string }) {
  const { page } = useLocation();
  const { queue } = useTexts();
  const { isConnected, snapshot } = useQueue();
  return (
    <header className="top">
      {page !== 'list' && <IconButton name="back" label={queue.back} onClick={() => go()} />}
      <h1>{title}</h1>
      <span className={isConnected ? 'live on' : 'live'}>{isConnected && snapshot ? queue.connection.live : ''}</span>
      <IconButton name="scan" label={queue.scan.open} onClick={() => openSheet('scan')} />
      <IconButton name="menu" label={queue.menu.title} onClick={() => openSheet('menu')} />
    </header>
  );
}

/** Whether what is on the screen may be old, and what has not been sent. */
export function Notices() {
  const texts = useTexts();
  const { queue } = texts;
  const { isConnected, entries, snapshot, problem } = useQueue();
  const { page } = useLocation();
  const refused = entries.filter(({ state }) => state === 'refused').length;
  const waiting = entries.length - refused;
  return (
    <>
      <div role="status" className="notices">
        {!isConnected && (
          <p className="notice lost">
            <strong>{queue.connection.lost}</strong> {queue.connection.kept}{' '}
            {snapshot && fill(queue.connection.asOf, { time: whenText(texts, snapshot.readAt) })}
          </p>
        )}
        {problem && (
          <p className="notice refused">
            {queue.failed} {problem}
          </p>
        )}
      </div>
      {entries.length > 0 && page !== 'outbox' && (
        <div className={refused ? 'notice refused' : 'notice waiting'}>
          <Button kind="quiet" icon="send" onClick={() => go('outbox')}>
            {[
              waiting && fill(queue.outbox.open, { smart_count: waiting }),
              refused && fill(queue.outbox.refusedCount, { smart_count: refused }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Button>
        </div>
      )}
    </>
  );
}
