/** Where model files are kept: a folder of DATA_DIR, never served by Parse itself. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';

export interface StoredFacts {
  sha256: string;
  sizeBytes: number;
}

/** The five calls that Parse Server makes of a files adapter. */
export interface ParseFilesAdapter {
  createFile(name: string, data: Buffer, contentType?: string, options?: unknown): Promise<unknown>;
  deleteFile(name: string): Promise<unknown>;
  getFileData(name: string): Promise<Buffer>;
  getFileLocation(config: { mount: string; applicationId: string }, name: string): string;
}

export interface ModelFiles {
  parseAdapter: ParseFilesAdapter;
  /** Hash and size of a file that was just stored, once. */
  takeFacts(storageName: string): StoredFacts | undefined;
  /** Absolute path of a stored file. */
  pathOf(storageName: string): string;
  remove(storageName: string): Promise<void>;
}

const FileSystemAdapter = require('@parse/fs-files-adapter').default ?? require('@parse/fs-files-adapter');

/** Files on disk, under `${dataDir}/files`. */
export function filesOnDisk(dataDir: string): ModelFiles {
  const folder = path.join(dataDir, 'files');
  mkdirSync(folder, { recursive: true });
  // The adapter puts its folder below `files` of the working directory, whatever it is given.
  const adapter: ParseFilesAdapter = new FileSystemAdapter({
    filesSubDirectory: path.relative(path.resolve('files'), folder),
  });
  const facts = new Map<string, StoredFacts>();
  const createFile = adapter.createFile.bind(adapter);
  adapter.createFile = async (name, data, contentType, options) => {
    const result = await createFile(name, data, contentType, options);
    facts.set(name, { sha256: createHash('sha256').update(data).digest('hex'), sizeBytes: data.length });
    return result;
  };
  const pathOf = (name: string) => path.join(folder, path.basename(name));
  return {
    parseAdapter: adapter,
    takeFacts(name) {
      const found = facts.get(name);
      facts.delete(name);
      return found;
    },
    pathOf,
    remove: (name) => rm(pathOf(name), { force: true }),
  };
}
