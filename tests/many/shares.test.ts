/** What decides between processes, at the instants that a load does not meet: several of them in one test, on one memory. */
import { spawnSync } from 'node:child_process';
import { expect, jest, test } from '@jest/globals';
import { isGone, OWN_LIFE } from '../../cloud/adapters/process-life';
import type { RedisLink } from '../../cloud/adapters/redis/link';
import { SessionCache } from '../../cloud/adapters/redis/session-cache';
import type { Store } from '../../cloud/data/store';
import { asTheOnlyOne } from '../../cloud/data/task-lease';
import { claimWriting, LEASE_MS } from '../../cloud/data/upload-lease';

/** A Redis that is there, or not. */
function memory() {
  const kept = new Map<string, string>();
  const state = { isLost: false };
  const ask = async (verb: string, ...given: string[]): Promise<unknown> => {
    if (state.isLost) throw new Error('lost');
    const [key = '', value = ''] = given;
    if (verb === 'MGET') return given.map((one) => kept.get(one) ?? null);
    if (verb === 'GET') return kept.get(key) ?? null;
    if (!given.includes('NX') || !kept.has(key)) kept.set(key, value);
    return 'OK';
  };
  return { state, link: { ask, key: (name: string) => name } as unknown as RedisLink };
}

test('a session that is being looked up while it ends elsewhere is not kept', async () => {
  const { link } = memory();
  const [here, there] = [new SessionCache(link), new SessionCache(link)];
  expect(await here.get('user:1')).toBeNull();
  await here.put('user:1', 'Ada');
  expect(await there.get('user:1')).toBe('Ada');
  // One asks, the session ends, another asks at the same process, and the first one's answer comes late.
  await there.del('user:1');
  expect(await here.get('user:1')).toBeNull();
  await there.del('user:1');
  expect(await here.get('user:1')).toBeNull();
  await here.put('user:1', 'Ada');
  expect(await there.get('user:1')).toBeNull();
  await here.put('user:1', 'nobody');
  expect(await there.get('user:1')).toBeNull();
});

test('what ended while Redis was gone is not found when it is back', async () => {
  const { link, state } = memory();
  const [here, there] = [new SessionCache(link), new SessionCache(link)];
  await here.get('user:1');
  await here.put('user:1', 'Ada');
  state.isLost = true;
  await here.del('user:1');
  expect(await here.get('user:1')).toBeNull();
  await here.put('user:1', 'Ada');
  state.isLost = false;
  expect(await here.get('user:1')).toBeNull();
  expect(await there.get('user:1')).toBeNull();
});

/** One Counter row, changed by compare-and-set. */
function oneRow() {
  let row: { name: string; value: number } | undefined;
  const store = {
    first: async () => row && { ...row },
    createOnce: async (_className: string, made: { name: string; value: number }) => {
      if (row) return false;
      row = made;
      return true;
    },
    update: async (_className: string, seen: { value: number }, changes: { value: number }) => {
      if (row?.value !== seen.value) return false;
      Object.assign(row, changes);
      return true;
    },
  };
  return store as unknown as Store;
}

test('of any number of processes one does a task, and another one when its process has ended', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  try {
    const store = oneRow();
    let runs = 0;
    let finish = () => {};
    const long = () => {
      runs++;
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    };
    const first = asTheOnlyOne(store, 'sweep', long);
    await new Promise(setImmediate);
    // It goes on for longer than one lease.
    await jest.advanceTimersByTimeAsync(30_000);
    const others = await Promise.all([1, 2, 3].map(() => asTheOnlyOne(store, 'sweep', long)));
    expect([runs, others]).toEqual([1, [false, false, false]]);
    finish();
    expect(await first).toBe(true);
    expect(await asTheOnlyOne(store, 'sweep', async () => runs++)).toBe(true);

    // A process that ended in the middle prolongs nothing.
    await store.update('Counter', { value: 0 }, { value: (Date.now() + 9_000) * 1000 });
    expect(await asTheOnlyOne(store, 'sweep', async () => runs++)).toBe(false);
    await jest.advanceTimersByTimeAsync(9_001);
    expect(await asTheOnlyOne(store, 'sweep', async () => runs++)).toBe(true);
    expect(runs).toBe(3);
  } finally {
    jest.useRealTimers();
  }
});

// Elsewhere nobody is known to be gone, and the lease is waited for.
(process.platform === 'linux' ? test : test.skip)('a process that has ended is known to be gone, and no other', () => {
  const [boot, space, pid, start] = OWN_LIFE.split(' ');
  const ended = spawnSync(process.execPath, ['--version']).pid;
  expect(isGone(`${OWN_LIFE} a-request`)).toBe(false);
  expect(isGone(`${boot} ${space} ${ended} ${start} a-request`)).toBe(true);
  // Its pid has come back as another one.
  expect(isGone(`${boot} ${space} ${pid} ${boot}/1 a-request`)).toBe(true);
  for (const elsewhere of [`another-boot ${space}`, `${boot} pid:[1]`, 'somewhere'])
    expect(isGone(`${elsewhere} ${ended} ${start} a-request`)).toBe(false);
});

test('whoever writes to an upload is waited for, unless they are known to be gone', async () => {
  const row = { objectId: 'a', writer: 'other', writingUntil: new Date(Date.now() + LEASE_MS), isWriterAsked: false };
  const store = {
    first: async () => ({ ...row }),
    update: async (_className: string, seen: { writer?: string }, changes: object) => {
      if (seen.writer && seen.writer !== row.writer) return false;
      Object.assign(row, changes);
      return true;
    },
  } as unknown as Store;
  expect(await claimWriting(store, 'key', 'mine', () => false)).toBe('taken');
  expect(row).toMatchObject({ writer: 'other', isWriterAsked: true });
  expect(await claimWriting(store, 'key', 'mine', (writer) => writer === 'other')).toBe('mine');
  expect(row).toMatchObject({ writer: 'mine', isWriterAsked: false });
});
