/** A tree of boxes over the triangles of a mesh: finds those near a box or on a ray without looking at all. */
import { type Box, boxOf } from './measures';
import type { Mesh } from './model';

/** Raised when the time that a search may take is over. */
export class TimeIsUp extends Error {}

/** A moment that must not be passed. */
export class Deadline {
  private readonly until: number;

  constructor(milliseconds: number) {
    this.until = performance.now() + milliseconds;
  }

  get leftMs(): number {
    return this.until - performance.now();
  }

  /** Throws TimeIsUp. */
  check(): void {
    if (this.leftMs < 0) throw new TimeIsUp();
  }
}

/** Triangles of a leaf. */
export const LEAF_TRIANGLES = 8;

/** Bits of each axis in a Morton code; three of them fit the three passes of the sort. */
const AXIS_BITS = 10;
const CELLS = 2 ** AXIS_BITS;

/** Nodes on the way to a leaf, twice: a stack of a search is never longer. */
const MOST_STACKED = 64;

/** The ten lowest bits with two free bits between one and the next (T. Karras, “Thinking Parallel, Part III”). */
function spread(bits: number): number {
  let apart = bits;
  apart = (apart | (apart << 16)) & 0x030000ff;
  apart = (apart | (apart << 8)) & 0x0300f00f;
  apart = (apart | (apart << 4)) & 0x030c30c3;
  return (apart | (apart << 2)) & 0x09249249;
}

/**
 * A full binary tree in an array: node 1 is the root, those below node n are 2n and 2n + 1. The leaves
 * hold the triangles in the order of a Morton curve, so that neighbours in space are neighbours in the
 * tree. Built in time linear to the triangles.
 */
export class BoxTree {
  /** The triangles in the order of the leaves. */
  readonly order: Uint32Array;
  readonly leaves: number;
  /** The number of the first leaf's node. */
  readonly firstLeaf: number;
  /** Least x, y, z and most x, y, z of each node; the other way round where there is nothing. */
  readonly boxes: Float64Array;
  private readonly stack = new Uint32Array(MOST_STACKED);

  constructor(
    readonly mesh: Mesh,
    box = boxOf(mesh),
  ) {
    const count = mesh.triangles.length / 3;
    this.leaves = Math.ceil(count / LEAF_TRIANGLES);
    this.firstLeaf = 2 ** Math.ceil(Math.log2(Math.max(1, this.leaves)));
    this.order = sortedByCode(codesOf(mesh, box));
    this.boxes = new Float64Array(this.firstLeaf * 2 * 6);
    this.fillLeaves();
    this.fillInnerNodes();
  }

  /** Calls back with the number of every leaf from `fromLeaf` on whose box touches this one. */
  eachLeafTouching(box: Float64Array, fromLeaf: number, visit: (leaf: number) => void): void {
    const { boxes, firstLeaf, stack } = this;
    let stacked = 0;
    stack[stacked++] = 1;
    while (stacked > 0) {
      const node = stack[--stacked]!;
      const at = node * 6;
      if (boxes[at]! > box[3]! || boxes[at + 1]! > box[4]! || boxes[at + 2]! > box[5]!) continue;
      if (boxes[at + 3]! < box[0]! || boxes[at + 4]! < box[1]! || boxes[at + 5]! < box[2]!) continue;
      if (node < firstLeaf) {
        stack[stacked++] = node * 2 + 1;
        stack[stacked++] = node * 2;
      } else if (node - firstLeaf >= fromLeaf) visit(node - firstLeaf);
    }
  }

  /** Calls back with every leaf whose box the ray meets nearer than what the callback answered last. */
  eachLeafOnRay(from: Float64Array, direction: Float64Array, visit: (leaf: number) => number): void {
    const { firstLeaf, stack } = this;
    let nearest = Infinity;
    let stacked = 0;
    stack[stacked++] = 1;
    while (stacked > 0) {
      const node = stack[--stacked]!;
      if (this.entry(node, from, direction) >= nearest) continue;
      if (node >= firstLeaf) {
        nearest = visit(node - firstLeaf);
        continue;
      }
      const leftFirst = this.entry(node * 2, from, direction) <= this.entry(node * 2 + 1, from, direction);
      stack[stacked++] = leftFirst ? node * 2 + 1 : node * 2;
      stack[stacked++] = leftFirst ? node * 2 : node * 2 + 1;
    }
  }

  /** How far along the ray the node's box begins; infinite when the ray misses it (slab method of Kay and Kajiya). */
  private entry(node: number, from: Float64Array, direction: Float64Array): number {
    const { boxes } = this;
    let enter = 0;
    let leave = Infinity;
    for (let axis = 0; axis < 3; axis++) {
      const least = boxes[node * 6 + axis]! - from[axis]!;
      const most = boxes[node * 6 + 3 + axis]! - from[axis]!;
      if (direction[axis] === 0) {
        if (least > 0 || most < 0) return Infinity;
        continue;
      }
      const one = least / direction[axis]!;
      const other = most / direction[axis]!;
      enter = Math.max(enter, Math.min(one, other));
      leave = Math.min(leave, Math.max(one, other));
    }
    return enter <= leave ? enter : Infinity;
  }

  private fillLeaves(): void {
    const { boxes, order, firstLeaf, mesh } = this;
    const { positions, triangles } = mesh;
    for (let at = 0; at < boxes.length; at++) boxes[at] = at % 6 < 3 ? Infinity : -Infinity;
    for (let place = 0; place < order.length; place++) {
      const node = (firstLeaf + Math.floor(place / LEAF_TRIANGLES)) * 6;
      const triangle = order[place]! * 3;
      for (let i = 0; i < 3; i++) {
        const corner = triangles[triangle + i]! * 3;
        for (let axis = 0; axis < 3; axis++) {
          const value = positions[corner + axis]!;
          if (value < boxes[node + axis]!) boxes[node + axis] = value;
          if (value > boxes[node + 3 + axis]!) boxes[node + 3 + axis] = value;
        }
      }
    }
  }

  private fillInnerNodes(): void {
    const { boxes } = this;
    for (let node = this.firstLeaf - 1; node > 0; node--) {
      const left = node * 12;
      const right = left + 6;
      for (let axis = 0; axis < 3; axis++) {
        boxes[node * 6 + axis] = Math.min(boxes[left + axis]!, boxes[right + axis]!);
        boxes[node * 6 + 3 + axis] = Math.max(boxes[left + 3 + axis]!, boxes[right + 3 + axis]!);
      }
    }
  }
}

/** For each triangle the place of its middle on a Morton curve through the box. */
function codesOf({ positions, triangles }: Mesh, { min, max }: Box): Uint32Array {
  const codes = new Uint32Array(triangles.length / 3);
  const [minX, minY, minZ] = min;
  // The sum of three corners, so that no division by three is needed; a flat box has one cell.
  const scale = (axis: 0 | 1 | 2) => (max[axis] > min[axis] ? (CELLS - 1) / (max[axis] - min[axis]) / 3 : 0);
  const [scaleX, scaleY, scaleZ] = [scale(0), scale(1), scale(2)];
  for (let triangle = 0; triangle < codes.length; triangle++) {
    const a = triangles[triangle * 3]! * 3;
    const b = triangles[triangle * 3 + 1]! * 3;
    const c = triangles[triangle * 3 + 2]! * 3;
    const x = (positions[a]! + positions[b]! + positions[c]! - 3 * minX) * scaleX;
    const y = (positions[a + 1]! + positions[b + 1]! + positions[c + 1]! - 3 * minY) * scaleY;
    const z = (positions[a + 2]! + positions[b + 2]! + positions[c + 2]! - 3 * minZ) * scaleZ;
    codes[triangle] = (spread(x) << 2) | (spread(y) << 1) | spread(z);
  }
  return codes;
}

/** The indices of the codes in the order of the codes: a radix sort, ten bits a pass. Overwrites the codes. */
function sortedByCode(codes: Uint32Array): Uint32Array {
  let keys = codes;
  let order = new Uint32Array(0);
  for (let shift = 0; shift < 3 * AXIS_BITS; shift += AXIS_BITS) {
    const starts = new Uint32Array(CELLS + 1);
    for (let i = 0; i < keys.length; i++) starts[((keys[i]! >>> shift) & (CELLS - 1)) + 1]!++;
    for (let cell = 0; cell < CELLS; cell++) starts[cell + 1]! += starts[cell]!;
    const sortedKeys = new Uint32Array(keys.length);
    const sortedOrder = new Uint32Array(keys.length);
    for (let i = 0; i < keys.length; i++) {
      const place = starts[(keys[i]! >>> shift) & (CELLS - 1)]!++;
      sortedKeys[place] = keys[i]!;
      sortedOrder[place] = shift === 0 ? i : order[i]!;
    }
    keys = sortedKeys;
    order = sortedOrder;
  }
  return order;
}
