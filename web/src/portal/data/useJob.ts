/** One job as its customer sees it, kept up to date by the server's hints. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { isManaged } from '../../small/page';
import { type JobView, trackJob } from './server';

const EVERY_MS = 15_000;

/** Where nobody tells of changes they are asked for. */
function lookNowAndThen(load: () => unknown): () => void {
  const timer = setInterval(() => document.visibilityState === 'visible' && load(), EVERY_MS);
  load();
  return () => clearInterval(timer);
}

export function useJob(token: string) {
  const [job, setJob] = useState<JobView>();
  const [error, setError] = useState<unknown>();
  const [isLive, setLive] = useState(false);
  const latest = useRef(0);

  const load = useCallback(async () => {
    const turn = ++latest.current;
    try {
      const read = await trackJob(token);
      // A slower answer to an earlier question is out of date.
      if (turn !== latest.current) return;
      setJob(read);
      setError(undefined);
      if (isManaged) setLive(true);
    } catch (refused) {
      if (turn !== latest.current) return;
      setError(refused);
      if (isManaged) setLive(false);
    }
  }, [token]);

  useEffect(() => {
    if (isManaged) return lookNowAndThen(load);
    const events = new EventSource(`/track/${encodeURIComponent(token)}/events`);
    events.onopen = () => setLive(true);
    events.onerror = () => setLive(false);
    // Also said as soon as the connection stands, so that what happened before is not missed.
    events.addEventListener('changed', load);
    events.addEventListener('ended', () => {
      events.close();
      setLive(false);
      setJob(undefined);
      load();
    });
    const seen = () => document.visibilityState === 'visible' && load();
    document.addEventListener('visibilitychange', seen);
    load();
    return () => {
      events.close();
      document.removeEventListener('visibilitychange', seen);
    };
  }, [token, load]);

  return { job, error, isLive, load };
}
