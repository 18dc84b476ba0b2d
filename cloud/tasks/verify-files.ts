/** Every night all files are read and compared with what they were, and the stock is counted against its history. */
import { makeFileReport } from '../data/file-report';
import { recountAll } from '../data/recount';
import { asTheOnlyOne } from '../data/task-lease';
import type { Tools } from '../kernel/tools';
import { log } from '../log';
import { noteRecount } from '../metrics/counters';

const EVERY_MS = 600_000;
/** Hours of the server's own clock in which nobody minds that the disk is busy. */
const NIGHT = [2, 3, 4];

/** The key of the night's report; undefined by day. */
export function nightOf(now: Date): string | undefined {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return NIGHT.includes(now.getHours()) ? `night ${day.join('-')}` : undefined;
}

/** Sets nothing right: that is for somebody who has looked at it. */
async function countStock({ store }: Tools): Promise<void> {
  const { batches, wrong } = await recountAll(store, false);
  noteRecount('night', wrong.length);
  if (wrong.length) log.error('Batches hold something else than their history says', { wrong });
  else log.info('Every batch holds what its history says', { batches });
}

/** Both, by the one server that begins with it. */
async function verify(tools: Tools, night: string): Promise<void> {
  if (await makeFileReport(tools, night)) await countStock(tools);
}

/** Looks every ten minutes whether the night's report is still to be made. Answers what ends it. */
export function startVerifying(tools: Tools): () => void {
  const timer = setInterval(() => {
    const night = nightOf(tools.now());
    if (night)
      asTheOnlyOne(tools.store, 'verify files', () => verify(tools, night)).catch((error) =>
        log.error('Files and stock could not be verified', { error }),
      );
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
