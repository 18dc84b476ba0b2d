/** npm run preflight: what programs rely on, line by line, and the report for people. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { boxMesh, modelXml, objectXml, packageOf } from '../files/packages';
import { asciiStl, binaryStl, cube, obj } from '../files/shapes';
import { npmRun } from './commands';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'printshop-preflight-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

function saved(name: string, content: string | Uint8Array): string {
  const file = path.join(FOLDER, name);
  writeFileSync(file, content);
  return file;
}

const stepSample = path.join(
  path.dirname(require.resolve('occt-import-js/package.json')),
  'test/testfiles/cube-units/cube-in.step',
);

const judged = async (...files: string[]) => {
  const { code, said } = await npmRun({}, 'preflight', files);
  return { code, lines: said.map((line) => JSON.parse(line)) };
};

test('a line for each file of every kind, measured, estimated and judged', async () => {
  const box = objectXml(1, boxMesh(10, 10, 10));
  const files = [
    saved('cube.stl', binaryStl(cube(10))),
    saved('text.stl', asciiStl(cube(10))),
    saved('cube.obj', obj(cube(10))),
    saved('cube.3mf', packageOf(modelXml({ resources: box, build: '<item objectid="1"/>' }))),
    stepSample,
  ];
  const { code, lines } = await judged(...files);
  expect(code).toBe(0);
  expect(lines.map(({ file, format }) => [file, format])).toEqual(
    files.map((file) => [file, path.extname(file).slice(1)]),
  );
  for (const line of lines.slice(0, 4))
    expect(line).toMatchObject({
      triangles: 12,
      shells: 1,
      watertight: true,
      volumeMm3: expect.closeTo(1000, 6),
      areaMm2: expect.closeTo(600, 6),
      verdict: 'Passed',
      checksFailed: 0,
      estimatedMaterialGrams: expect.closeTo(0.7, 0),
      estimatedPrintMinutes: expect.closeTo(lines[0].estimatedPrintMinutes, 6),
    });
  expect(lines[0]).toMatchObject({ bytes: 684, boundingBoxMm: { min: [0, 0, 0], max: [10, 10, 10] } });
  expect(lines[0].checks).toContainEqual({ name: 'watertight', passed: true, outcome: 'passed' });
  expect(lines[0].checksPassed).toBe(lines[0].checks.filter(({ passed }: { passed: boolean }) => passed).length);
  expect(lines[4]).toMatchObject({ watertight: true, verdict: 'Passed', volumeMm3: expect.closeTo(1e9, 0) });
}, 60_000);

test('a bad file is judged, and one that is not there is not', async () => {
  const open = saved('open.stl', binaryStl(cube(10).slice(1)));
  const noise = saved('noise.3mf', 'PK nothing of the kind');
  const { code, lines } = await judged(open, noise, '/none.stl');
  expect(code).toBe(1);
  expect(lines).toMatchObject([
    { file: open, verdict: 'Failed', watertight: false, checksFailed: 1 },
    { file: noise, verdict: 'Failed', checks: [{ name: 'wellFormed', passed: false, detail: expect.any(String) }] },
    { file: '/none.stl', error: { code: 'ENOENT', message: expect.stringContaining('no such file') } },
  ]);
  expect((await judged(open, noise)).code).toBe(0);
}, 60_000);

test('without an estimate, when nobody asks for one', async () => {
  const file = saved('cube.stl', binaryStl(cube(10)));
  const { lines } = await judged('--no-estimate', file);
  expect(lines[0]).toMatchObject({ verdict: 'Passed', volumeMm3: expect.closeTo(1000, 6) });
  expect(lines[0]).not.toHaveProperty('estimatedMaterialGrams');
  const { said } = await npmRun({}, 'preflight', ['--words', '--no-estimate', file]);
  expect(said.join('\n')).not.toContain('takes');
}, 60_000);

test('in words: where it is wrong, and what to do', async () => {
  const { said } = await npmRun({}, 'preflight', ['--words', saved('open.stl', binaryStl(cube(10).slice(1)))]);
  const text = said.join('\n');
  expect(text).toMatch(/FAIL {2}Closed surface +3 × {2}at [\d, ]+ {2}Close the holes/);
  expect(text).toContain('size     10 × 10 × 10 mm');
}, 30_000);

test.each([
  [[], 'Which file?'],
  [['--fast', 'a.stl'], "Unknown option '--fast'"],
  [['--time-limit', 'long', 'a.stl'], 'The time limit is a number of milliseconds.'],
])(
  'refuses %j',
  async (given, why) => {
    const { code, said } = await npmRun({}, 'preflight', given);
    expect({ code, said: said.join(' ') }).toEqual({ code: 1, said: expect.stringContaining(why) });
  },
  30_000,
);
