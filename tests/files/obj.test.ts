/** OBJ files: which of their lines count, and how broken ones are refused. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { measure } from '../../cloud/domain/files/measures';
import { UnreadableModel } from '../../cloud/domain/files/model';
import { readObj } from '../../cloud/domain/files/obj';
import { topologyOf } from '../../cloud/domain/files/topology';
import { bytesSource } from '../../cloud/tasks/preflight/source';
import { cube, obj } from './shapes';

const read = (text: string) => readObj(bytesSource(Buffer.from(text)));

const refusalOf = (text: string) => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UnreadableModel) return `${error.check}: ${error.message}`;
  }
  throw new Error('Nothing was refused.');
};

const PLACES = ['v 0 0 0', 'v 4 0 0', 'v 4 4 0', 'v 0 4 0'];
const square = (face: string) => [...PLACES, face].join('\n');

test('corners and faces become a mesh without a unit', () => {
  const model = read(obj(cube(10)));
  expect(model).toMatchObject({ format: 'obj', kind: 'text', findings: [] });
  expect(model.unit).toBeUndefined();
  expect(model.mesh.positions).toHaveLength(24);
  expect(measure(model.mesh).volumeMm3).toBeCloseTo(1000, 9);
});

test.each([
  ['corners only', 'f 1 2 3'],
  ['textures', 'vt 0 0\nf 1/1 2/1 3/1'],
  ['normals', 'vn 0 0 1\nf 1//1 2//1 3//1'],
  ['both', 'vt 0 0\nvn 0 0 1\nf 1/1/1 2/1/1 3/1/1'],
  ['indices from the end', 'f -4 -3 -2'],
  ['a line in two', 'f 1 \\\n 2 3'],
  ['a line in two as on Windows', 'f 1 2 \\\r\n3\r\n'],
  ['other things around', 'mtllib a.mtl\no part\ng group\nusemtl red\ns off\nf 1 2 3\nl 1 2\n# f 9 9 9'],
])('a face with %s is read', (_, face) => {
  const { mesh, findings } = read(square(face));
  expect([...mesh.triangles]).toEqual([0, 1, 2]);
  expect(findings).toEqual([]);
});

test('a weight or colours behind a corner are passed over', () => {
  const { mesh } = read('v 0 0 0 1\nv 1 0 0 0.5 0.5 0.5\nv 0 1 0\nf 1 2 3\n');
  expect([...mesh.positions]).toEqual([0, 0, 0, 1, 0, 0, 0, 1, 0]);
});

test('a polygon becomes triangles that cover it', () => {
  const { mesh, findings } = read(square('f 1 2 3 4'));
  expect(mesh.triangles).toHaveLength(6);
  expect(measure(mesh).areaMm2).toBe(16);
  expect(findings).toEqual([]);
});

test('an L is split from its inward bend', () => {
  const corners = ['4 0', '4 1', '1 1', '1 4', '0 4', '0 0'].map((place) => `v ${place} 0`).join('\n');
  const { mesh, findings } = read(`${corners}\nf 1 2 3 4 5 6`);
  expect(measure(mesh).areaMm2).toBeCloseTo(7, 9);
  expect(findings).toEqual([]);
});

test('a polygon with several inward bends is told, and its volume is right', () => {
  const outline = ['0 0', '6 0', '6 3', '5 3', '5 1', '4 1', '4 3', '2 3', '2 1', '1 1', '1 3', '0 3'];
  const bottom = outline.map((place) => `v ${place} 0`);
  const top = outline.map((place) => `v ${place} 2`);
  const count = outline.length;
  const sides = outline.map((_, at) => {
    const next = (at + 1) % count;
    return `f ${at + 1} ${next + 1} ${next + 1 + count} ${at + 1 + count}`;
  });
  const ring = outline.map((_, at) => at + 1);
  const caps = [`f ${[...ring].reverse().join(' ')}`, `f ${ring.map((at) => at + count).join(' ')}`];
  const { mesh, findings } = read([...bottom, ...top, ...sides, ...caps].join('\n'));
  expect(findings).toMatchObject([{ check: 'supported', outcome: 'warned', count: 2 }]);
  expect(measure(mesh).volumeMm3).toBeCloseTo(2 * (6 * 1 + 4 * 2 - 2 * 0), 9);
  expect(topologyOf(mesh).openEdges.count).toBe(0);
});

test('an index that names no corner is refused', () => {
  expect(refusalOf(square('f 1 2 5'))).toBe('wellFormed: Line 5: “5” names no corner.');
  expect(refusalOf(square('f 1 2 0'))).toBe('wellFormed: Line 5: “0” names no corner.');
  expect(refusalOf(square('f -5 2 3'))).toBe('wellFormed: Line 5: “-5” names no corner.');
  expect(refusalOf(square('f 1 2 x'))).toBe('wellFormed: Line 5: “x” names no corner.');
  expect(refusalOf(`f 1 2 3\n${PLACES.join('\n')}`)).toBe('wellFormed: Line 1: “1” names no corner.');
});

test('lines that are too short are refused', () => {
  expect(refusalOf(square('f 1 2'))).toBe('wellFormed: Line 5: a face needs three corners.');
  expect(refusalOf('v 1 2\nf 1 1 1')).toBe('wellFormed: Line 1: a corner needs three coordinates.');
  expect(refusalOf('v 1 2 y')).toBe('wellFormed: Line 1: “y” is no number.');
});

test('faces at no finite place are left out and counted', () => {
  const { mesh, findings } = read(`${square('f 1 2 3')}\nv nan 0 0\nv 1e39 0 0\nf 1 2 5\nf 1 2 6`);
  expect(mesh.triangles).toHaveLength(3);
  expect(findings).toMatchObject([{ check: 'finite', outcome: 'failed', count: 2 }]);
});

test('text that means nothing ends in a mesh or a refusal', () => {
  const words = fc.constantFrom('v', 'f', 'vn', '1', '-1', '0', '1/2', '1e400', '\\\n', '\n', '#', '2//', 'x');
  fc.assert(
    fc.property(fc.array(words, { maxLength: 80 }), (line) => {
      try {
        read(line.join(' '));
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableModel);
      }
    }),
  );
});
