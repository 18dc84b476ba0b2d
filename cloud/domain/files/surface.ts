/** What a single pass over all triangles of a mesh finds. */
import type { Mesh, Point } from './model';
import type { Places } from './topology';

/** The box around all triangles, in millimetres; at the origin when there are none. */
export interface Box {
  min: Point;
  max: Point;
}

function boxOf({ positions, triangles }: Mesh): Box {
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

export interface Surface extends Box {
  /** Cubic millimetres; negative when the surface is inside out. Of a surface with holes only near the truth. */
  volumeMm3: number;
  areaMm2: number;
  /** Square millimetres of each triangle. */
  areas: Float32Array;
  /** Square millimetres that face down at less than 45 degrees to the bed and do not lie on it. */
  hangingMm2: number;
  /**
   * Triangles with three corners and no area within the precision of the file: not as high over their
   * longest side as a 32-bit float is exact there, half a unit in the last place.
   */
  flatTriangles: Places;
}

/** The cosine of 45 degrees. Slicers take steeper surfaces to print without support. */
const OVERHANG_COSINE = Math.SQRT1_2;

/** What is no higher above the lowest point lies on the bed: a usual first layer. */
const BED_MM = 0.3;

/** The square of half a unit in the last place of a 32-bit float, which has 24 binary digits. */
const PRECISION_SQUARED = 2 ** -48;

/**
 * The volume is taken relative to the centre of the box, so that a part far from the origin loses no
 * digits. One loop does it all and calls nothing: reading the corners is what takes the time.
 */
export function surfaceOf(mesh: Mesh): Surface {
  const { positions, triangles } = mesh;
  const box = boxOf(mesh);
  const [centreX, centreY, centreZ] = centreOf(box);
  const bed = box.min[2] + BED_MM;
  const areas = new Float32Array(triangles.length / 3);
  const flatTriangles: Places = { count: 0 };
  let sixVolumes = 0;
  let areaMm2 = 0;
  let hangingMm2 = 0;
  for (let triangle = 0; triangle < areas.length; triangle++) {
    const a = triangles[triangle * 3]! * 3;
    const b = triangles[triangle * 3 + 1]! * 3;
    const c = triangles[triangle * 3 + 2]! * 3;
    const ax = positions[a]!;
    const ay = positions[a + 1]!;
    const az = positions[a + 2]!;
    const bx = positions[b]! - ax;
    const by = positions[b + 1]! - ay;
    const bz = positions[b + 2]! - az;
    const cx = positions[c]! - ax;
    const cy = positions[c + 1]! - ay;
    const cz = positions[c + 2]! - az;
    // The cross product of two sides: at right angles to the triangle, as long as twice its area.
    const x = by * cz - bz * cy;
    const y = bz * cx - bx * cz;
    const z = bx * cy - by * cx;
    sixVolumes += (ax - centreX) * x + (ay - centreY) * y + (az - centreZ) * z;
    const squared = x * x + y * y + z * z;
    const area = Math.sqrt(squared) / 2;
    areas[triangle] = area;
    areaMm2 += area;
    if (z < -2 * OVERHANG_COSINE * area && Math.max(az, az + bz, az + cz) > bed) hangingMm2 += area;
    const longest = Math.max(
      bx * bx + by * by + bz * bz,
      cx * cx + cy * cy + cz * cz,
      (bx - cx) * (bx - cx) + (by - cy) * (by - cy) + (bz - cz) * (bz - cz),
    );
    const farthest = Math.max(Math.abs(ax), Math.abs(ay), Math.abs(az));
    if (squared <= longest * farthest * farthest * PRECISION_SQUARED && a !== b && b !== c && c !== a) {
      if (flatTriangles.count++ === 0) flatTriangles.corner = a / 3;
    }
  }
  return { ...box, volumeMm3: sixVolumes / 6, areaMm2, areas, hangingMm2, flatTriangles };
}
