/** This page's queue: one, wired to this browser. */
import { useSyncExternalStore } from 'react';
import { createLive } from '../../providers/live';
import { appId, javascriptKey, liveUrl, serverUrl } from '../../small/page';
import { openKept } from './kept';
import { loginPlace } from './login';
import { createQueue, type State } from './queue';

const logins = loginPlace(appId);

/** Without locks (a page without https) two tabs may both send; the server takes each entry once all the same. */
const alone = async (work: () => Promise<void>) => {
  if (navigator.locks) await navigator.locks.request('queue-outbox', work);
  else await work();
};

export const queue = createQueue({
  place: { url: serverUrl, appId, javascriptKey },
  logins,
  kept: openKept(),
  alone,
  live: createLive({
    url: liveUrl,
    appId,
    javascriptKey,
    sessionToken: () => logins.read()?.token,
  }),
});

export const useQueue = (): State => useSyncExternalStore(queue.watch, queue.state);
