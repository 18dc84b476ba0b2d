/** What is measured against a bare Parse Server and raw SQL, on one database in one run. */
import type { Client } from 'pg';
import type { Api } from '../tests/support/api';
import { Live } from '../tests/support/live';
import { type Figure, ratioOf, sideBySide, summed } from './measure';

const OURS = 'print shop';
const BARE = 'bare Parse Server';

async function fine(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`The bench was refused: ${JSON.stringify(body)}`);
}

/** The queue list as every client asks for it, against bare Parse and against the SQL behind it. */
export async function queueList(ours: Api, bare: Api, client: Client, who: string, rounds: number): Promise<Figure[]> {
  const options = { include: 'client,assignedTechnician', order: '-updatedAt', limit: 50 };
  const list = (api: Api) => () => fine(api.find('PrintJob', {}, options));
  const sql = `SELECT j.*, c.*, t.* FROM "PrintJob" j LEFT JOIN "Client" c ON c."objectId" = j.client
    LEFT JOIN "Technician" t ON t."objectId" = j."assignedTechnician"
    WHERE j._rperm && ARRAY['role:coordinator'] ORDER BY j."updatedAt" DESC LIMIT 50`;
  const times = await sideBySide({ ours: list(ours), bare: list(bare), sql: () => client.query(sql) }, rounds);
  return [
    ratioOf(`Queue list of 100,000 jobs with both includes, ${who}`, times.ours, times.bare, [OURS, BARE], 1.15),
    ratioOf(`The same, against raw SQL, ${who}`, times.ours, times.sql, [OURS, 'SQL join']),
  ];
}

/** A move (Printing to Post-Processing) against the plain save of the same field. */
export async function jobMove(ours: Api, bare: Api, rounds: number): Promise<Figure> {
  // Rows 8n + 3 were put in as Printing; each contender has its own.
  const job = (round: number, offset: number) => `benchjob${(round * 2 + offset) * 8 + 3}`;
  const move = (api: Api, offset: number) => (round: number) =>
    fine(api.update('PrintJob', job(round, offset), { status: 'Post-Processing' }));
  const times = await sideBySide({ ours: move(ours, 0), bare: move(bare, 1) }, rounds);
  return ratioOf('A job move', times.ours, times.bare, [OURS, `${BARE}, plain save`], 3);
}

/** An approval that posts to stock against the plain save of the same field. */
export async function approval(ours: Api, bare: Api, rounds: number): Promise<Figure> {
  const approve = (api: Api, prefix: string) => (round: number) =>
    fine(api.update('TimeLog', `${prefix}${round}`, { approvalStatus: 'Approved' }));
  const times = await sideBySide({ ours: approve(ours, 'pendshop'), bare: approve(bare, 'pendbare') }, rounds);
  return ratioOf('A time log approval', times.ours, times.bare, [OURS, `${BARE}, plain save`], 4);
}

/** The same approval on a batch with a long history against one with a short one. */
export async function history(ours: Api, rounds: number): Promise<Figure> {
  const approve = (prefix: string) => (round: number) =>
    fine(ours.update('TimeLog', `${prefix}${round}`, { approvalStatus: 'Approved' }));
  const times = await sideBySide({ long: approve('pendlong'), short: approve('pendshort') }, rounds);
  return ratioOf(
    'An approval on a batch with 10,000 logs against 10',
    times.long,
    times.short,
    ['10,000 logs', '10 logs'],
    1.3,
  );
}

/** Times from a save to the last subscriber having its event, warm. */
async function timesToTheLast(api: Api, rounds: number, count: number): Promise<number[]> {
  const id = 'benchjob99999';
  const lives = await Promise.all(
    Array.from({ length: count }, () => Live.subscribe(api, 'PrintJob', { objectId: id })),
  );
  const times: number[] = [];
  for (let round = -20; round < rounds; round++) {
    const color = `${count} ${round}`;
    const before = performance.now();
    const all = Promise.all(lives.map((live) => live.seen(({ object }) => object.color === color)));
    await fine(api.update('PrintJob', id, { color }));
    await all;
    if (round >= 0) times.push(performance.now() - before);
  }
  for (const live of lives) live.close();
  return times;
}

/** From a save to the last of 200 subscribers having its event. */
export async function liveUpdates(ours: Api, bare: Api, rounds: number, count = 200): Promise<Figure> {
  const [shop, plain] = [
    summed(await timesToTheLast(ours, rounds, count)),
    summed(await timesToTheLast(bare, rounds, count)),
  ];
  return {
    ...ratioOf('LiveQuery: save to the last of 200 subscribers', shop, plain, [OURS, BARE]),
    limit: 'p99 60 ms',
    met: shop.p99 <= 60,
  };
}
