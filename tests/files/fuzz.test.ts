/** The fuzzer itself: its files come again, and it sees an answer that is none. */
import { expect, test } from '@jest/globals';
import { CHECKS, type Report } from '../../cloud/domain/files/model';
import { preflight } from '../../cloud/tasks/preflight/preflight';
import { bytesSource } from '../../cloud/tasks/preflight/source';
import { problemOf } from '../../scripts/fuzz/answers';
import { fuzzedFile, KINDS } from '../../scripts/fuzz/files';
import { binaryStl, cube } from './shapes';

const OPTIONS = { timeLimitMs: 1000, buildVolumes: [{ name: 'Any', x: 200, y: 200, z: 200 }], prints: [] };

test.each(KINDS)('a file of kind %s comes again with its seed and number, and others are others', (kind) => {
  const files = [0, 1, 2, 3].map((number) => fuzzedFile(kind, 'a', number));
  expect([0, 1, 2, 3].map((number) => fuzzedFile(kind, 'a', number))).toEqual(files);
  expect(new Set(files.map(({ bytes }) => bytes.toString('latin1'))).size).toBeGreaterThan(1);
  expect(fuzzedFile(kind, 'b', 0).bytes).not.toEqual(files[0]?.bytes);
});

test.each(['stl-binary', 'stl-solid', 'stl-ascii', 'obj'] as const)(
  '200 files of kind %s are answered',
  async (kind) => {
    for (let number = 0; number < 200; number++) {
      const { name, bytes } = fuzzedFile(kind, 'test', number);
      const report = await preflight(bytesSource(bytes), name, { ...OPTIONS, picture: { width: 8, height: 8 } });
      expect([name, problemOf(report, 0)]).toEqual([name, undefined]);
    }
  },
);

const sound = () => {
  const picture = { width: 8, height: 8 };
  return preflight(bytesSource(binaryStl(cube(10))), 'cube.stl', { ...OPTIONS, picture });
};

test.each<[string, (report: Report) => Partial<Report>, RegExp]>([
  ['no finding', () => ({ findings: [] }), /no finding/],
  ['a check missing', ({ findings }) => ({ findings: findings.slice(1) }), /check is missing/],
  ['checks out of order', ({ findings }) => ({ findings: findings.toReversed() }), /out of order/],
  ['an unknown check', () => ({ findings: [{ check: 'mood' as 'finite', outcome: 'failed' }] }), /no check/],
  ['an unknown outcome', () => ({ findings: [{ check: 'finite', outcome: 'odd' as 'failed' }] }), /no outcome/],
  ['half a place', () => ({ findings: [{ check: CHECKS[0], outcome: 'failed', count: 0.5 }] }), /counts 0.5/],
  ['no place', () => ({ findings: [{ check: CHECKS[0], outcome: 'failed', at: [0, 0, Number.NaN] }] }), /is at/],
  ['nothing measured, nothing failed', () => ({ measures: undefined }), /nothing failed/],
  ['an estimate too many', () => ({ estimates: [{ grams: 1, minutes: 1 }] }), /estimate is missing/],
  ['no picture', () => ({ picture: undefined }), /no PNG/],
  ['no volume', ({ measures }) => ({ measures: { ...measures!, volumeMm3: Number.NaN } }), /not finite/],
])('an answer with %s is a problem', async (_, change, problem) => {
  const report = await sound();
  expect(problemOf(report, 0)).toBeUndefined();
  expect(problemOf({ ...report, ...change(report) }, 0)).toMatch(problem);
});
