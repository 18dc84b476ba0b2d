/**
 * One process at a time does a task. The right is a Counter row that says when it ends, prolonged while the
 * task runs, and given back after it: so one whose process ends is begun anew by another after some seconds.
 */
import { randomInt } from 'node:crypto';
import type { Store } from './store';

const LEASE_MS = 9_000;
const PROLONGED_MS = LEASE_MS / 3;
/** A lease is named by when it ends, and by chance: another one of the same millisecond has another name. */
const NAMES_A_MS = 1000;

const newLease = () => (Date.now() + LEASE_MS) * NAMES_A_MS + randomInt(NAMES_A_MS);

async function take(store: Store, name: string): Promise<number | undefined> {
  const row = await store.first('Counter', { name });
  const lease = newLease();
  if (!row) return (await store.createOnce('Counter', { name, value: lease })) ? lease : undefined;
  if (row.value > Date.now() * NAMES_A_MS) return undefined;
  return (await store.update('Counter', { name, value: row.value }, { value: lease })) ? lease : undefined;
}

/** Runs the task unless another process does. false: it does. Whatever it does must bear being done twice all the same. */
export async function asTheOnlyOne(store: Store, task: string, work: () => Promise<unknown>): Promise<boolean> {
  const name = `task ${task}`;
  let lease = await take(store, name);
  if (lease === undefined) return false;
  let prolonging: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    prolonging = prolonging.then(async () => {
      const next = newLease();
      // A database that is away for a moment decides nothing.
      if (await store.update('Counter', { name, value: lease }, { value: next }).catch(() => false)) lease = next;
    });
  }, PROLONGED_MS);
  timer.unref();
  try {
    await work();
  } finally {
    clearInterval(timer);
    await prolonging;
    await store.update('Counter', { name, value: lease }, { value: 0 });
  }
  return true;
}
