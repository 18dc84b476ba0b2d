/** Model files in folders of DATA_DIR, never served by Parse itself: `files` keeps them, `uploads` is where they arrive. */
import { createReadStream, mkdirSync } from 'node:fs';
import { copyFile, open, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FileStore } from '@tus/file-store';
import { ShopError } from '../../domain/errors';
import { Turns } from '../../kernel/turns';
import { type ArrivingFiles, factsOf, type ModelFiles, noteFacts, type ParseFilesAdapter } from './model-files';
import { copyWhole, dropUnfinished, flush, flushNames, isMissing, writeWhole } from './whole-files';

const FileSystemAdapter = require('@parse/fs-files-adapter').default ?? require('@parse/fs-files-adapter');

/** Left free on the disk whatever arrives: the database lives there too. */
const RESERVED_BYTES = 512 * 1024 * 1024;
const READ_AT_ONCE = { highWaterMark: 256 * 1024 };

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function arrivingOnDisk(directory: string, pathOfKept: (name: string) => string): ArrivingFiles {
  const pathOf = (name: string) => path.join(directory, path.basename(name));
  const forgetNote = (name: string) => rm(`${pathOf(name)}.json`, { force: true });
  return {
    dataStore: new FileStore({ directory }),
    hasRoom: async (sizeBytes) => {
      const { bavail, bsize } = await statfs(directory);
      return bavail * bsize - sizeBytes > RESERVED_BYTES;
    },
    arrivedBytes: (name) => sizeOf(pathOf(name)),
    read: async (name, start, end) => createReadStream(pathOf(name), { ...READ_AT_ONCE, start, end }),
    async keep(name) {
      try {
        await flush(pathOf(name));
        await rename(pathOf(name), pathOfKept(name));
      } catch (error) {
        if (!isMissing(error)) throw error;
        if ((await sizeOf(pathOfKept(name))) === undefined) throw new ShopError('job.fileLost');
      }
      await forgetNote(name);
    },
    async drop(name) {
      await rm(pathOf(name), { force: true });
      await forgetNote(name);
    },
  };
}

/** Files on disk, under `${dataDir}/files`. */
export async function filesOnDisk(dataDir: string): Promise<ModelFiles> {
  const [kept, arriving] = ['files', 'uploads'].map((name) => path.join(dataDir, name)) as [string, string];
  for (const folder of [kept, arriving]) mkdirSync(folder, { recursive: true });
  await dropUnfinished(kept);
  // The adapter puts its folder below `files` of the working directory, whatever it is given.
  const parseAdapter: ParseFilesAdapter = new FileSystemAdapter({
    filesSubDirectory: path.relative(path.resolve('files'), kept),
  });
  const pathOf = (name: string) => path.join(kept, path.basename(name));
  const flushing = new Turns();
  const keepNames = () => flushing.share(kept, () => flushNames(kept));
  // In this order: a file goes from where it arrives to where it is kept, and not back.
  const placesOf = (name: string) => [path.join(arriving, path.basename(name)), pathOf(name)];
  const openAnywhere = async (name: string) => {
    for (const file of placesOf(name))
      try {
        return await open(file, 'r');
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    throw new ShopError('job.fileLost');
  };
  // The adapter would write over what is there, which may have a second name by now.
  parseAdapter.createFile = async (name, data) => {
    await writeWhole(pathOf(name), (unfinished) => writeFile(unfinished, data));
    await keepNames();
  };
  return {
    parseAdapter,
    takeFacts: noteFacts(parseAdapter),
    send: (name, _request, response) =>
      new Promise<void>((resolve, reject) => {
        response.sendFile(pathOf(name), { dotfiles: 'allow', etag: true }, (error) => {
          if (!error || response.headersSent) return resolve();
          if ('status' in error && error.status === 416) {
            response.status(416).end();
            return resolve();
          }
          reject(isMissing(error) ? new ShopError('job.fileLost') : error);
        });
      }),
    async factsOf(name) {
      if ((await sizeOf(pathOf(name))) === undefined) return undefined;
      return factsOf(createReadStream(pathOf(name), READ_AT_ONCE));
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    async copy(name, copyName) {
      await copyWhole(pathOf(name), pathOf(copyName));
      await keepNames();
    },
    open: openAnywhere,
    sizeOf: async (name) => {
      for (const file of placesOf(name)) {
        const size = await sizeOf(file);
        if (size !== undefined) return size;
      }
      return undefined;
    },
    read: async (name) => (await openAnywhere(name)).createReadStream(READ_AT_ONCE),
    bringBack: (name, source, place) =>
      writeWhole(path.join(place === 'kept' ? kept : arriving, path.basename(name)), (unfinished) =>
        copyFile(source, unfinished),
      ),
    isEmpty: async () => (await Promise.all([kept, arriving].map((folder) => readdir(folder)))).flat().length === 0,
    arriving: arrivingOnDisk(arriving, pathOf),
  };
}
