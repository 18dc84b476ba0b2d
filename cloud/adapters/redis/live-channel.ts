/**
 * How rows go out live, to this process at once and to the others through Redis. What could not be said while
 * Redis was lost is said to be missing once it is back; whoever hears that, or was cut off, lets its
 * subscribers go, so that they come back and look.
 */
import { EventEmitter } from 'node:events';
import type { RedisLink } from './link';

const LIVE = 'live';
const MISSING = 'missing';

type Listener = (message: string) => void;

/** What Parse Server takes for `pubSubAdapter`. */
export interface LiveChannel {
  createPublisher(): { publish(channel: string, message: string): void };
  createSubscriber(): { on(): void; subscribe(channel: string, listener: Listener): void };
}

/** `letGo` ends the connections of all subscribers of this process. */
export async function liveChannel(link: RedisLink, letGo: () => void): Promise<LiveChannel> {
  const here = new EventEmitter();
  let isMissing = false;
  const tellMissing = () => {
    if (!isMissing) return;
    isMissing = false;
    link.tell(MISSING, '').catch(() => {
      isMissing = true;
    });
  };
  await link.hear(LIVE, (text) => {
    const end = text.indexOf(' ');
    here.emit(text.slice(0, end), text.slice(end + 1));
  });
  await link.hear(MISSING, letGo);
  link.onReturn(() => {
    letGo();
    tellMissing();
  });
  return {
    createPublisher: () => ({
      publish(channel, message) {
        here.emit(channel, message);
        link.tell(LIVE, `${channel} ${message}`).catch(() => {
          isMissing = true;
        });
      },
    }),
    createSubscriber: () => ({
      on: () => undefined,
      subscribe: (channel, listener) => {
        here.on(channel, listener);
      },
    }),
  };
}
