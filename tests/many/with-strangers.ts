/** A process that is set up otherwise than those on its database, and one that finds no Redis. */
import { expect, test } from '@jest/globals';
import { newFolder } from '../support/folders';
import { start } from '../support/process';
import { until } from '../support/until';
import type { Processes } from './processes';

export function withStrangers(processesNow: () => Processes): void {
  test('a process without Redis, or with its files elsewhere, is named in the log of both', async () => {
    const { env, first } = processesNow();
    const { REDIS_URL, ...others } = env;
    expect(first.output()).not.toContain('Another process');
    const stranger = await start({ ...others, DATA_DIR: newFolder('elsewhere') });
    try {
      for (const { output } of [stranger, first]) {
        await until(() => /Another process[^\n]*REDIS_URL/.test(output()));
        await until(() => /Another process[^\n]*different places/.test(output()));
        expect(output()).not.toMatch(/Another process[^\n]*MASTER_KEY/);
      }
    } finally {
      await stranger.stop();
    }
  });

  test('a Redis that cannot be reached ends the start in a sentence', async () => {
    const { env } = processesNow();
    const wrong = { ...env, REDIS_URL: 'redis://:secret@127.0.0.1:9' };
    await expect(start(wrong)).rejects.toThrow(/ended with 1:\s+Redis at 127.0.0.1:9 \(REDIS_URL\) cannot be reached/);
  });
}
