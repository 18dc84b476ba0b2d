/** Turns: one at a time for each key, and shared by those whose work a run that waits to begin does as well. */
import { expect, test } from '@jest/globals';
import { Turns } from '../../cloud/kernel/turns';

/** Work that ends when it is told to, and notes when it begins and ends. */
function works() {
  const notes: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => async () => {
    notes.push(`${name} begins`);
    await new Promise<void>((resolve) => ends.set(name, resolve));
    notes.push(`${name} ends`);
  };
  /** Lets it end once it has begun. */
  const end = async (name: string) => {
    while (!ends.has(name)) await new Promise(setImmediate);
    ends.get(name)?.();
  };
  return { notes, work, end };
}

test('work on one key waits its turn, work on another does not', async () => {
  const turns = new Turns();
  const { notes, work, end } = works();
  const all = [turns.take('a', work('first')), turns.take('a', work('second')), turns.take('b', work('other'))];
  await end('other');
  await all[2];
  expect(notes).toEqual(['first begins', 'other begins', 'other ends']);
  await end('first');
  await end('second');
  await Promise.all(all);
  expect(notes.slice(3)).toEqual(['first ends', 'second begins', 'second ends']);
});

test('whoever fails does not keep the next from their turn', async () => {
  const turns = new Turns();
  const failing = turns.take('a', () => Promise.reject(new Error('no')));
  const next = turns.take('a', async () => 'done');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('done');
});

test('a run that waits to begin serves all who ask; one that has begun serves nobody more', async () => {
  const turns = new Turns();
  const { notes, work, end } = works();
  const first = turns.share('a', work('first'));
  while (!notes.length) await new Promise(setImmediate);
  const shared = ['second', 'third', 'fourth'].map((name) => turns.share('a', work(name)));
  await end('first');
  await first;
  await end('second');
  await Promise.all(shared);
  expect(notes).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  const later = turns.share('a', work('later'));
  await end('later');
  await later;
  expect(notes.slice(4)).toEqual(['later begins', 'later ends']);
});
