/** What is asked for in one turn of the event loop is done together, and nothing that had begun before answers. */
import { expect, test } from '@jest/globals';
import { Gathering } from '../../cloud/kernel/gathering';
import { sideBySide } from '../../cloud/kernel/side-by-side';

/** Work that notes for what it was done. */
function works() {
  const done: string[][] = [];
  const work = async (items: string[]) => {
    done.push(items);
    return done.length;
  };
  return { done, work };
}

test('whoever asks by one name in one turn is answered by one run, which has every item once', async () => {
  const gathering = new Gathering<string, number>();
  const { done, work } = works();
  const asked = ['a', 'b', 'a'].map(async (item) => {
    await undefined;
    return gathering.join('rows', item, work);
  });
  const other = gathering.join('others', 'c', work);
  expect(await Promise.all(asked)).toEqual([2, 2, 2]);
  expect(await other).toBe(1);
  expect(done).toEqual([['c'], ['a', 'b']]);
});

test('whoever asks once it has begun is answered by another run', async () => {
  const gathering = new Gathering<string, number>();
  const { done, work } = works();
  let later: Promise<number> | undefined;
  const first = gathering.join('rows', 'a', async (items) => {
    later = gathering.join('rows', 'b', work);
    return work(items);
  });
  expect([await first, await later]).toEqual([1, 2]);
  expect(done).toEqual([['a'], ['b']]);
});

test('a run that fails fails for all who are in it, and for nobody after', async () => {
  const gathering = new Gathering<string, number>();
  const { work } = works();
  const fail = () => Promise.reject(new Error('no'));
  const asked = [gathering.join('rows', 'a', fail), gathering.join('rows', 'b', fail)];
  for (const one of asked) await expect(one).rejects.toThrow('no');
  expect(await gathering.join('rows', 'c', work)).toBe(1);
});

test('so many at a time, in their order, and all that was begun has ended when one fails', async () => {
  let underWay = 0;
  let most = 0;
  const work = async (item: number) => {
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay--;
    if (item === 3) throw new Error('no');
    return item * 10;
  };
  expect(await sideBySide([1, 2, 4, 5, 6], 2, work)).toEqual([10, 20, 40, 50, 60]);
  expect(most).toBe(2);
  await expect(sideBySide([3, 1, 2, 4], 3, work)).rejects.toThrow('no');
  expect(underWay).toBe(0);
});
