/** The report on a file, by whatever name and with whatever in it. */
import { expect, test } from '@jest/globals';
import { CHECKS } from '../../cloud/domain/files/model';
import { WORDS } from '../../cloud/domain/files/words';
import { preflight } from '../../cloud/tasks/preflight/preflight';
import { bytesSource } from '../../cloud/tasks/preflight/source';
import { asciiStl, binaryStl, cube, namesOf, obj } from './shapes';

const OPTIONS = { timeLimitMs: 60_000, buildVolumes: [{ name: 'Any', x: 200, y: 200, z: 200 }] };

const report = (content: string | Uint8Array, name: string) =>
  preflight(bytesSource(Buffer.from(content)), name, OPTIONS);

test.each([
  ['cube.stl', binaryStl(cube(10)), 'stl', 'binary'],
  ['CUBE.STL', asciiStl(cube(10)), 'stl', 'ASCII'],
  ['a.b.obj', obj(cube(10)), 'obj', 'text'],
])('a sound %s passes everything', async (name, content, format, kind) => {
  const { findings, measures, tookMs, ...others } = await report(content, name);
  expect(others).toEqual({ format, kind, unit: undefined, estimates: [] });
  expect(findings.map(({ check }) => check)).toEqual(CHECKS);
  expect(namesOf(findings, 'passed')).toEqual(CHECKS);
  expect(measures).toMatchObject({ volumeMm3: expect.closeTo(1000, 6), triangles: 12, shells: 1 });
  expect(tookMs).toBeGreaterThanOrEqual(0);
});

test('a file that cannot be read is a failed check', async () => {
  const { findings, measures, format } = await report(binaryStl(cube(10)).subarray(0, 200), 'cube.stl');
  expect(format).toBe('stl');
  expect(findings).toEqual([
    { check: 'wellFormed', outcome: 'failed', detail: 'It announces 12 triangles and holds 2 triangles.' },
  ]);
  expect(measures).toBeUndefined();
});

test('a name that no reader knows is a failed check', async () => {
  expect((await report('', 'cube.gcode')).findings).toMatchObject([{ check: 'supported', outcome: 'failed' }]);
  expect((await report('', 'constructor')).findings).toMatchObject([{ check: 'supported', outcome: 'failed' }]);
});

test('an error of the source is a failed check', async () => {
  const broken = {
    size: 1000,
    read: () => {
      throw new Error('EIO');
    },
  };
  expect((await preflight(broken, 'cube.stl', OPTIONS)).findings).toEqual([
    { check: 'wellFormed', outcome: 'failed', detail: 'Reading it ended with an error: EIO' },
  ]);
});

test('of what a reader warned of and the checks passed, the worse is told', async () => {
  const { findings } = await report(Buffer.concat([binaryStl(cube(10)), Buffer.from('more')]), 'cube.stl');
  expect(namesOf(findings, 'warned')).toEqual(['wellFormed']);
  expect(findings).toHaveLength(CHECKS.length);
});

test('a file without triangles is empty and measures nothing', async () => {
  const { findings, measures } = await report('solid\nendsolid\n', 'nothing.stl');
  expect(namesOf(findings, 'failed')).toEqual(['notEmpty']);
  expect(measures).toBeUndefined();
});

test.each(['en', 'de'] as const)('every check has its words in %s', (language) => {
  for (const check of CHECKS) {
    const { title, advice } = WORDS[language][check];
    expect(title).toMatch(/^\S+( \S+){1,3}$/);
    expect(advice).toMatch(/^[A-ZÄÖÜ].*\.$/);
  }
});
