/** Where the bytes of a model come from: a file on disk, or memory. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '../../domain/files/model';

/**
 * An open file, read piece by piece into one buffer that every read uses again: what a read answers
 * is valid until the next one. Throws as `fs` does when the file cannot be read.
 */
export function sourceOf(file: number): ByteSource {
  const { size } = fstatSync(file);
  let buffer = new Uint8Array(0);
  return {
    size,
    read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      if (buffer.length < wanted) buffer = new Uint8Array(wanted);
      return buffer.subarray(0, readFully(file, buffer, wanted, offset));
    },
  };
}

/** As sourceOf, of a file that is opened first; throws as `fs` does when it cannot be. */
export function fileSource(path: string): ByteSource & { close(): void } {
  const file = openSync(path, 'r');
  return { ...sourceOf(file), close: () => closeSync(file) };
}

/** A read may bring less than was asked for; answers with how many bytes there really were. */
function readFully(file: number, buffer: Uint8Array, wanted: number, offset: number): number {
  let done = 0;
  while (done < wanted) {
    const bytes = readSync(file, buffer, done, wanted - done, offset + done);
    if (bytes === 0) break;
    done += bytes;
  }
  return done;
}

/** Bytes that are in memory already. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  };
}
