/** Judges one file and ends. A process of its own, so that nothing that is in a file can hold up or bring down the server. */
import { readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PictureSize } from '../../domain/files/picture';
import { type Answer, FILE_DESCRIPTOR, type Order } from './order';
import { preflight } from './preflight';
import { sourceOf } from './source';

/** Whoever waits for an answer of the server goes first. */
const PRIORITY = 10;
const LOOK_EVERY_MS = 20;
const PICTURE: PictureSize = { width: 256, height: 192 };

/**
 * Ends the process when it holds too much, when it takes too long, and when its server is gone. From a thread of its
 * own, since reading a file keeps this one busy; typed arrays count towards no limit of V8's.
 */
const WATCHER = `
const { workerData: { bytes, seconds, server, everyMs } } = require('node:worker_threads');
const latest = Date.now() + seconds * 1000;
setInterval(() => {
  const isAlone = process.ppid !== server;
  if (isAlone || Date.now() > latest || process.memoryUsage.rss() > bytes) process.kill(process.pid, 'SIGKILL');
}, everyMs);
`;

async function main(): Promise<void> {
  setPriority(PRIORITY);
  const server = process.ppid;
  const { fileName, buildVolumes, prints, searchMs, memoryMb, seconds } = JSON.parse(readFileSync(0, 'utf8')) as Order;
  const workerData = { bytes: memoryMb * 2 ** 20, seconds, server, everyMs: LOOK_EVERY_MS };
  new Worker(WATCHER, { eval: true, workerData }).unref();
  const options = { buildVolumes, prints, timeLimitMs: searchMs, picture: PICTURE };
  const { picture, ...report } = await preflight(sourceOf(FILE_DESCRIPTOR), fileName, options);
  const answer: Answer = { ...report, picture: picture && Buffer.from(picture).toString('base64') };
  process.stdout.write(JSON.stringify(answer));
}

main();
