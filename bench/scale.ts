/** The same work on a small shop and on one a hundred times its size, each a server and a database of its own. */
import type { Client } from 'pg';
import type { Api } from '../tests/support/api';
import { type Figure, sideBySide, type Times } from './measure';

export interface Sized {
  api: Api;
  jobs: number;
}

async function fine(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`The bench was refused: ${JSON.stringify(body)}`);
}

/** Approved logs of a hundredth of a gram, ten a job, over batches of a thousand logs each that hold what is left. */
export async function fillLogs(client: Client, technicianId: string, jobs: number): Promise<void> {
  const logs = jobs * 10;
  await client.query(`
    INSERT INTO "MaterialBatch" ("objectId","createdAt","updatedAt","batchCode","materialType","color","startingWeightGrams","remainingWeightGrams","status","revision","_rperm","_wperm")
    SELECT 'scalebatch' || n, now(), now(), 'SCALE-' || n, 'PETG', 'Grey', 1000, 990, 'Available', 1,
           ARRAY['role:coordinator','role:technician'], ARRAY['role:coordinator']
    FROM generate_series(1, ${logs / 1000}) n`);
  await client.query(`
    INSERT INTO "TimeLog" ("objectId","createdAt","updatedAt","printJob","technician","startTime","endTime","minutesLogged","activityType","materialBatch","materialGrams","approvalStatus","attempt","revision","_rperm","_wperm")
    SELECT 'scalelog' || n, now() - (n || ' seconds')::interval, now(), 'benchjob' || (1 + n % ${jobs}), '${technicianId}',
           now() - (n || ' seconds')::interval - interval '1 hour', now() - (n || ' seconds')::interval, 60, 'Print',
           'scalebatch' || (1 + n % ${logs / 1000}), 0.01, 'Approved', 1, 1, ARRAY['role:coordinator'], ARRAY['role:coordinator']
    FROM generate_series(1, ${logs}) n`);
  await client.query('ANALYZE');
}

const thousands = (count: number) => count.toLocaleString('en');

function figure(what: string, large: Times, small: Times, sizes: [Sized, Sized]): Figure {
  const ratio = Number((large.p50 / small.p50).toFixed(3));
  const shown = ({ p50, p99 }: Times) => `${p50.toFixed(2)} ms (p99 ${p99.toFixed(2)})`;
  return {
    what,
    measured: {
      [`${thousands(sizes[0].jobs)} jobs`]: shown(large),
      [`${thousands(sizes[1].jobs)} jobs`]: shown(small),
    },
    ratio,
    limit: '1.5×',
    met: ratio <= 1.5,
  };
}

/** The queue's list, a move and an approval, the large shop against the small one. */
export async function bySize(large: Sized, small: Sized, rounds: number): Promise<Figure[]> {
  const options = { include: 'client,assignedTechnician', order: '-updatedAt', limit: 50 };
  const list =
    ({ api }: Sized) =>
    () =>
      fine(api.find('PrintJob', {}, options));
  // Rows 8n + 3 were put in as Printing.
  const move =
    ({ api }: Sized) =>
    (round: number) =>
      fine(api.update('PrintJob', `benchjob${round * 8 + 3}`, { status: 'Post-Processing' }));
  const approve =
    ({ api }: Sized) =>
    (round: number) =>
      fine(api.update('TimeLog', `pending${round}`, { approvalStatus: 'Approved' }));
  const figures: Figure[] = [];
  for (const [what, work] of [
    ['Queue list with both includes', list],
    ['A job move', move],
    ['A time log approval', approve],
  ] as const) {
    const times = await sideBySide({ large: work(large), small: work(small) }, rounds);
    figures.push(figure(`${what}, a hundred times the jobs and logs`, times.large, times.small, [large, small]));
  }
  return figures;
}
