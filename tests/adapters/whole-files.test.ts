/** Kept files and their copies: the same bytes under two names, until one of them goes or is written anew. */
import { readdirSync, statSync } from 'node:fs';
import { readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import { copyWhole, dropUnfinished, writeWhole } from '../../cloud/adapters/files/whole-files';
import { newFolder } from '../support/folders';

let folder: string;

beforeEach(() => {
  folder = newFolder('disk');
});

const place = (name: string) => path.join(folder, name);
const write = (name: string, text: string) => writeWhole(place(name), (unfinished) => writeFile(unfinished, text));
const copy = (name: string, copyName: string) => copyWhole(place(name), place(copyName));
const read = (name: string) => readFile(place(name), 'utf8');

test('a copy takes no room of its own, and stays when the other goes', async () => {
  await write('one.stl', 'first');
  await copy('one.stl', 'two.stl');
  expect(statSync(place('two.stl')).ino).toBe(statSync(place('one.stl')).ino);
  await rm(place('one.stl'));
  expect(await read('two.stl')).toBe('first');
});

test('what is written anew leaves its copies as they were, and copied again too', async () => {
  await write('one.stl', 'first');
  await Promise.all(['two.stl', 'three.stl'].map((name) => copy('one.stl', name)));
  await write('one.stl', 'again');
  expect(await Promise.all(['one.stl', 'two.stl', 'three.stl'].map(read))).toEqual(['again', 'first', 'first']);
  await copy('one.stl', 'two.stl');
  expect(await read('two.stl')).toBe('first');
  expect(readdirSync(folder).sort()).toEqual(['one.stl', 'three.stl', 'two.stl']);
});

test('of a file that is not there nothing is copied', async () => {
  await expect(copy('none.stl', 'two.stl')).rejects.toMatchObject({ errorName: 'job.fileLost' });
  expect(readdirSync(folder)).toEqual([]);
});

test('what a power cut left unfinished goes once nobody can be at it any more', async () => {
  const unfinished = (name: string) => `${name}.c7388258-d4be-4d32-935b-4c9ac1e117d2`;
  await Promise.all(['one.stl', 'two.stl'].map((name) => write(name, 'whole')));
  const left = [unfinished('one.stl.png'), unfinished('two.stl.png')];
  for (const name of left) await writeFile(place(name), 'half');
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  await Promise.all([left[0] as string, 'one.stl'].map((name) => utimes(place(name), longAgo, longAgo)));
  await dropUnfinished(folder);
  expect(readdirSync(folder).sort()).toEqual(['one.stl', 'two.stl', left[1]].sort());
});
