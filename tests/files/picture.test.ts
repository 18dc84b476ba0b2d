/** The small pictures of models, looked at pixel by pixel. */
import { inflateSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import type { Mesh } from '../../cloud/domain/files/model';
import { drawPicture, type PictureSize } from '../../cloud/domain/files/picture';

const SIZE: PictureSize = { width: 120, height: 90 };

const box = (x: number, y: number, z: number): Mesh => ({
  positions: Float64Array.from({ length: 24 }, (_, place) =>
    Math.floor(place / 3) & (1 << (place % 3)) ? [x, y, z][place % 3]! : 0,
  ),
  triangles: Uint32Array.from('023031457476015054267273046062137175', Number),
});

/** A ring that lies flat, with a hole in the middle. */
function ring(): Mesh {
  const sides = 32;
  const corner = (turn: number, around: number) => {
    const [u, v] = [turn, around].map((step) => (step / sides) * 2 * Math.PI) as [number, number];
    return [(20 + 5 * Math.cos(v)) * Math.cos(u), (20 + 5 * Math.cos(v)) * Math.sin(u), 5 * Math.sin(v)];
  };
  const steps = Array.from({ length: sides }, (_, step) => step);
  const at = (turn: number, around: number) => (turn % sides) * sides + (around % sides);
  return {
    positions: Float64Array.from(steps.flatMap((u) => steps.flatMap((v) => corner(u, v)))),
    triangles: Uint32Array.from(
      steps.flatMap((u) =>
        steps.flatMap((v) => {
          const next = at(u + 1, v + 1);
          return [at(u, v), at(u + 1, v), next, at(u, v), next, at(u, v + 1)];
        }),
      ),
    ),
  };
}

/** Red, green, blue and opacity of the pixel in this column and row; the file has one IDAT chunk. */
function pixelsOf(png: Uint8Array): (column: number, row: number) => number[] {
  const file = Buffer.from(png);
  const at = file.indexOf('IDAT');
  const lines = inflateSync(file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4)));
  const width = file.readUInt32BE(16);
  return (column, row) => [...lines.subarray(row * (width * 4 + 1) + 1 + column * 4).subarray(0, 4)];
}

test('it is a PNG of the size that was asked for', () => {
  const file = Buffer.from(drawPicture(box(10, 10, 10), SIZE));
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([120, 90]);
  expect(file.subarray(-8, -4).toString('latin1')).toBe('IEND');
});

test('a cube shows its top, its front and its right side in three shades, on nothing', () => {
  const pixel = pixelsOf(drawPicture(box(10, 10, 10), SIZE));
  const [top, front, right] = [pixel(60, 25), pixel(45, 55), pixel(75, 55)];
  expect(top![0]).toBeGreaterThan(front![0]!);
  expect(front![0]).toBeGreaterThan(right![0]!);
  expect([top, front, right].map((each) => each![3])).toEqual([255, 255, 255]);
  expect(pixel(0, 0)).toEqual([0, 0, 0, 0]);
  expect(pixel(119, 89)).toEqual([0, 0, 0, 0]);
});

test('every shade stands out from white paper and from a black screen', () => {
  const pixel = pixelsOf(drawPicture(ring(), SIZE));
  const all = Array.from({ length: 120 * 90 }, (_, index) => pixel(index % 120, Math.floor(index / 120)));
  const channels = all.filter(([, , , opacity]) => opacity === 255).map(([, green]) => green!);
  expect(Math.min(...channels)).toBeGreaterThan(40);
  expect(Math.max(...channels)).toBeLessThan(200);
});

test('one sees through a hole', () => {
  const pixel = pixelsOf(drawPicture(ring(), SIZE));
  expect(pixel(60, 45)[3]).toBe(0);
  expect(pixel(60, 75)[3]).toBe(255);
});

test('what is nearer hides what is behind it, in whichever order the file has them', () => {
  const pole = box(1, 1, 40);
  const plate = { positions: box(40, 40, 1).positions.map((value, place) => value + (place % 3 === 1 ? 5 : 0)) };
  const both = (first: Mesh, second: Mesh): Mesh => ({
    positions: Float64Array.from([...first.positions, ...second.positions]),
    triangles: Uint32Array.from([...first.triangles, ...second.triangles.map((corner) => corner + 8)]),
  });
  const other = { ...plate, triangles: pole.triangles };
  expect(drawPicture(both(pole, other), SIZE)).toEqual(drawPicture(both(other, pole), SIZE));
});

test('an inverted model looks like the same one outside out', () => {
  const mesh = box(10, 20, 30);
  expect(drawPicture({ ...mesh, triangles: mesh.triangles.toReversed() }, SIZE)).toEqual(drawPicture(mesh, SIZE));
});

test('the model fills the picture in the direction in which it is longer', () => {
  const pixel = pixelsOf(drawPicture(box(1, 1, 100), SIZE));
  const rows = Array.from({ length: 90 }, (_, row) => pixel(60, row)[3]! > 0);
  expect(rows.indexOf(true)).toBeLessThan(8);
  expect(rows.lastIndexOf(true)).toBeGreaterThan(81);
});

test('a mesh of nothing, of a line and of no numbers makes a picture too', () => {
  const none = { positions: new Float64Array(0), triangles: new Uint32Array(0) };
  const line = { positions: Float64Array.from([0, 0, 0, 1, 1, 1, 2, 2, 2]), triangles: Uint32Array.from([0, 1, 2]) };
  const broken = { ...line, positions: line.positions.map(() => Number.NaN) };
  for (const mesh of [none, line, broken]) expect(pixelsOf(drawPicture(mesh, SIZE))(60, 45)[3]).toBe(0);
});

test('triangles that would cover the picture again and again do not hold it up', () => {
  const mesh = box(10, 10, 10);
  const layers = 20_000;
  const triangles = new Uint32Array(layers * 36).map((_, place) => mesh.triangles[place % 36]!);
  const pixel = pixelsOf(drawPicture({ ...mesh, triangles }, SIZE));
  expect(pixel(60, 25)[3]).toBe(255);
  // Each pixel of each triangle would take minutes.
}, 60_000);
