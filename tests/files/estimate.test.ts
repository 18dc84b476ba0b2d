/** The estimate of material and time, beside what PrusaSlicer 2.5.0 says and beside itself. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { estimate, type PrintParameters } from '../../cloud/domain/files/estimate';
import { cutLayers } from '../../cloud/domain/files/estimate-sections';
import { measure } from '../../cloud/domain/files/measures';
import type { Mesh } from '../../cloud/domain/files/model';
import { readStl } from '../../cloud/domain/files/stl';
import { bytesSource } from '../../cloud/tasks/preflight/source';
import { ball, box, meshOf, moved, turnedOver } from './shapes';

const USUAL: PrintParameters = {
  densityGramsPerCm3: 1.24,
  infillShare: 0.15,
  layerHeightMm: 0.2,
  lineWidthMm: 0.45,
  walls: 2,
  topLayers: 5,
  bottomLayers: 4,
  speedsMmPerSecond: { firstLayer: 20, outerWall: 25, innerWalls: 45, infill: 80, solid: 80, travel: 150 },
  accelerationMmPerSecond2: 1000,
  minimumLayerSeconds: 10,
  setUpSeconds: 0,
};

const STRONG = { ...USUAL, infillShare: 0.4, layerHeightMm: 0.15, walls: 3, topLayers: 7, bottomLayers: 6 };

const estimated = (mesh: Mesh, changes: Partial<PrintParameters> = {}) =>
  estimate(measure(mesh), mesh, { ...USUAL, ...changes });

const plate = meshOf(box([0, 0, 0], [40, 30, 20]));
const round = meshOf(ball(15, 24));
const pole = meshOf(box([0, 0, 0], [4, 4, 50]));
const bracket = readStl(bytesSource(readFileSync(path.join(__dirname, '../../docs/examples/bracket.stl')))).mesh;

/** Measured with the parameters above as an ini file, without skirt, brim and support. */
test.each([
  ['a block', plate, USUAL, 9.52, 35.95],
  ['a block, strong', plate, STRONG, 16.51, 73.15],
  ['a ball', round, USUAL, 5.57, 30.05],
  ['a ball, strong', round, STRONG, 9.88, 55.37],
  ['a pole', pole, USUAL, 0.73, 13.8],
  ['a bracket', bracket, USUAL, 5.16, 27.92],
  ['a bracket, strong', bracket, STRONG, 7.44, 51.48],
])('%s takes what PrusaSlicer says', (_, mesh, parameters, grams, minutes) => {
  const ours = estimated(mesh, parameters);
  expect(Math.abs(ours.grams / grams - 1)).toBeLessThan(0.08);
  expect(Math.abs(ours.minutes / minutes - 1)).toBeLessThan(0.2);
});

test('what is printed solid weighs its volume', () => {
  const { grams } = estimated(plate, { infillShare: 1, densityGramsPerCm3: 1 });
  expect(grams).toBeGreaterThan(24 * 0.98);
  expect(grams).toBeLessThan(24 * 1.03);
});

test('walls alone weigh their length times the area of a line', () => {
  const { grams } = estimated(plate, {
    infillShare: 0,
    topLayers: 0,
    bottomLayers: 0,
    walls: 1,
    densityGramsPerCm3: 1,
  });
  const line = 0.2 * (0.45 - 0.2 * (1 - Math.PI / 4));
  expect(grams).toBeCloseTo((100 * (140 - 8 * 0.225) * line) / 1000, 2);
});

test('more of anything takes more', () => {
  const small = meshOf(ball(8, 10));
  const quick = (change: Partial<PrintParameters>) => estimated(small, { minimumLayerSeconds: 0, ...change });
  const { grams, minutes } = quick({});
  const more = [{ infillShare: 0.5 }, { walls: 4 }, { topLayers: 10 }, { bottomLayers: 10 }].map(quick);
  for (const each of more) {
    expect(each.grams).toBeGreaterThan(grams * 1.02);
    expect(each.minutes).toBeGreaterThan(minutes);
  }
  expect(quick({ layerHeightMm: 0.1 }).minutes).toBeGreaterThan(minutes * 1.5);
  expect(quick({ accelerationMmPerSecond2: 300 }).minutes).toBeGreaterThan(minutes * 1.05);
  expect(quick({ setUpSeconds: 300 }).minutes).toBeCloseTo(minutes + 5, 9);
  expect(quick({ densityGramsPerCm3: 2.48 }).grams).toBeCloseTo(grams * 2, 9);
});

test('a small layer takes its least time, but never slower than a printer is slowed down', () => {
  const free = estimated(pole, { minimumLayerSeconds: 0 }).minutes;
  const some = estimated(pole, { minimumLayerSeconds: 2 }).minutes;
  const endless = estimated(pole, { minimumLayerSeconds: 1000 }).minutes;
  expect(free).toBeLessThan(some);
  expect(estimated(pole, { minimumLayerSeconds: 2.5 }).minutes - some).toBeCloseTo((250 * 0.5) / 60, 1);
  expect(endless).toBeLessThan((250 * 10) / 60);
});

/** A block of 40 by 40 by 10 mm with one of 20 by 20 by 10 mm on its middle, as one surface. */
function steps(): Mesh {
  const square = (from: number, to: number, z: number) => [from, from, z, to, from, z, to, to, z, from, to, z];
  const sides = [0, 1, 2, 3].map((corner) => [corner, (corner + 1) % 4] as const);
  const band = (lower: number, upper: number) =>
    sides.flatMap(([a, b]) => [lower + a, lower + b, upper + b, lower + a, upper + b, upper + a]);
  return {
    positions: Float64Array.from([square(0, 40, 0), square(0, 40, 10), square(10, 30, 10), square(10, 30, 20)].flat()),
    triangles: Uint32Array.from([
      0,
      2,
      1,
      0,
      3,
      2,
      ...band(0, 4),
      ...band(4, 8),
      ...band(8, 12),
      12,
      13,
      14,
      12,
      14,
      15,
    ]),
  };
}

test('a step is closed to a little way under what stands on it', () => {
  const tops = { walls: 0, infillShare: 0, topLayers: 1, bottomLayers: 0, densityGramsPerCm3: 1 };
  const step = 40 * 40 - 20 * 20 + 4 * 20 * 3;
  expect(estimated(steps(), tops).grams).toBeCloseTo((0.2 * (step + 20 * 20)) / 1000, 6);
  expect(estimated(steps(), { ...tops, topLayers: 3 }).grams).toBeCloseTo((3 * 0.2 * (step + 20 * 20)) / 1000, 6);
  const bottoms = { ...tops, topLayers: 0, bottomLayers: 2 };
  expect(estimated(steps(), bottoms).grams).toBeCloseTo((2 * 0.2 * 40 * 40) / 1000, 6);
});

test('it is the same elsewhere, and inside out', () => {
  const { grams, minutes } = estimated(round);
  const elsewhere = estimated(meshOf(moved(ball(15, 24), [100, -200, 300])));
  expect(elsewhere.grams / grams).toBeCloseTo(1, 1);
  expect(elsewhere.minutes / minutes).toBeCloseTo(1, 1);
  const inverted = estimated(meshOf(turnedOver(box([0, 0, 0], [40, 30, 20]))), { topLayers: 4 });
  expect(inverted.grams).toBeCloseTo(estimated(plate, { topLayers: 4 }).grams, 6);
});

test('a hole in an outline takes its walls on the other side', () => {
  const tube = [...box([0, 0, 0], [40, 40, 20]), ...turnedOver(box([10, 10, 0], [30, 30, 20]))];
  const walls = { infillShare: 0, topLayers: 0, bottomLayers: 0, walls: 1, densityGramsPerCm3: 1 };
  const line = 0.2 * (0.45 - 0.2 * (1 - Math.PI / 4));
  const length = 160 - 8 * 0.225 + (80 + 8 * 0.225);
  expect(estimated(meshOf(tube), walls).grams).toBeCloseTo((100 * length * line) / 1000, 2);
});

test('of a fine mesh some layers stand for all of them', () => {
  const slabs = [...cutLayers(round, { count: 150, heightMm: 0.2, bottomMm: -15 }, 2_000)];
  expect(slabs.length).toBeLessThan(30);
  expect(slabs.map(({ first }) => first)).toEqual([0, ...slabs.slice(0, -1).map(({ behind }) => behind)]);
  expect(slabs.at(-1)!.behind).toBe(150);
  const volumes = slabs.map(({ first, behind, contours }) =>
    contours.reduce((sum, { areaMm2 }) => sum + areaMm2 * (behind - first) * 0.2, 0),
  );
  expect(volumes.reduce((sum, volume) => sum + volume) / measure(round).volumeMm3).toBeCloseTo(1, 1);
});

test.each<[string, Mesh]>([
  ['nothing', { positions: new Float64Array(0), triangles: new Uint32Array(0) }],
  ['a flat triangle', { positions: Float64Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0), triangles: Uint32Array.of(0, 1, 2) }],
  ['no numbers', { positions: new Float64Array(9).fill(Number.NaN), triangles: Uint32Array.of(0, 1, 2) }],
  [
    'an endless height',
    { positions: Float64Array.of(0, 0, 0, 1, 0, 0, 0, 1, 1e30), triangles: Uint32Array.of(0, 1, 2) },
  ],
])('a mesh of %s takes no material and ends at once', (_, mesh) => {
  const [x, y, z] = [0, 1, 2].map((axis) => mesh.positions.filter((__, place) => place % 3 === axis));
  const corner = (choose: (...values: number[]) => number) => [choose(...x!), choose(...y!), choose(...z!)] as const;
  const facts = { volumeMm3: 0, areaMm2: 0, triangles: 1, corners: 3, shells: 1 };
  const measures = { ...facts, min: corner(Math.min), max: corner(Math.max) };
  expect(estimate(measures, mesh, USUAL).grams).toBeCloseTo(0, 1);
});
