/** What a page comes to show: it draws after the server has answered, so a single look may come too early. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { STEP_MS } from './browser';

const EVERY_MS = 50;

/** Reads the page until it is as expected, or fails with what was read last. */
export async function expectSoon<T>(read: () => Promise<T>, expected: T): Promise<void> {
  let last = await read();
  for (const limit = Date.now() + STEP_MS; last !== expected && Date.now() < limit; last = await read())
    await sleep(EVERY_MS);
  expect(last).toBe(expected);
}
