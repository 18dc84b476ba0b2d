/** The results of the work for each, `most` at a time; all that was begun has ended when this ends. Throws the first error. */
export async function sideBySide<Item, Result>(
  items: Item[],
  most: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += most) {
    const begun = items.slice(start, start + most).map((item, index) => work(item, start + index));
    await Promise.allSettled(begun);
    results.push(...(await Promise.all(begun)));
  }
  return results;
}
