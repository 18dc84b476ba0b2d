/** This page's providers, one of each. */
import { appId, javascriptKey, liveUrl } from '../small/page';
import { createAuthProvider } from './authProvider';
import { createDataProvider } from './dataProvider';
import { createLive } from './live';
import { Parse } from './parse';
import { createSession } from './session';

export const session = createSession();

export const live = createLive({
  url: liveUrl,
  appId,
  javascriptKey,
  sessionToken: () => Parse.User.current()?.getSessionToken() ?? undefined,
});

export const dataProvider = createDataProvider(Parse);

export const authProvider = createAuthProvider(Parse, {
  onSignedIn: () => {
    session.renew();
    live.reopen();
  },
  onSignedOut: () => live.close(),
  onEnded: () => {
    session.end();
    live.close();
  },
});

/** However quiet it is, what is shown is never older than this. */
const CHECK_MS = 60_000;

const isSeen = () => document.visibilityState === 'visible';
window.addEventListener('online', () => live.reopen());
document.addEventListener('visibilitychange', () => isSeen() && live.check());
setInterval(() => isSeen() && live.check(), CHECK_MS);
live.open();
