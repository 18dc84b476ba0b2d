/** Every night all files are read and compared with what they were. */
import { makeFileReport } from '../data/file-report';
import type { Tools } from '../kernel/tools';
import { log } from '../log';

const EVERY_MS = 600_000;
/** Hours of the server's own clock in which nobody minds that the disk is busy. */
const NIGHT = [2, 3, 4];

/** The key of the night's report; undefined by day. */
export function nightOf(now: Date): string | undefined {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return NIGHT.includes(now.getHours()) ? `night ${day.join('-')}` : undefined;
}

/** Looks every ten minutes whether the night's report is still to be made. Answers what ends it. */
export function startVerifying(tools: Tools): () => void {
  const timer = setInterval(() => {
    const night = nightOf(tools.now());
    if (night)
      makeFileReport(tools, night).catch((error) => log.error('The files of jobs could not be compared', { error }));
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
