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

/** A wavy surface of about so many triangles of 0.1 mm, as a binary STL; not closed. */
export function gridStl(triangles: number): Uint8Array {
  const side = Math.ceil(Math.sqrt(triangles / 2));
  const bytes = new ArrayBuffer(84 + side * side * 2 * 50);
  const view = new DataView(bytes);
  view.setUint32(80, side * side * 2, true);
  const corner = (x: number, y: number): Point => [x / 10, y / 10, Math.sin(x / 20) + Math.cos(y / 30)];
  let place = 84;
  const put = (...points: Point[]) => {
    for (const [index, value] of points.flat().entries()) view.setFloat32(place + 12 + index * 4, value, true);
    place += 50;
  };
  for (let x = 0; x < side; x++)
    for (let y = 0; y < side; y++) {
      put(corner(x, y), corner(x + 1, y), corner(x, y + 1));
      put(corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1));
    }
  return new Uint8Array(bytes);
}

/** A binary STL of about so many bytes, each triangle other than the last: nothing that a store could shorten. */
export function longStl(bytes: number): Uint8Array {
  const triangles = Math.floor((bytes - 84) / 50);
  const file = randomBytes(84 + triangles * 50);
  file.writeUInt32LE(triangles, 80);
  return file;
}
