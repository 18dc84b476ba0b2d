/**
 * What Parse Server keeps of sessions and roles, for all processes. Whatever is taken out of it ends a
 * generation, and a value is kept under the generation in which it was asked for: so one that was being
 * read from the database while a session ended, by whichever process, is never found.
 */
import { randomUUID } from 'node:crypto';
import type { RedisLink } from './link';

/** How long a session that ended while Redis was lost may still be found by a process that was not cut off. */
export const KEPT_MS = 5_000;

/** What is asked for while Redis is lost is kept nowhere. */
const LOST = '';

/** Whoever has read the database for longer than this keeps nothing. */
const READ_MS = 30_000;

/** A value that is being read from the database. */
interface Reading {
  generation: string;
  readers: number;
  /** Some asked in another generation: nobody can tell any more whose value it is. */
  isMixed: boolean;
  timer: NodeJS.Timeout;
}

export class SessionCache {
  private readonly readings = new Map<string, Reading>();
  private owesEnd = false;

  constructor(private readonly link: RedisLink) {}

  /** null for what is not there, and for everything while Redis is lost. */
  async get(key: string): Promise<unknown> {
    try {
      if (this.owesEnd) await this.end();
      const asked = ['MGET', this.generationKey, this.keyOf(key)];
      const [generation, kept] = (await this.link.ask(...asked)) as (string | null)[];
      const { by, value } = kept ? JSON.parse(kept) : { by: undefined, value: null };
      if (generation && by === generation) return value;
      this.beginReading(key, generation ?? (await this.begin()));
    } catch {
      this.beginReading(key, LOST);
    }
    return null;
  }

  async put(key: string, value: unknown, ttl = KEPT_MS): Promise<void> {
    const by = this.endReading(key);
    if (!by || ttl <= 0) return;
    const milliseconds = Number.isFinite(ttl) ? Math.min(ttl, KEPT_MS) : KEPT_MS;
    const kept = JSON.stringify({ by, value });
    await this.link.ask('SET', this.keyOf(key), kept, 'PX', String(milliseconds)).catch(() => undefined);
  }

  del(_key: string): Promise<void> {
    return this.clear();
  }

  async clear(): Promise<void> {
    this.owesEnd = true;
    await this.end().catch(() => undefined);
  }

  private readonly keyOf = (key: string) => this.link.key(`kept:${key}`);

  private get generationKey(): string {
    return this.link.key('generation');
  }

  private async end(): Promise<void> {
    await this.link.ask('SET', this.generationKey, randomUUID());
    this.owesEnd = false;
  }

  /** The first generation, or the first after Redis was emptied. */
  private async begin(): Promise<string> {
    await this.link.ask('SET', this.generationKey, randomUUID(), 'NX');
    return String(await this.link.ask('GET', this.generationKey));
  }

  private beginReading(key: string, generation: string): void {
    const begun = this.readings.get(key);
    if (begun) {
      begun.readers++;
      begun.isMixed ||= begun.generation !== generation;
      begun.timer.refresh();
      return;
    }
    const timer = setTimeout(() => this.readings.delete(key), READ_MS);
    timer.unref();
    this.readings.set(key, { generation, readers: 1, isMixed: false, timer });
  }

  /** The generation in which the value was asked for; undefined when that is not certain. */
  private endReading(key: string): string | undefined {
    const begun = this.readings.get(key);
    if (!begun) return undefined;
    begun.readers--;
    if (begun.readers === 0) {
      clearTimeout(begun.timer);
      this.readings.delete(key);
    }
    return begun.isMixed || begun.generation === LOST ? undefined : begun.generation;
  }
}
