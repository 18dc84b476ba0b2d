/** A row is the same row, whichever engine kept it: what a backup holds can be restored into either. */
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { BSON } from 'mongodb';
import { documentOf, rowOf } from '../../cloud/adapters/rows/mongo';
import { lineOf, RowDigest, type StoredClass } from '../../cloud/adapters/rows/rows';
import { readManifest } from '../../scripts/backup/manifest';
import { readLines } from '../../scripts/backup/streams';

const EARLIER = path.join(__dirname, 'earlier-release');

test('every row that PostgreSQL kept comes back from MongoDB as it was', async () => {
  const { classes, tables } = await readManifest(EARLIER);
  const byName = new Map(classes.map((stored) => [stored.className, stored]));
  let compared = 0;
  for (const { name, file } of tables) {
    const stored = byName.get(name);
    if (!stored) continue;
    for await (const line of readLines(path.join(EARLIER, file))) {
      const kept = BSON.deserialize(BSON.serialize(documentOf(JSON.parse(line), stored)));
      expect(lineOf(rowOf(kept, stored))).toBe(line);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(1000);
});

test('a second factor is kept with its login', async () => {
  const { classes } = await readManifest(EARLIER);
  const stored = classes.find(({ className }) => className === '_User') as StoredClass;
  const login = { objectId: 'a', username: 'ada', authData: { mfa: { secret: 'x', recovery: ['y'] } } };
  expect(lineOf(rowOf(documentOf(login, stored), stored))).toBe(lineOf(login));
});

test('a line is the same in whatever order its keys come, and tells any other value apart', () => {
  const row = { objectId: 'a', size: 1.5, at: { __type: 'Date', iso: '2026-01-01T00:00:00.000Z' }, tags: ['b', null] };
  const other = { tags: ['b', null], at: new Date('2026-01-01'), empty: null, size: 1.5, objectId: 'a' };
  expect(lineOf(other)).toBe(lineOf(row));
  for (const changed of [{ size: 1.4 }, { tags: [null, 'b'] }, { at: new Date('2026-01-02') }, { objectId: 'b' }])
    expect(lineOf({ ...row, ...changed })).not.toBe(lineOf(row));
});

test('a digest is that of the rows, whatever their order', () => {
  const digestOf = (...lines: string[]) => {
    const digest = new RowDigest();
    for (const line of lines) digest.add(line);
    return digest.hex;
  };
  expect(digestOf('a', 'b', 'c')).toBe(digestOf('c', 'a', 'b'));
  expect(digestOf('a', 'b')).not.toBe(digestOf('a', 'b', 'b'));
});
