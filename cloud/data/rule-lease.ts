/**
 * The one right to change which rules price: whoever has it sees every rule as it is, and will still be
 * the only one to write when their own is written. It is had for ten seconds at most, since a server
 * may end with it.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ShopError } from '../domain/errors';
import { isPast } from '../kernel/past';
import type { Store } from './store';

export const LEASE_MS = 10_000;
const LONGEST_WAIT_MS = 30_000;
const ASKED_AGAIN_MS = 40;

const NAME = 'PricingRules';
/** A lease is named by when it ends, and by chance: another one of the same millisecond has another name. */
const NAMES_A_MS = 1000;

/** Those of this server stand in line, so that the database is asked by one of them. */
let last: Promise<void> = Promise.resolve();
const leaving = new Map<number, () => void>();

async function inLine(): Promise<() => void> {
  const before = last;
  let leave = () => {};
  last = new Promise((resolve) => {
    leave = resolve;
  });
  await before;
  setTimeout(leave, LEASE_MS).unref();
  return leave;
}

async function claimed(store: Store): Promise<number> {
  const deadline = Date.now() + LONGEST_WAIT_MS;
  while (Date.now() < deadline) {
    const row = await store.first('Counter', { name: NAME });
    if (!row) await store.createOnce('Counter', { name: NAME, value: 0 });
    else if (isPast(new Date(row.value / NAMES_A_MS), new Date())) {
      const lease = (Date.now() + LEASE_MS) * NAMES_A_MS + randomInt(NAMES_A_MS);
      if (await store.update('Counter', { objectId: row.objectId, value: row.value }, { value: lease })) return lease;
    } else await sleep(ASKED_AGAIN_MS + randomInt(ASKED_AGAIN_MS));
  }
  throw new ShopError('rule.busy');
}

/** Waits for the lease. Answers its name. Throws rule.busy. */
export async function takeRuleLease(store: Store): Promise<number> {
  const leave = await inLine();
  try {
    const lease = await claimed(store);
    leaving.set(lease, leave);
    return lease;
  } catch (error) {
    leave();
    throw error;
  }
}

/** Gives the lease back. false: it was given back before, or has gone to somebody else in between. */
export async function giveBackRuleLease(store: Store, lease: number): Promise<boolean> {
  try {
    return await store.update('Counter', { name: NAME, value: lease }, { value: 0 });
  } finally {
    leaving.get(lease)?.();
    leaving.delete(lease);
  }
}
