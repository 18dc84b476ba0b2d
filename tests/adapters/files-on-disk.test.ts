/** Kept files and their copies: the same bytes under two names, until one of them goes or is written anew. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import { filesOnDisk } from '../../cloud/adapters/files/disk';
import type { ModelFiles } from '../../cloud/adapters/files/model-files';
import { newFolder } from '../support/folders';

let folder: string;
let files: ModelFiles;

beforeEach(() => {
  const dataDir = newFolder('disk');
  folder = path.join(dataDir, 'files');
  files = filesOnDisk(dataDir);
});

const write = (name: string, text: string) => files.parseAdapter.createFile(name, Buffer.from(text));
const read = async (name: string) => String(await files.parseAdapter.getFileData(name));

test('a copy takes no room of its own, and stays when the other goes', async () => {
  await write('one.stl', 'first');
  await files.copy('one.stl', 'two.stl');
  expect(statSync(path.join(folder, 'two.stl')).ino).toBe(statSync(path.join(folder, 'one.stl')).ino);
  await files.remove('one.stl');
  expect(await read('two.stl')).toBe('first');
});

test('what is written anew leaves its copies as they were, and copied again too', async () => {
  await write('one.stl', 'first');
  await Promise.all(['two.stl', 'three.stl'].map((name) => files.copy('one.stl', name)));
  await write('one.stl', 'again');
  expect(await Promise.all(['one.stl', 'two.stl', 'three.stl'].map(read))).toEqual(['again', 'first', 'first']);
  await files.copy('one.stl', 'two.stl');
  expect(await read('two.stl')).toBe('first');
  expect(readdirSync(folder).sort()).toEqual(['one.stl', 'three.stl', 'two.stl']);
});

test('of a file that is not there nothing is copied', async () => {
  await expect(files.copy('none.stl', 'two.stl')).rejects.toMatchObject({ errorName: 'job.fileLost' });
  expect(readdirSync(folder)).toEqual([]);
});
