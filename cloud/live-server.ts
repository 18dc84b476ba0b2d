/** Parse's LiveQuery server on the shop's port. */
import type { Server } from 'node:http';
import ParseServer from 'parse-server';
import type { StorageAdapter } from './adapters/guarded-storage';
import type { LiveQueryServer } from './closing';
import type { Config } from './config';
import { LimitedSockets, limitSubscriptions, type Subscribing } from './live-limits';
import type { Sharing } from './sharing';

/** The part of it that knows who is connected. */
interface LiveServer extends Subscribing {
  authCache: { clear(): void };
  cacheController: { clear(): Promise<void> };
  _clearCachedRoles(userId: string): Promise<void>;
}

export async function startLiveServer(
  server: Server,
  config: Config,
  storage: StorageAdapter,
  sharing: Sharing,
): Promise<LiveQueryServer> {
  const { cacheAdapter, pubSubAdapter } = sharing;
  const options = {
    appId: config.appId,
    masterKey: config.masterKey,
    serverURL: `http://127.0.0.1:${config.port}/parse`,
    // Without it a new adapter, for a MongoDB on this machine, is made for each event and subscriber.
    databaseAdapter: storage,
    collectionPrefix: '',
    cacheTimeout: 2000,
    websocketTimeout: 30_000,
    wssAdapter: LimitedSockets,
    pubSubAdapter,
  };
  const live = (await ParseServer.createLiveQueryServer(
    server,
    options as never,
    // Under names of its own: what it keeps of a login it reads in another way.
    { appId: `${config.appId}-live`, cacheAdapter } as never,
  )) as never as LiveServer;
  limitSubscriptions(live);
  // Parse looks up the person's sessions to forget them one by one; those that have ended it would not find.
  live._clearCachedRoles = async () => {
    live.authCache.clear();
    if (!cacheAdapter) await live.cacheController.clear();
  };
  return live;
}
