/** What the shop asks of the place where model files are kept: a disk, or S3. */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { DataStore } from '@tus/server';
import type { Request, Response } from 'express';

export interface StoredFacts {
  sha256: string;
  sizeBytes: number;
}

/** The calls that Parse Server makes of a files adapter. */
export interface ParseFilesAdapter {
  createFile(name: string, data: Buffer, contentType?: string, options?: unknown): Promise<unknown>;
  deleteFile(name: string): Promise<unknown>;
  getFileData(name: string): Promise<Buffer>;
  getFileLocation(config: { mount: string; applicationId: string }, name: string): string | Promise<string>;
}

/** Files that arrive in pieces, each under the name that it will be kept by. */
export interface ArrivingFiles {
  /** Where the pieces go. */
  dataStore: DataStore;
  /** Is there room for so many bytes more? */
  hasRoom(sizeBytes: number): Promise<boolean>;
  /** Bytes that have arrived; undefined when nothing of the name is arriving. */
  arrivedBytes(name: string): Promise<number | undefined>;
  /** The bytes from `start` to `end`, inclusive; all of them when not said. */
  read(name: string, start?: number, end?: number): Promise<Readable>;
  /** Makes a whole file one of the kept ones; a second time does nothing. Throws job.fileLost. */
  keep(name: string): Promise<void>;
  /** Forgets what arrived; a second time does nothing. */
  drop(name: string): Promise<void>;
}

export interface ModelFiles {
  parseAdapter: ParseFilesAdapter;
  /** Hash and size of a file that was just stored, once. */
  takeFacts(name: string, file?: Parse.File): Promise<StoredFacts | undefined>;
  /** Where whoever has this address gets the file; left out where it goes out through its job alone. */
  addressOf?(file: Parse.File): string;
  /** Sends a kept file, or the range of it that was asked for. Throws job.fileLost. */
  send(name: string, request: Request, response: Response): Promise<void>;
  /** Hash and size of a kept file as it is now; undefined when it is not there. */
  factsOf(name: string): Promise<StoredFacts | undefined>;
  remove(name: string): Promise<void>;
  /** Keeps a second file with the bytes of a kept one; a second time does nothing more. Throws job.fileLost. */
  copy(name: string, copyName: string): Promise<void>;
  /** A kept or arriving file, to be read at any place and closed by the caller. Throws job.fileLost. */
  open(name: string): Promise<FileHandle>;
  /** Bytes of a kept or arriving file; undefined when it is not there. */
  sizeOf(name: string): Promise<number | undefined>;
  /** A kept or arriving file from its beginning. Throws job.fileLost. */
  read(name: string): Promise<Readable>;
  /** Puts the bytes of a file of this machine where files of this kind are, over what may be there. */
  bringBack(name: string, source: string, place: Place): Promise<void>;
  /** Whether no file is there at all; undefined where other files may be there too. */
  isEmpty(): Promise<boolean | undefined>;
  arriving: ArrivingFiles;
}

/** `kept` is somebody's or may become so, `arriving` has come whole and is not taken yet. */
export type Place = 'kept' | 'arriving';

/** Notes hash and size of what Parse stores through the adapter; answers how to take them. */
export function noteFacts(adapter: ParseFilesAdapter): ModelFiles['takeFacts'] {
  const facts = new Map<string, StoredFacts>();
  const createFile = adapter.createFile.bind(adapter);
  adapter.createFile = async (name, data, contentType, options) => {
    const result = await createFile(name, data, contentType, options);
    facts.set(name, { sha256: createHash('sha256').update(data).digest('hex'), sizeBytes: data.length });
    return result;
  };
  return async (name) => {
    const found = facts.get(name);
    facts.delete(name);
    return found;
  };
}

/** Hash and size of what flows by. */
export async function factsOf(stream: Readable): Promise<StoredFacts> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of stream) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}
