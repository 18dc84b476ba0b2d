/** Does a server that works keep growing? */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../tests/support/api';
import { Live } from '../tests/support/live';
import type { Running } from '../tests/support/process';
import type { Figure } from './measure';
import { watchMemory } from './memory';

const CLIENTS = 8;
const FOLLOWERS = 20;

const middle = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** One client: lists, reads one job, saves it, and lists with a filter, until it is told to end. */
async function work(api: Api, which: number, goesOn: () => boolean): Promise<number> {
  const answered = (answer: { status: number; body: unknown }) => {
    if (answer.status >= 300) throw new Error(`The bench was refused: ${JSON.stringify(answer.body)}`);
  };
  for (let round = 0; ; round++) {
    if (!goesOn()) return round;
    const job = `benchjob${which * 1000 + (round % 900) + 1}`;
    answered(await api.find('PrintJob', {}, { include: 'client,assignedTechnician', order: '-updatedAt', limit: 50 }));
    answered(await api.get('PrintJob', job));
    answered(await api.update('PrintJob', job, { color: `Colour ${round}` }));
    answered(await api.find('TimeLog', { printJob: { __type: 'Pointer', className: 'PrintJob', objectId: job } }));
  }
}

/** Megabytes in the second and in the last fifth of so many minutes of lists, saves and live updates. */
export async function steadyMemory({ child }: Running, api: Api, minutes: number): Promise<Figure> {
  const lives = await Promise.all(Array.from({ length: FOLLOWERS }, () => Live.subscribe(api, 'PrintJob', {})));
  const end = Date.now() + minutes * 60_000;
  const clients = Promise.all(Array.from({ length: CLIENTS }, (_, which) => work(api, which, () => Date.now() < end)));
  const samples: number[] = [];
  while (Date.now() < end) {
    await sleep(1000);
    samples.push(watchMemory(child.pid as number).idle);
  }
  const rounds = (await clients).reduce((sum, each) => sum + each, 0);
  for (const live of lives) live.close();
  const fifth = Math.floor(samples.length / 5);
  const [early, late] = [middle(samples.slice(fifth, 2 * fifth)), middle(samples.slice(-fifth))];
  const ratio = Number((late / early).toFixed(3));
  return {
    what: `Memory after ${minutes} minutes of lists, saves and ${FOLLOWERS} followers, against the second fifth of them`,
    measured: { early: `${early.toFixed(0)} MB`, late: `${late.toFixed(0)} MB`, requests: String(rounds * 4) },
    ratio,
    limit: '1.15×',
    met: ratio <= 1.15,
  };
}
