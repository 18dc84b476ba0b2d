/** Files written and read as they flow by, with their hash; rows one a line, compressed. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { factsOf, type StoredFacts } from '../../cloud/adapters/files/model-files';

const READ_AT_ONCE = { highWaterMark: 1024 * 1024 };

/** Hash and size of a file of this machine. */
export const hashFile = (file: string): Promise<StoredFacts> => factsOf(createReadStream(file, READ_AT_ONCE));

/** Writes a new file, for its owner alone, and answers once it is on the disk. */
export async function writeHashed(file: string, source: Readable): Promise<StoredFacts> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  async function* watched(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      yield chunk;
    }
  }
  const handle = await open(file, 'wx', 0o600);
  await pipeline(source, watched, handle.createWriteStream({ flush: true }));
  return { sha256: hash.digest('hex'), sizeBytes };
}

/** Writes lines, which come some at a time, compressed. */
export function writeLines(file: string, lines: AsyncIterable<string[]>): Promise<StoredFacts> {
  async function* text() {
    for await (const some of lines) yield `${some.join('\n')}\n`;
  }
  const gzip = createGzip({ level: 4 });
  const source = Readable.from(text());
  source.on('error', (error) => gzip.destroy(error));
  return writeHashed(file, source.pipe(gzip));
}

/** The lines of such a file. Throws when it is cut short or no such file. */
export async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file, READ_AT_ONCE);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of source.pipe(gunzip)) {
    // Not by readline: it takes other characters for the end of a line too, which a row may hold.
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() as string;
    yield* lines;
  }
  if (rest) throw new Error(`${file} ends in the middle of a line.`);
}
