/** Model files made here, valid to the last byte. */
import { randomBytes } from 'node:crypto';

type Point = [number, number, number];

/** A cube with this edge in millimetres as a binary STL: 12 triangles, watertight. */
export function cubeStl(edge: number): Uint8Array {
  const corner = (index: number): Point => [index & 1 ? edge : 0, index & 2 ? edge : 0, index & 4 ? edge : 0];
  const faces: [number, number, number, number][] = [
    [0, 2, 3, 1],
    [4, 5, 7, 6],
    [0, 1, 5, 4],
    [2, 6, 7, 3],
    [0, 4, 6, 2],
    [1, 3, 7, 5],
  ];
  const triangles = faces.flatMap(([a, b, c, d]) =>
    [
      [a, b, c],
      [a, c, d],
    ].map((three) => three.map(corner)),
  );
  const bytes = new ArrayBuffer(84 + triangles.length * 50);
  const view = new DataView(bytes);
  view.setUint32(80, triangles.length, true);
  triangles.forEach((points, index) => {
    points.flat().forEach((value, place) => {
      view.setFloat32(84 + index * 50 + 12 + place * 4, value, true);
    });
  });
  return new Uint8Array(bytes);
}

/** The same cube without its last face: a hole of four open edges. */
export function openCubeStl(edge: number): Uint8Array {
  const whole = cubeStl(edge);
  const bytes = whole.slice(0, 84 + 10 * 50);
  new DataView(bytes.buffer).setUint32(80, 10, true);
  return bytes;
}

/** A binary STL of about so many bytes, each triangle other than the last: nothing that a store could shorten. */
export function longStl(bytes: number): Uint8Array {
  const triangles = Math.floor((bytes - 84) / 50);
  const file = randomBytes(84 + triangles * 50);
  file.writeUInt32LE(triangles, 80);
  return file;
}
