/** The table of errors: every name is given somewhere, and no number twice. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { errorTable } from '../../cloud/domain/errors';

const ROOT = path.join(__dirname, '..', '..');
const TABLE = 'cloud/domain/errors.ts';

function sources(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder)).flatMap((name) => {
    const file = `${folder}/${name}`;
    if (statSync(path.join(ROOT, file)).isDirectory()) return sources(file);
    return /\.ts$/.test(name) && file !== TABLE ? [file] : [];
  });
}

test('every error of the table is given somewhere', () => {
  const code = sources('cloud')
    .map((file) => readFileSync(path.join(ROOT, file), 'utf8'))
    .join('\n');
  const unused = errorTable().filter(({ name }) => !code.includes(`'${name}'`));
  expect(unused.map(({ name }) => name)).toEqual([]);
});

test('every error has a number of its own', () => {
  const codes = errorTable().map(({ code }) => code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});
