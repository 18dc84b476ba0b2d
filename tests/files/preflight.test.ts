/** The report on a file, by whatever name and with whatever in it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CHECKS } from '../../cloud/domain/files/model';
import { preflight } from '../../cloud/domain/files/preflight';
import { bytesSource } from '../../cloud/domain/files/source';
import { WORDS } from '../../cloud/domain/files/words';
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
  expect(others).toEqual({ format, kind, unit: undefined });
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

const FOLDER = mkdtempSync(path.join(tmpdir(), 'preflight-'));
const COMMAND = path.join(FOLDER, 'preflight.cjs');

beforeAll(() => {
  const options = ['--bundle', '--packages=external', '--platform=node', '--target=node20', `--outfile=${COMMAND}`];
  execFileSync('node_modules/.bin/esbuild', ['scripts/preflight.ts', '--log-level=warning', ...options]);
});

afterAll(() => rmSync(FOLDER, { recursive: true }));

function saved(name: string, content: string | Uint8Array): string {
  const file = path.join(FOLDER, name);
  writeFileSync(file, content);
  return file;
}

const command = (...given: string[]) => spawnSync(process.execPath, [COMMAND, ...given], { encoding: 'utf8' });

test('the command prints a report, and ends with 0 when nothing failed', () => {
  const { stdout, status } = command(saved('cube.stl', binaryStl(cube(10))));
  expect(stdout).toContain('ok    Closed surface\n');
  expect(stdout).toContain('size     10 × 10 × 10 mm\n');
  expect(stdout).toContain('volume   1,000 mm³, surface 600 mm²\n');
  expect(status).toBe(0);
});

test('the command says where and what to do, and ends with 1 when one of the files failed', () => {
  const { stdout, status } = command(
    saved('open.stl', binaryStl(cube(10).slice(1))),
    saved('whole.obj', obj(cube(10))),
  );
  expect(stdout).toMatch(/FAIL {2}Closed surface +3 × {2}at [\d, ]+ {2}Close the holes .*\n/);
  expect(stdout).toContain('OBJ');
  expect(status).toBe(1);
});

test('the command prints reports as JSON, one a line', () => {
  const file = saved('cube.stl', asciiStl(cube(10)));
  const lines = command('--json', file, file).stdout.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { file, format: 'stl', kind: 'ASCII', measures: { triangles: 12 } },
    { file, findings: expect.any(Array) },
  ]);
});

test.each([
  [[], 'Which file?'],
  [['--fast', 'a.stl'], "Unknown option '--fast'"],
  [['--time-limit', 'long', 'a.stl'], 'The time limit is a number of milliseconds.'],
  [['/none.stl'], 'ENOENT'],
])('the command refuses %j', (given, why) => {
  const { stderr, status } = command(...given);
  expect(stderr).toContain(why);
  expect(status).toBe(1);
});
