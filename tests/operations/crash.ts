/** An error that nobody caught ends the server, in a line of its log like any other. */
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { isPostgres, onServer } from '../support/databases';
import { type Line, lines, SETTINGS, shop, untilLine } from './shop';

// Closing the database's door is PostgreSQL's way of failing; another engine has another.
(isPostgres() ? test : test.skip)(
  'what nobody expected has the request’s id in the answer and in the log',
  async () => {
    const name = new URL(shop.env.DATABASE_URI as string).pathname.slice(1);
    const door = (open: boolean) => `ALTER DATABASE ${name} ALLOW_CONNECTIONS ${open}`;
    await onServer(door(false), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    try {
      const { status, body } = await shop.coordinator.request('GET', '/parse/classes/Client', undefined, {
        'X-Request-Id': 'broken-request-1',
      });
      expect({ status, body }).toMatchObject({ status: 500, body: { code: 1, requestId: 'broken-request-1' } });
      // Parse tells of it too, before or after.
      const isError = ({ requestId, level, message }: Line) =>
        requestId === 'broken-request-1' && level === 'error' && String(message).includes('not currently accepting');
      expect(await untilLine(isError)).toBeDefined();
      const answered = await untilLine(
        ({ requestId, message }) => requestId === 'broken-request-1' && message === 'Request',
      );
      expect(answered).toMatchObject({ level: 'warn', status: 500, code: 1 });
      expect((await shop.stranger.request('GET', '/ready')).status).toBe(503);
    } finally {
      await onServer(door(true));
    }
  },
);

test('what nobody caught ends the server, without a word too many', async () => {
  const ended = once(shop.process.child, 'close');
  shop.process.child.kill('SIGUSR2');
  expect((await ended)[0]).toBe(1);
  const output = shop.process.output();
  expect(lines().at(-1)).toMatchObject({ level: 'error', error: { message: expect.stringContaining('crashed') } });
  for (const secret of ['pw-in-the-crash', 'c'.repeat(32), ...Object.values(SETTINGS)])
    expect(output).not.toContain(secret);
});
