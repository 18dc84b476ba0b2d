/** What others wait for the server while it has files looked at. */
import { Api } from '../tests/support/api';
import { gridStl } from '../tests/support/models';
import { type Running, start } from '../tests/support/process';
import { uploaded } from '../tests/support/tus';
import { type Figure, summed, timed } from './measure';

/** A binary STL of 50 MB each. */
const TRIANGLES = 1_000_000;
const FILES = 2;
/** Of the lists that are asked for with nothing to look at. */
const MOST_IDLE = 2000;
const MOST = 1.5;

/** Milliseconds of as many job lists as are asked for one after the other while there is something to wait for. */
async function listsWhile(coordinator: Api, isWaiting: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (isWaiting())
    times.push(await timed(() => coordinator.find('PrintJob', { status: 'Queued' }, { limit: 25, include: 'client' })));
  return times;
}

async function untilDone(stranger: Api, uploads: { uploadId: string; uploadSecret: string }[]): Promise<void> {
  for (const upload of uploads)
    for (;;) {
      const { body } = await stranger.call('checkUpload', upload);
      if (body.error) throw new Error(`The bench was refused: ${body.error}`);
      if (body.result.preflight !== 'Waiting') break;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
}

async function compare({ url }: Running, coordinator: Api, asStaff: Record<string, string>): Promise<Figure> {
  const mine = new Api(url, { 'X-Parse-Session-Token': coordinator.sessionToken });
  const file = gridStl(TRIANGLES);
  let rest = 200;
  await listsWhile(mine, () => rest-- > 0);
  const uploads = [];
  for (let count = 0; count < FILES; count++) uploads.push(await uploaded(url, 'bench.stl', file, asStaff));
  let isWaiting = true;
  const looking = untilDone(new Api(url), uploads).finally(() => {
    isWaiting = false;
  });
  const busy = summed(await listsWhile(mine, () => isWaiting));
  await looking;
  rest = Math.min(busy.count, MOST_IDLE);
  const idle = summed(await listsWhile(mine, () => rest-- > 0));
  const ratio = Number((busy.p99 / idle.p99).toFixed(2));
  const shown = ({ p50, p99, count }: typeof busy) => `p99 ${p99.toFixed(1)} ms, p50 ${p50.toFixed(1)} ms of ${count}`;
  return {
    what: `A list of jobs while ${FILES} files of ${TRIANGLES.toLocaleString('en')} triangles are looked at, against idle`,
    measured: { busy: shown(busy), idle: shown(idle) },
    ratio,
    limit: `${MOST}× of the p99`,
    met: ratio <= MOST,
  };
}

/** On a server of its own beside the others, which look at no files. */
export async function answersMeanwhile(
  env: Record<string, string>,
  coordinator: Api,
  asStaff: Record<string, string>,
): Promise<Figure> {
  const looking = await start({ ...env, PREFLIGHT_AT_ONCE: '1' });
  try {
    return await compare(looking, coordinator, asStaff);
  } finally {
    await looking.stop();
  }
}
