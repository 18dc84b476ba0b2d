/** One at a time for each key, within this process; across processes the database decides. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

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
}
