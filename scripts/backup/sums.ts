/** SHA256SUMS: the hash of every file of a backup, a line each, so that sha256sum -c reads it too. */
import { createReadStream } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { FILE_LIST, MANIFEST, SUMS } from './place';
import { hashFile } from './streams';

const LINE = /^([0-9a-f]{64}) {2}([^\n]+)$/;

export interface Sum {
  sha256: string;
  /** Below the backup's folder, with slashes. */
  file: string;
}

/** The files that are named by their own hash. */
export async function* blobsIn(folder: string): AsyncGenerator<Sum> {
  for (const first of (await readdir(path.join(folder, 'files'))).sort())
    for (const sha256 of (await readdir(path.join(folder, 'files', first))).sort())
      yield { sha256, file: `files/${first}/${sha256}` };
}

/** Writes it for all that is in the folder, and answers once it is on the disk. */
export async function writeSums(folder: string, tableFiles: string[]): Promise<void> {
  const handle = await open(path.join(folder, SUMS), 'wx', 0o600);
  try {
    for (const file of [MANIFEST, FILE_LIST, ...tableFiles])
      await handle.write(`${(await hashFile(path.join(folder, file))).sha256}  ${file}\n`);
    let lines: string[] = [];
    const write = async () => {
      await handle.write(lines.join(''));
      lines = [];
    };
    for await (const { sha256, file } of blobsIn(folder)) {
      lines.push(`${sha256}  ${file}\n`);
      if (lines.length === 1000) await write();
    }
    await write();
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Its lines. Throws a sentence at one that is none. */
export async function* readSums(folder: string): AsyncGenerator<Sum> {
  let rest = '';
  for await (const chunk of createReadStream(path.join(folder, SUMS), 'latin1')) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() as string;
    for (const line of lines) yield sumOf(line);
  }
  if (rest) throw new Error(`${SUMS} ends in the middle of a line.`);
}

function sumOf(line: string): Sum {
  const [, sha256, file] = LINE.exec(line) ?? [];
  if (!sha256 || !file || file.split('/').includes('..')) throw new Error(`${SUMS} has a line that is none.`);
  return { sha256, file };
}
