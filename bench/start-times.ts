/** How long a newcomer waits: from the start command to the first list of jobs. */
import { Api } from '../tests/support/api';
import { newFolder } from '../tests/support/folders';
import { type Running, start } from '../tests/support/process';
import type { Figure } from './measure';

const PASSWORD = 'a-password-for-the-bench';
const seconds = (since: number) => (performance.now() - since) / 1000;

async function firstAnswer(
  env: Record<string, string>,
): Promise<{ running: Running; ready: number; answered: number }> {
  const since = performance.now();
  const running = await start(env);
  const ready = seconds(since);
  const coordinator = await new Api(running.url).login('coordinator', PASSWORD);
  const { body } = await coordinator.find('PrintJob', {}, { limit: 10 });
  if (body.results.length !== 10) throw new Error('The demo shop has no jobs.');
  return { running, ready, answered: seconds(since) };
}

export async function startTimes(): Promise<Figure[]> {
  const env = { DATA_DIR: newFolder('bench-start'), DEMO: '1', DEMO_PASSWORD: PASSWORD };
  const first = await firstAnswer(env);
  await first.running.stop();
  const second = await firstAnswer(env);
  await second.running.stop();
  const figure = (what: string, value: number, limit: number): Figure => ({
    what,
    measured: { seconds: value.toFixed(2) },
    limit: `${limit} s`,
    met: value < limit,
  });
  return [
    figure('First start with an empty data folder, to the first list of jobs (install apart)', first.answered, 20),
    figure('Second start, to Ready', second.ready, 3),
  ];
}
