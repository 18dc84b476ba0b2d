/** What a mesh measures: volume, surface, box. */
import type { Measures, Mesh, Point } from './model';
import { topologyOf } from './topology';

/** The box around all triangles, in millimetres; at the origin when there are none. */
export interface Box {
  min: Point;
  max: Point;
}

export function boxOf({ positions, triangles }: Mesh): Box {
  if (triangles.length === 0) return { min: [0, 0, 0], max: [0, 0, 0] };
  let [minX, minY, minZ] = [Infinity, Infinity, Infinity];
  let [maxX, maxY, maxZ] = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < triangles.length; i++) {
    const at = triangles[i]! * 3;
    const x = positions[at]!;
    const y = positions[at + 1]!;
    const z = positions[at + 2]!;
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    minZ = Math.min(minZ, z);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
    maxZ = Math.max(maxZ, z);
  }
  return { min: [minX, minY, minZ], max: [maxX, maxY, maxZ] };
}

export const centreOf = ({ min, max }: Box): Point => [
  (min[0] + max[0]) / 2,
  (min[1] + max[1]) / 2,
  (min[2] + max[2]) / 2,
];

/**
 * Six times the volume of the tetrahedron between a point and a triangle, positive when the triangle
 * shows its outer side away from the point. Summed over a closed surface it is six times the volume:
 * the divergence theorem for the field (x, y, z) / 3.
 */
export function sixfoldVolume(positions: Float64Array, a: number, b: number, c: number, from: Point): number {
  const ax = positions[a * 3]! - from[0];
  const ay = positions[a * 3 + 1]! - from[1];
  const az = positions[a * 3 + 2]! - from[2];
  const bx = positions[b * 3]! - from[0];
  const by = positions[b * 3 + 1]! - from[1];
  const bz = positions[b * 3 + 2]! - from[2];
  const cx = positions[c * 3]! - from[0];
  const cy = positions[c * 3 + 1]! - from[1];
  const cz = positions[c * 3 + 2]! - from[2];
  return ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
}

/** The area of a triangle, in square millimetres. */
export function areaOf(positions: Float64Array, a: number, b: number, c: number): number {
  const ux = positions[b * 3]! - positions[a * 3]!;
  const uy = positions[b * 3 + 1]! - positions[a * 3 + 1]!;
  const uz = positions[b * 3 + 2]! - positions[a * 3 + 2]!;
  const vx = positions[c * 3]! - positions[a * 3]!;
  const vy = positions[c * 3 + 1]! - positions[a * 3 + 1]!;
  const vz = positions[c * 3 + 2]! - positions[a * 3 + 2]!;
  const x = uy * vz - uz * vy;
  const y = uz * vx - ux * vz;
  const z = ux * vy - uy * vx;
  return Math.sqrt(x * x + y * y + z * z) / 2;
}

/**
 * Millimetres, square and cubic millimetres. The volume is taken relative to the centre of the box, so
 * that a part far from the origin loses no digits; of a surface with holes it is only near the truth.
 */
export function measure(mesh: Mesh, { shells } = topologyOf(mesh)): Measures {
  const { positions, triangles } = mesh;
  const box = boxOf(mesh);
  const centre = centreOf(box);
  let volume = 0;
  let area = 0;
  for (let at = 0; at < triangles.length; at += 3) {
    const a = triangles[at]!;
    const b = triangles[at + 1]!;
    const c = triangles[at + 2]!;
    volume += sixfoldVolume(positions, a, b, c, centre);
    area += areaOf(positions, a, b, c);
  }
  return {
    volumeMm3: volume / 6,
    areaMm2: area,
    ...box,
    triangles: triangles.length / 3,
    corners: positions.length / 3,
    shells,
  };
}
