/** How thick the walls of a closed mesh are, looked at in a bounded number of places. */
import type { BoxTree, Deadline } from './boxtree';
import type { Point } from './model';
import type { Surface } from './surface';

export interface ThinWalls {
  /** Places looked at. */
  sampled: number;
  /** Of them, how many are thinner than asked for. */
  thin: number;
  /** The thinnest of all, in millimetres; infinite when no place had another side. */
  thinnestMm: number;
  at?: Point;
}

/** Enough to find a wall that is half a percent of the surface almost certainly. */
const SAMPLES = 1000;

/** Two surfaces are the sides of one wall when they face away from each other, give or take 45 degrees. */
const OPPOSITE = Math.SQRT1_2;

/**
 * Looks inward from the centres of triangles, picked evenly by area so that small ones do not crowd out
 * the large, to the surface opposite. Throws TimeIsUp.
 */
export function sampleWalls(tree: BoxTree, surface: Surface, thinMm: number, deadline: Deadline): ThinWalls {
  const walls: ThinWalls = { sampled: 0, thin: 0, thinnestMm: Infinity };
  const probe = new Probe(tree, deadline);
  for (const triangle of pickByArea(surface)) {
    const thickness = probe.thicknessAt(triangle);
    walls.sampled++;
    if (thickness < thinMm) walls.thin++;
    if (thickness >= walls.thinnestMm) continue;
    walls.thinnestMm = thickness;
    walls.at = [probe.from[0]!, probe.from[1]!, probe.from[2]!];
  }
  return walls;
}

/** The triangles in which the area, summed up one after the other, passes the middles of equal shares. */
function pickByArea({ areas, areaMm2 }: Surface): number[] {
  const share = areaMm2 / SAMPLES;
  const picked: number[] = [];
  let next = share / 2;
  let sum = 0;
  for (let triangle = 0; triangle < areas.length; triangle++) {
    sum += areas[triangle]!;
    if (sum < next) continue;
    picked.push(triangle);
    // However many middles it passes, a triangle is looked at once.
    next = (Math.floor(sum / share + 0.5) + 0.5) * share;
  }
  return picked;
}

class Probe {
  /** The centre of the triangle that was looked at last. */
  readonly from = new Float64Array(3);
  private readonly direction = new Float64Array(3);
  private readonly normal = new Float64Array(3);
  private looks = 0;

  constructor(
    private readonly tree: BoxTree,
    private readonly deadline: Deadline,
  ) {}

  /** Millimetres to the other side; infinite when what the ray meets first is not the other side of a wall. */
  thicknessAt(triangle: number): number {
    const { from, direction, normal, tree } = this;
    this.deadline.check();
    if (!this.setNormal(triangle)) return Infinity;
    const { positions, triangles } = tree.mesh;
    for (let axis = 0; axis < 3; axis++) {
      const sum = (i: number) => positions[triangles[triangle * 3 + i]! * 3 + axis]!;
      from[axis] = (sum(0) + sum(1) + sum(2)) / 3;
      direction[axis] = -normal[axis]!;
    }
    let nearest = Infinity;
    let isWall = false;
    tree.eachLeafOnRay(from, direction, (leaf) => {
      if (++this.looks % 1024 === 0) this.deadline.check();
      for (let place = tree.begin(leaf); place < tree.end(leaf); place++) {
        const other = tree.order[place]!;
        const distance = other === triangle ? Infinity : this.distanceTo(other);
        if (distance >= nearest) continue;
        nearest = distance;
        isWall = this.facesAlong(other);
      }
      return nearest;
    });
    return isWall ? nearest : Infinity;
  }

  private facesAlong(triangle: number): boolean {
    const { direction, normal } = this;
    if (!this.setNormal(triangle)) return false;
    return normal[0]! * direction[0]! + normal[1]! * direction[1]! + normal[2]! * direction[2]! >= OPPOSITE;
  }

  private setNormal(triangle: number): boolean {
    const { normal } = this;
    const [ux, uy, uz, vx, vy, vz] = this.sides(triangle);
    const x = uy * vz - uz * vy;
    const y = uz * vx - ux * vz;
    const z = ux * vy - uy * vx;
    const length = Math.sqrt(x * x + y * y + z * z);
    normal[0] = x / length;
    normal[1] = y / length;
    normal[2] = z / length;
    return length > 0;
  }

  private sides(triangle: number) {
    const { positions, triangles } = this.tree.mesh;
    const a = triangles[triangle * 3]! * 3;
    const b = triangles[triangle * 3 + 1]! * 3;
    const c = triangles[triangle * 3 + 2]! * 3;
    return [
      positions[b]! - positions[a]!,
      positions[b + 1]! - positions[a + 1]!,
      positions[b + 2]! - positions[a + 2]!,
      positions[c]! - positions[a]!,
      positions[c + 1]! - positions[a + 1]!,
      positions[c + 2]! - positions[a + 2]!,
    ] as const;
  }

  /** T. Möller, B. Trumbore, “Fast, Minimum Storage Ray/Triangle Intersection”, 1997. */
  private distanceTo(triangle: number): number {
    const { from, direction } = this;
    const { positions, triangles } = this.tree.mesh;
    const [ux, uy, uz, vx, vy, vz] = this.sides(triangle);
    const [dx, dy, dz] = [direction[0]!, direction[1]!, direction[2]!];
    const px = dy * vz - dz * vy;
    const py = dz * vx - dx * vz;
    const pz = dx * vy - dy * vx;
    const determinant = ux * px + uy * py + uz * pz;
    if (determinant === 0) return Infinity;
    const corner = triangles[triangle * 3]! * 3;
    const tx = from[0]! - positions[corner]!;
    const ty = from[1]! - positions[corner + 1]!;
    const tz = from[2]! - positions[corner + 2]!;
    const u = (tx * px + ty * py + tz * pz) / determinant;
    const qx = ty * uz - tz * uy;
    const qy = tz * ux - tx * uz;
    const qz = tx * uy - ty * ux;
    const v = (dx * qx + dy * qy + dz * qz) / determinant;
    const distance = (vx * qx + vy * qy + vz * qz) / determinant;
    return u >= 0 && v >= 0 && u + v <= 1 && distance > 0 ? distance : Infinity;
  }
}
