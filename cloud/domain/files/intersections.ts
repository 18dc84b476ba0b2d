/** Where the surface of a mesh runs through itself. */
import { type BoxTree, type Deadline, LEAF_TRIANGLES, TimeIsUp } from './boxtree';
import type { Mesh, Point } from './model';

export interface Intersections {
  /** Pairs of triangles that cross each other. */
  count: number;
  at?: Point;
  /** False when the time did not suffice: there may be more. */
  complete: boolean;
}

/** Between two looks at the clock. */
const NODES_A_LOOK = 64;
const PAIRS_A_LOOK = 1024;

/** Nodes before which the pace says nothing about the rest, and how far off it may be then. */
const TELLING_NODES = 2048;
const PACE_ERROR = 2;

/**
 * Two steps of a 32-bit float at this distance from the origin: what lies no farther apart touches.
 * Files give coordinates as such floats, so flat faces are only as flat as this.
 */
const touchingDistance = (farthest: number) => farthest * 2 ** -22;

/**
 * Every pair of triangles that cross along a line longer than rounding explains, each counted once.
 * Triangles that touch in a corner, along an edge or face on face do not cross; nor do those with an
 * edge in common. Ends before the deadline when the pace so far says that the time will not suffice
 * and nothing has been found yet.
 */
export function findIntersections(tree: BoxTree, deadline: Deadline): Intersections {
  const search = new Search(tree, deadline);
  try {
    search.run();
    return { ...search.found, complete: true };
  } catch (error) {
    if (!(error instanceof TimeIsUp)) throw error;
    return { ...search.found, complete: false };
  }
}

class Search {
  readonly found: { count: number; at?: Point } = { count: 0 };
  private readonly pair: TrianglePair;
  private readonly here = new Float64Array(LEAF_TRIANGLES * 6);
  private readonly there = new Float64Array(6);
  private leaf = 0;
  private pairs = 0;

  constructor(
    private readonly tree: BoxTree,
    private readonly deadline: Deadline,
  ) {
    const { boxes } = tree;
    const farthest = boxes.subarray(0, 6).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    this.pair = new TrianglePair(tree.mesh, touchingDistance(farthest));
  }

  /** Throws TimeIsUp. */
  run(): void {
    const { tree, deadline } = this;
    const timeAtStart = deadline.leftMs;
    const visit = (other: number) => this.compareLeaves(other);
    for (this.leaf = 0; this.leaf < tree.nodes; this.leaf++) {
      if (this.leaf % NODES_A_LOOK === 0) this.checkPace(timeAtStart);
      if (!tree.isLeaf(this.leaf)) continue;
      const begin = tree.begin(this.leaf);
      for (let place = begin; place < tree.end(this.leaf); place++) {
        this.boxOfTriangle(tree.order[place]!, this.here, (place - begin) * 6);
      }
      tree.eachLeafTouching(this.leaf, this.leaf, visit);
    }
  }

  private checkPace(timeAtStart: number): void {
    const left = this.deadline.leftMs;
    const share = this.leaf / this.tree.nodes;
    const isHopeless = this.leaf >= TELLING_NODES && (timeAtStart - left) / share > timeAtStart * PACE_ERROR;
    if (left < 0 || (isHopeless && this.found.count === 0)) throw new TimeIsUp();
  }

  /** The triangles of the leaf at hand with those of another, or with each other. */
  private compareLeaves(other: number): void {
    if (++this.pairs % PAIRS_A_LOOK === 0) this.deadline.check();
    const { tree, here, there, leaf } = this;
    const { order } = tree;
    const begin = tree.begin(leaf);
    const count = tree.end(leaf) - begin;
    for (let place = tree.begin(other); place < tree.end(other); place++) {
      this.boxOfTriangle(order[place]!, there, 0);
      const compared = other === leaf ? place - begin : count;
      for (let i = 0; i < compared; i++) {
        if (doBoxesTouch(here, i * 6, there)) this.compare(order[begin + i]!, order[place]!);
      }
    }
  }

  private compare(one: number, other: number): void {
    const { triangles } = this.tree.mesh;
    if (commonCorners(triangles, one * 3, other * 3) > 1) return;
    if (!this.pair.cross(one * 3, other * 3)) return;
    if (this.found.count++ === 0) this.found.at = this.pair.place();
  }

  private boxOfTriangle(triangle: number, box: Float64Array, at: number): void {
    const { positions, triangles } = this.tree.mesh;
    const a = triangles[triangle * 3]! * 3;
    const b = triangles[triangle * 3 + 1]! * 3;
    const c = triangles[triangle * 3 + 2]! * 3;
    for (let axis = 0; axis < 3; axis++) {
      const [p, q, r] = [positions[a + axis]!, positions[b + axis]!, positions[c + axis]!];
      box[at + axis] = Math.min(p, q, r);
      box[at + 3 + axis] = Math.max(p, q, r);
    }
  }
}

function doBoxesTouch(boxes: Float64Array, at: number, box: Float64Array): boolean {
  return (
    boxes[at]! <= box[3]! &&
    boxes[at + 1]! <= box[4]! &&
    boxes[at + 2]! <= box[5]! &&
    boxes[at + 3]! >= box[0]! &&
    boxes[at + 4]! >= box[1]! &&
    boxes[at + 5]! >= box[2]!
  );
}

function commonCorners(triangles: Uint32Array, one: number, other: number): number {
  let common = 0;
  for (let i = one; i < one + 3; i++) {
    const corner = triangles[i];
    if (corner === triangles[other] || corner === triangles[other + 1] || corner === triangles[other + 2]) common++;
  }
  return common;
}

/**
 * Do two triangles cross? T. Möller, “A Fast Triangle-Triangle Intersection Test”, Journal of Graphics
 * Tools 2(2), 1997: both must have corners on either side of the other's plane, and the stretches that
 * they cut out of the line in which the planes meet must overlap.
 */
class TrianglePair {
  private readonly normals = [new Float64Array(3), new Float64Array(3)] as const;
  private readonly line = new Float64Array(3);
  private readonly heights = [new Float64Array(3), new Float64Array(3)] as const;
  private readonly stretches = [new Float64Array(2), new Float64Array(2)] as const;
  private readonly positions: Float64Array;
  private readonly triangles: Uint32Array;
  private origin = 0;

  /** Distances up to `tolerance` are none. */
  constructor(
    { positions, triangles }: Mesh,
    private readonly tolerance: number,
  ) {
    this.positions = positions;
    this.triangles = triangles;
  }

  /** Each by where its corners begin in `triangles`. */
  cross(one: number, other: number): boolean {
    const [normal, otherNormal] = this.normals;
    const [heights, otherHeights] = this.heights;
    if (!this.setNormal(normal, one) || !this.isCutBy(normal, one, other, otherHeights)) return false;
    if (!this.setNormal(otherNormal, other) || !this.isCutBy(otherNormal, other, one, heights)) return false;
    cross(normal, otherNormal, this.line);
    if (!normalise(this.line)) return false;
    this.origin = this.triangles[one]!;
    const [stretch, otherStretch] = this.stretches;
    this.setStretch(one, heights, stretch);
    this.setStretch(other, otherHeights, otherStretch);
    return Math.min(stretch[1]!, otherStretch[1]!) - Math.max(stretch[0]!, otherStretch[0]!) > this.tolerance;
  }

  /** A corner of the first triangle of the last pair. */
  place(): Point {
    const at = this.origin * 3;
    return [this.positions[at]!, this.positions[at + 1]!, this.positions[at + 2]!];
  }

  private setNormal(normal: Float64Array, triangle: number): boolean {
    const { positions, triangles } = this;
    const a = triangles[triangle]! * 3;
    const b = triangles[triangle + 1]! * 3;
    const c = triangles[triangle + 2]! * 3;
    const ux = positions[b]! - positions[a]!;
    const uy = positions[b + 1]! - positions[a + 1]!;
    const uz = positions[b + 2]! - positions[a + 2]!;
    const vx = positions[c]! - positions[a]!;
    const vy = positions[c + 1]! - positions[a + 1]!;
    const vz = positions[c + 2]! - positions[a + 2]!;
    normal[0] = uy * vz - uz * vy;
    normal[1] = uz * vx - ux * vz;
    normal[2] = ux * vy - uy * vx;
    return normalise(normal);
  }

  /** Fills in how far the corners of `other` are above the plane of `one`; are there some above and some below? */
  private isCutBy(normal: Float64Array, one: number, other: number, heights: Float64Array): boolean {
    const { triangles } = this;
    let isAbove = false;
    let isBelow = false;
    for (let i = 0; i < 3; i++) {
      const height = this.along(normal, triangles[other + i]!, triangles[one]!);
      heights[i] = Math.abs(height) <= this.tolerance ? 0 : height;
      if (heights[i]! > 0) isAbove = true;
      if (heights[i]! < 0) isBelow = true;
    }
    return isAbove && isBelow;
  }

  private setStretch(triangle: number, heights: Float64Array, stretch: Float64Array): void {
    const { triangles } = this;
    stretch[0] = Infinity;
    stretch[1] = -Infinity;
    for (let i = 0; i < 3; i++) {
      const j = (i + 1) % 3;
      const height = heights[i]!;
      const next = heights[j]!;
      const along = this.along(this.line, triangles[triangle + i]!, this.origin);
      if (height === 0) widen(stretch, along);
      if (height * next >= 0) continue;
      const alongNext = this.along(this.line, triangles[triangle + j]!, this.origin);
      widen(stretch, along + ((alongNext - along) * height) / (height - next));
    }
  }

  /** How far a corner lies from another in a direction. */
  private along(direction: Float64Array, corner: number, from: number): number {
    const { positions } = this;
    return (
      direction[0]! * (positions[corner * 3]! - positions[from * 3]!) +
      direction[1]! * (positions[corner * 3 + 1]! - positions[from * 3 + 1]!) +
      direction[2]! * (positions[corner * 3 + 2]! - positions[from * 3 + 2]!)
    );
  }
}

function widen(stretch: Float64Array, to: number): void {
  stretch[0] = Math.min(stretch[0]!, to);
  stretch[1] = Math.max(stretch[1]!, to);
}

function cross(a: Float64Array, b: Float64Array, into: Float64Array): void {
  into[0] = a[1]! * b[2]! - a[2]! * b[1]!;
  into[1] = a[2]! * b[0]! - a[0]! * b[2]!;
  into[2] = a[0]! * b[1]! - a[1]! * b[0]!;
}

/** Makes it one long; false when it has no direction. */
function normalise(vector: Float64Array): boolean {
  const length = Math.sqrt(vector[0]! ** 2 + vector[1]! ** 2 + vector[2]! ** 2);
  if (!(length > 0)) return false;
  for (let axis = 0; axis < 3; axis++) vector[axis]! /= length;
  return true;
}
