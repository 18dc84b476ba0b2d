/** Two server processes of one shop, on one database and one Redis, behind a proxy that knows no sessions. */
import { Api } from '../support/api';
import { cloneDatabase } from '../support/databases';
import { environment } from '../support/environment';
import { newFolder } from '../support/folders';
import { type Running, start } from '../support/process';
import { Redis } from '../support/redis';
import { enter, type Shop } from '../support/shop';
import { TurnsProxy } from './proxy';

export interface Processes {
  /** Everybody asks through the proxy. */
  shop: Shop;
  first: Running;
  second: Running;
  redis: Redis;
  proxy: TurnsProxy;
  env: Record<string, string>;
  /** Starts one that was killed again, and lets the proxy know where it is. */
  startAgain(which: 'first' | 'second'): Promise<void>;
  stop(): Promise<void>;
}

/**
 * One folder for both, as where no S3 is set, unless the second has settings of its own; a proxy on this machine is
 * believed whom it asks for.
 */
export async function startProcesses(
  more: Record<string, string> = {},
  ofSecond: Record<string, string> = {},
): Promise<Processes> {
  const redis = await Redis.start();
  const given = { REDIS_URL: redis.url, DATA_DIR: newFolder('data'), TRUST_PROXY: 'loopback', ...more };
  const env = environment(await cloneDatabase(), given);
  const [first, second] = await Promise.all([start(env), start({ ...env, ...ofSecond })]).catch(async (error) => {
    await redis.kill();
    throw error;
  });
  const proxy = await TurnsProxy.start([first.url, second.url]);
  const shop = await enter({ ...first, url: proxy.url }, env);
  const processes: Processes = {
    shop,
    first,
    second,
    redis,
    proxy,
    env,
    async startAgain(which) {
      const former = processes[which].url;
      processes[which] = await start(which === 'first' ? env : { ...env, ...ofSecond });
      proxy.replace(former, processes[which].url);
    },
    async stop() {
      await proxy.stop();
      await Promise.all([processes.first.stop(), processes.second.stop()]);
      await redis.kill();
    },
  };
  return processes;
}

/** The same person, asking one process straight. */
export const at = ({ url }: Running, person: Api): Api =>
  new Api(url, { 'X-Parse-Session-Token': person.sessionToken });
