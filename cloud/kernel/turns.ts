/** One at a time for each key, within this process; across processes the database decides. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();
  private readonly waiting = new Map<string, Promise<void>>();

  /** Runs `work` after everything that was asked for this key before. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.catch(() => undefined);
    this.last.set(key, settled);
    try {
      return await mine;
    } finally {
      if (this.last.get(key) === settled) this.last.delete(key);
    }
  }

  /** As take, for work that reads everything anew: whoever asks while a run waits to begin is served by that one. */
  share(key: string, work: () => Promise<void>): Promise<void> {
    const waiting = this.waiting.get(key);
    if (waiting) return waiting;
    const mine = this.take(key, () => {
      this.waiting.delete(key);
      return work();
    });
    this.waiting.set(key, mine);
    return mine;
  }
}
