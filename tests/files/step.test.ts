/** STEP files: what Open CASCADE makes of them, and that it cannot hold up anything. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { withoutCracks } from '../../cloud/domain/files/step-corners';
import { bytesSource } from '../../cloud/tasks/preflight/source';
import { readStep, STEP_LIMITS, StepReader } from '../../cloud/tasks/preflight/step';
import { cube, meshOf } from './shapes';

/** A file that the library brings along. */
const sample = (name: string) =>
  bytesSource(
    readFileSync(path.join(path.dirname(require.resolve('occt-import-js/package.json')), 'test/testfiles', name)),
  );

test('a cube drawn in inches is one closed mesh in millimetres', async () => {
  const { mesh, ...facts } = await readStep(sample('cube-units/cube-in.step'));
  expect(facts).toEqual({ format: 'step', kind: 'AP214, FreeCAD', unit: 'millimeter', findings: [] });
  expect(mesh.positions).toHaveLength(8 * 3);
  expect(mesh.triangles).toHaveLength(12 * 3);
  expect([...new Set(mesh.positions)].map(Math.round).sort((a, b) => a - b)).toEqual([0, 1000]);
});

test('the solids of an assembly are closed, and the tip of a cone has no collapsed triangles', async () => {
  const { mesh } = await readStep(sample('conical-surface/conical-surface.step'));
  const edges = new Set<string>();
  for (let place = 0; place < mesh.triangles.length; place += 3) {
    const corners = [...mesh.triangles.subarray(place, place + 3)];
    expect(new Set(corners).size).toBe(3);
    corners.forEach((corner, index) => {
      edges.add(`${corner} ${corners[(index + 1) % 3]}`);
    });
  }
  const open = [...edges].filter((edge) => !edges.has(edge.split(' ').reverse().join(' ')));
  expect(open).toEqual([]);
});

test('faces whose corners differ by rounding are joined, and slivers between them are left out', () => {
  const sound = meshOf(cube(10));
  const loose = [...sound.triangles].flatMap((corner) => [...sound.positions.subarray(corner * 3, corner * 3 + 3)]);
  const positions = Float64Array.from(loose, (coordinate, place) => coordinate + (place % 7) * 1e-12);
  const sliver = [0, 0, 0, 1e-12, 0, 0, 0, 1e-12, 0];
  const cracked = Float64Array.from([...positions, ...sliver]);
  const { positions: corners, triangles } = withoutCracks({
    positions: cracked,
    triangles: Uint32Array.from({ length: cracked.length / 3 }, (_, corner) => corner),
  });
  expect(corners).toHaveLength(8 * 3);
  expect([...new Set(corners)]).toEqual([0, 10]);
  expect(triangles).toHaveLength(12 * 3);
});

const HEADER = "ISO-10303-21;HEADER;FILE_DESCRIPTION((''),'2;1');FILE_SCHEMA(('AUTOMOTIVE_DESIGN'));ENDSEC;";
const EMPTY = `${HEADER}DATA;ENDSEC;END-ISO-10303-21;`;

/** An error in the syntax that Open CASCADE holds against more memory than there is. */
const GREEDY = `${HEADER}DATA;#1=EDGE_LOOP('',(#2,${'-'.repeat(65_536)}#3));ENDSEC;END-ISO-10303-21;`;

test.each([
  ['no STEP file', bytesSource(Buffer.from('solid cube')), {}, 'wellFormed'],
  ['half a file', bytesSource(Buffer.from(`${HEADER}DATA;#1=CARTESIAN`)), {}, 'wellFormed'],
  ['a file without a shape', bytesSource(Buffer.from(EMPTY)), {}, 'wellFormed'],
  ['a file that takes too long', sample('cube-units/cube-in.step'), { milliseconds: 1 }, 'withinLimits'],
  ['a file that takes too much memory', bytesSource(Buffer.from(GREEDY)), { memoryBytes: 2 ** 28 }, 'withinLimits'],
  ['a file that is too large', sample('cube-units/cube-in.step'), { bytes: 1000 }, 'withinLimits'],
])('%s is refused', async (_, source, limits, check) => {
  await expect(readStep(source, { ...STEP_LIMITS, ...limits })).rejects.toMatchObject({ check });
});

test('one reader reads several files, also behind one that is broken or takes too long', async () => {
  const reader = new StepReader({ ...STEP_LIMITS, milliseconds: 20_000 });
  const hasty = new StepReader({ ...STEP_LIMITS, milliseconds: 1 });
  try {
    const first = await reader.read(sample('cube-units/cube-in.step'));
    await expect(reader.read(bytesSource(Buffer.from(EMPTY)))).rejects.toMatchObject({ check: 'wellFormed' });
    expect(await reader.read(sample('cube-units/cube-in.step'))).toEqual(first);
    for (const round of ['first', 'second']) {
      const { check } = await hasty.read(sample('cube-units/cube-in.step')).catch((error) => error);
      expect([round, check]).toEqual([round, 'withinLimits']);
    }
  } finally {
    await Promise.all([reader.close(), hasty.close()]);
  }
});
