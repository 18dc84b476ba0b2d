/** Resumable uploads: what they take of the server's memory, and how fast they are beside the disk itself. */
import { mkdirSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { longStl } from '../tests/support/models';
import { append, begun, named } from '../tests/support/tus';
import { type Figure, ratioOf, sideBySide } from './measure';
import { watchMemory } from './memory';

const MEGABYTE = 1024 * 1024;
/** As the pages send them. */
const PIECE_BYTES = 8 * MEGABYTE;
/** Megabytes over idle that an upload of any size may take. */
const MOST_OVER_IDLE = 60;

/** Sends the whole of it, piece by piece; answers the upload's name. */
async function send(url: string, bytes: Uint8Array, headers: Record<string, string>) {
  const address = await begun(url, 'bench.stl', bytes.length, headers);
  for (let offset = 0; offset < bytes.length; offset += PIECE_BYTES) {
    const { status, body } = await append(address, offset, bytes.subarray(offset, offset + PIECE_BYTES));
    if (status !== 204) throw new Error(`The bench was refused: ${JSON.stringify(body)}`);
  }
  return named(address);
}

/** The server's peak memory over idle, for files of 10, 100 and 300 MB. */
export async function uploadMemory(url: string, pid: number, headers: Record<string, string>): Promise<Figure> {
  // The first one loads what every one needs.
  await send(url, longStl(10 * MEGABYTE), headers);
  const measured: Record<string, string> = {};
  let most = 0;
  for (const size of [10, 100, 300]) {
    const file = longStl(size * MEGABYTE);
    const { idle, peak } = watchMemory(pid);
    await send(url, file, headers);
    const over = peak() - idle;
    most = Math.max(most, over);
    measured[`${size} MB`] = `${over.toFixed(0)} MB over ${idle.toFixed(0)} MB`;
  }
  return {
    what: 'The server’s peak memory while a file is uploaded',
    measured,
    limit: `${MOST_OVER_IDLE} MB over idle`,
    met: most <= MOST_OVER_IDLE,
  };
}

/** An upload, judged and hashed, against writing the same bytes to the same disk. */
export async function uploadSpeed(url: string, dataDir: string, headers: Record<string, string>): Promise<Figure> {
  const bytes = longStl(100 * MEGABYTE);
  const folder = path.join(dataDir, 'bench');
  mkdirSync(folder, { recursive: true });
  const write = async (round: number) => {
    const file = await open(path.join(folder, `${round}`), 'w');
    for (let offset = 0; offset < bytes.length; offset += PIECE_BYTES)
      await file.write(bytes.subarray(offset, offset + PIECE_BYTES));
    await file.close();
  };
  const times = await sideBySide({ upload: () => send(url, bytes, headers), write }, 8, 1);
  await rm(folder, { recursive: true });
  const figure = ratioOf('Upload of 100 MB, against writing the same bytes to disk', times.upload, times.write, [
    'upload',
    'disk',
  ]);
  const perSecond = ({ p50 }: { p50: number }) => `${Math.round(100 / (p50 / 1000))} MB/s`;
  return { ...figure, measured: { upload: perSecond(times.upload), disk: perSecond(times.write) } };
}
