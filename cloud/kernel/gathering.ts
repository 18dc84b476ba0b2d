/** What is asked for by the same name within one turn of the event loop, done together once all have asked. */
export class Gathering<Item, Result> {
  private readonly open = new Map<string, { items: Set<Item>; result: Promise<Result> }>();

  /** Nobody is answered by work that had begun before they asked. */
  join(name: string, item: Item, work: (items: Item[]) => Promise<Result>): Promise<Result> {
    const found = this.open.get(name);
    found?.items.add(item);
    if (found) return found.result;
    const items = new Set([item]);
    const begun = new Promise<void>((resolve) => process.nextTick(resolve));
    const result = begun.then(() => {
      this.open.delete(name);
      return work([...items]);
    });
    this.open.set(name, { items, result });
    return result;
  }
}
