/** What a mesh measures. */
import { expect, test } from '@jest/globals';
import { measure } from '../../cloud/domain/files/measures';
import { ball, box, cube, meshOf, moved, type Triangle, turnedOver } from './shapes';

test('a box measures what it should', () => {
  expect(measure(meshOf(box([1, 2, 3], [11, 22, 33])))).toEqual({
    volumeMm3: 6000,
    areaMm2: 2200,
    min: [1, 2, 3],
    max: [11, 22, 33],
    triangles: 12,
    corners: 8,
    shells: 1,
  });
});

test('a ball comes near the formulas', () => {
  const { volumeMm3, areaMm2 } = measure(meshOf(ball(10, 60)));
  expect(volumeMm3 / ((4 / 3) * Math.PI * 1000)).toBeCloseTo(1, 2);
  expect(areaMm2 / (4 * Math.PI * 100)).toBeCloseTo(1, 2);
});

test('what is inside out counts as negative', () => {
  expect(measure(meshOf(turnedOver(cube(10)))).volumeMm3).toBe(-1000);
});

test('a cavity is taken off', () => {
  expect(measure(meshOf([...cube(10), ...turnedOver(cube(4, [3, 3, 3]))])).volumeMm3).toBeCloseTo(936, 9);
});

test('a small part far away loses no digits', () => {
  // Whole steps of 2^-12, so that moving it changes nothing but where it is.
  const onGrid = (value: number) => Math.round(value * 4096) / 4096;
  const part = ball(1, 20).map((corners) => corners.map((corner) => corner.map(onGrid))) as unknown as Triangle[];
  const far = moved(part, [2 ** 30, 2 ** 30, -(2 ** 30)]);
  expect(measure(meshOf(far)).volumeMm3).toBeCloseTo(measure(meshOf(part)).volumeMm3, 9);
});

test('corners that no triangle uses do not widen the box', () => {
  const { positions, triangles } = meshOf(cube(10));
  const { max, volumeMm3 } = measure({ positions: Float64Array.of(...positions, 99, 99, 99), triangles });
  expect(max).toEqual([10, 10, 10]);
  expect(volumeMm3).toBeCloseTo(1000, 9);
});

test('shells are told apart by edges in common', () => {
  const shellsOf = (triangles: Triangle[]) => measure(meshOf(triangles)).shells;
  expect(shellsOf([...cube(10), ...cube(10, [20, 0, 0])])).toBe(2);
  // Cubes that touch in a corner, and in an edge.
  expect(shellsOf([...cube(10), ...cube(10, [10, 10, 10])])).toBe(2);
  expect(shellsOf([...cube(10), ...cube(10, [10, 10, 0])])).toBe(2);
});

test('nothing measures nothing', () => {
  expect(measure(meshOf([]))).toMatchObject({ volumeMm3: 0, areaMm2: 0, min: [0, 0, 0], max: [0, 0, 0], shells: 0 });
});
