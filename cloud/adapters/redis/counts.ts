/** Counts of requests that hold for all processes; while Redis is lost each counts by itself, so that no limit is ever off. */
import { type ClientRateLimitInfo, MemoryStore, type Options, type Store } from 'express-rate-limit';
import type { RedisLink } from './link';

/** One more, and the milliseconds until the count begins anew. */
const COUNT = `
local left = redis.call('PTTL', KEYS[1])
if left <= 0 then
  redis.call('SET', KEYS[1], 1, 'PX', ARGV[1])
  return {1, tonumber(ARGV[1])}
end
return {redis.call('INCR', KEYS[1]), left}`;

export class SharedCounts implements Store {
  readonly prefix: string;
  readonly localKeys = false;
  private readonly own = new MemoryStore();
  private windowMs = 0;

  constructor(
    private readonly link: RedisLink,
    name: string,
  ) {
    this.prefix = link.key(`limit:${name}:`);
  }

  init(options: Options): void {
    this.windowMs = options.windowMs;
    this.own.init(options);
  }

  async increment(key: string): Promise<ClientRateLimitInfo> {
    try {
      const counted = await this.link.ask('EVAL', COUNT, '1', this.prefix + key, String(this.windowMs));
      const [totalHits = 0, leftMs = 0] = (counted as unknown[]).map(Number);
      return { totalHits, resetTime: new Date(Date.now() + leftMs) };
    } catch {
      return this.own.increment(key);
    }
  }

  /** Express asks for it to count only some answers, which no limit of the shop does. */
  async decrement(key: string): Promise<void> {
    await this.own.decrement(key);
  }

  async resetKey(key: string): Promise<void> {
    await this.own.resetKey(key);
    await this.link.ask('DEL', this.prefix + key).catch(() => undefined);
  }
}
