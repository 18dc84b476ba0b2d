/** What the processes of one shop share beside their database: through Redis, or each for itself where there is one alone. */
import { MemoryStore, type Store } from 'express-rate-limit';
import { SharedCounts } from './adapters/redis/counts';
import { RedisLink } from './adapters/redis/link';
import { type LiveChannel, liveChannel } from './adapters/redis/live-channel';
import { SessionCache } from './adapters/redis/session-cache';
import type { Config } from './config';

const CHANGED_JOBS = 'changed-jobs';

export interface Sharing {
  link: RedisLink | undefined;
  /** A count of requests, by the name of its limit. */
  counts(name: string): Store;
  /** undefined: Parse Server's own, in memory. */
  cacheAdapter: SessionCache | undefined;
  pubSubAdapter: LiveChannel | undefined;
  /** Lets the other processes know that there is something new about a job. */
  tellChanged(jobId: string): void;
  /** Hears what they let know. */
  hearChanged(listener: (jobId: string) => void): Promise<void>;
  close(): void;
}

const alone: Sharing = {
  link: undefined,
  counts: () => new MemoryStore(),
  cacheAdapter: undefined,
  pubSubAdapter: undefined,
  tellChanged: () => undefined,
  hearChanged: async () => undefined,
  close: () => undefined,
};

/** A shop's processes have the same key and the same database, whatever its server is called on their machines. */
function nameOf({ appId, masterKey, databaseUri }: Config): string {
  const database = databaseUri && /[^/]\/([^/?]*)(\?|$)/.exec(databaseUri)?.[1];
  return JSON.stringify([appId, masterKey, database]);
}

/** `letGo` ends the live connections of this process, whose owners come back. Throws a sentence when Redis cannot be reached. */
export async function openSharing(config: Config, letGo: () => void): Promise<Sharing> {
  if (!config.redisUrl) return alone;
  const link = await RedisLink.open(config.redisUrl, nameOf(config));
  return {
    link,
    counts: (name) => new SharedCounts(link, name),
    cacheAdapter: new SessionCache(link),
    pubSubAdapter: await liveChannel(link, letGo),
    // Who follows a job looks for changes every few seconds too.
    tellChanged: (jobId) => void link.tell(CHANGED_JOBS, jobId).catch(() => undefined),
    hearChanged: (listener) => link.hear(CHANGED_JOBS, listener),
    close: () => link.close(),
  };
}
