/** Puts meshes into their places and makes one mesh of them. */
import { isFiniteMm } from './corners';
import { type Mesh, UnreadableModel } from './model';
import { determinant, type Transform } from './threemf-numbers';

export interface Instance {
  mesh: Mesh;
  transform: Transform;
}

/** Row vectors: a point times the transform. */
function writeCorners(positions: Float64Array, transform: Transform, into: Float64Array, at: number): void {
  const [a, b, c, d, e, f, g, h, i, j, k, l] = transform as [...number[]] & { length: 12 };
  for (let place = 0; place < positions.length; place += 3) {
    const x = positions[place]!;
    const y = positions[place + 1]!;
    const z = positions[place + 2]!;
    into[at + place] = x * a! + y * d! + z * g! + j!;
    into[at + place + 1] = x * b! + y * e! + z * h! + k!;
    into[at + place + 2] = x * c! + y * f! + z * i! + l!;
  }
}

function writeTriangles(triangles: Uint32Array, firstCorner: number, mirrored: boolean, into: Uint32Array, at: number) {
  const second = mirrored ? 2 : 1;
  for (let place = 0; place < triangles.length; place += 3) {
    into[at + place] = triangles[place]! + firstCorner;
    into[at + place + second] = triangles[place + 1]! + firstCorner;
    into[at + place + 3 - second] = triangles[place + 2]! + firstCorner;
  }
}

/**
 * Corners of different instances stay apart, so that what only touches is not joined. A mirrored mesh is turned inside
 * out again (3MF Core 3.3). Throws 'finite' when a transform moves a corner beyond all numbers.
 */
export function joined(instances: Instance[]): Mesh {
  const numbers = instances.reduce((total, { mesh }) => total + mesh.positions.length, 0);
  const indices = instances.reduce((total, { mesh }) => total + mesh.triangles.length, 0);
  const positions = new Float64Array(numbers);
  const triangles = new Uint32Array(indices);
  let numbersUsed = 0;
  let indicesUsed = 0;
  for (const { mesh, transform } of instances) {
    writeCorners(mesh.positions, transform, positions, numbersUsed);
    writeTriangles(mesh.triangles, numbersUsed / 3, determinant(transform) < 0, triangles, indicesUsed);
    numbersUsed += mesh.positions.length;
    indicesUsed += mesh.triangles.length;
  }
  if (!positions.every(isFiniteMm)) throw new UnreadableModel('finite', 'A transform moves a corner too far away.');
  return { positions, triangles };
}
