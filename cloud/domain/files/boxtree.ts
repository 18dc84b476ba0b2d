/** A tree of boxes over the triangles of a mesh: finds those near a box or on a ray without looking at all. */
import { enlarged } from './corners';
import type { Mesh } from './model';
import type { Box } from './surface';

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

/** About so many triangles get into a tree in a millisecond. */
export const BUILT_A_MS = 4000;

/** Triangles of a leaf, at most. */
export const LEAF_TRIANGLES = 8;

/** Bits of each axis in a Morton code, at most: a counter for each cell takes 8 MB then. */
const MOST_AXIS_BITS = 7;

/** No node lies below the root by its right side with this number: the root is it. */
const LEAF = 0;

/** A tree is no deeper than the bits of a code and then those of a count; a stack of a search is as long. */
const MOST_STACKED = 64;

/** The seven lowest bits, or up to ten, with two free bits between one and the next (T. Karras, “Thinking Parallel, Part III”). */
function spread(bits: number): number {
  let apart = bits;
  apart = (apart | (apart << 16)) & 0x030000ff;
  apart = (apart | (apart << 8)) & 0x0300f00f;
  apart = (apart | (apart << 4)) & 0x030c30c3;
  return (apart | (apart << 2)) & 0x09249249;
}

/**
 * A linear bounding volume hierarchy (C. Lauterbach et al., “Fast BVH Construction on GPUs”, 2009): the
 * triangles in the order of a Morton curve, halved where the highest bit of the code changes. Nodes are
 * numbered depth first, so that the left one below a node comes next. Built in linear time.
 */
export class BoxTree {
  /** The triangles in the order of the leaves. */
  readonly order: Uint32Array;
  nodes = 0;
  /** Least x, y, z and most x, y, z of each node. */
  boxes: Float64Array;
  /** Of inner nodes the right one below; of leaves LEAF. */
  private right: Uint32Array;
  /** Of leaves, the place in `order` where their triangles begin and the one where they end. */
  private from: Uint32Array;
  private until: Uint32Array;
  private readonly stack = new Uint32Array(MOST_STACKED);

  constructor(
    readonly mesh: Mesh,
    box: Box,
  ) {
    const count = mesh.triangles.length / 3;
    const bits = axisBits(count);
    const cells = cellsOf(mesh, box, bits);
    this.order = sortedByCell(cells, 8 ** bits);
    const expected = Math.ceil(count / 2) + 16;
    this.boxes = new Float64Array(expected * 6);
    this.right = new Uint32Array(expected);
    this.from = new Uint32Array(expected);
    this.until = new Uint32Array(expected);
    if (count > 0) this.addNode(cells, 0, count);
  }

  isLeaf(node: number): boolean {
    return this.right[node] === LEAF;
  }

  /** Where a leaf's triangles begin in `order`. */
  begin(leaf: number): number {
    return this.from[leaf]!;
  }

  /** Behind the last of a leaf's triangles in `order`. */
  end(leaf: number): number {
    return this.until[leaf]!;
  }

  /** Calls back with every leaf from `first` on whose box touches that of a node. */
  eachLeafTouching(node: number, first: number, visit: (leaf: number) => void): void {
    const { boxes, right, stack } = this;
    let stacked = 0;
    stack[stacked++] = 0;
    while (stacked > 0) {
      const other = stack[--stacked]!;
      if (!doTouch(boxes, node * 6, other * 6)) continue;
      const next = right[other]!;
      if (next === LEAF) {
        if (other >= first) visit(other);
        continue;
      }
      stack[stacked++] = next;
      // What lies left of a node is numbered below it.
      if (next > first) stack[stacked++] = other + 1;
    }
  }

  /** Calls back with every leaf whose box the ray meets nearer than what the callback answered last. */
  eachLeafOnRay(from: Float64Array, direction: Float64Array, visit: (leaf: number) => number): void {
    const { right, stack } = this;
    let nearest = Infinity;
    let stacked = 0;
    stack[stacked++] = 0;
    while (stacked > 0) {
      const node = stack[--stacked]!;
      if (this.entry(node, from, direction) >= nearest) continue;
      const next = right[node]!;
      if (next === LEAF) {
        nearest = visit(node);
        continue;
      }
      const isLeftNearer = this.entry(node + 1, from, direction) <= this.entry(next, from, direction);
      stack[stacked++] = isLeftNearer ? next : node + 1;
      stack[stacked++] = isLeftNearer ? node + 1 : next;
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

  /** The node over the triangles from one place of the order to another, with all below it. */
  private addNode(cells: Uint32Array, from: number, until: number): number {
    const node = this.nodes++;
    if (node === this.right.length) this.enlarge();
    if (until - from <= LEAF_TRIANGLES) {
      this.fillLeaf(node, from, until);
      return node;
    }
    const middle = this.splitPlace(cells, from, until);
    const left = this.addNode(cells, from, middle);
    const right = this.addNode(cells, middle, until);
    this.right[node] = right;
    const { boxes } = this;
    for (let axis = 0; axis < 3; axis++) {
      boxes[node * 6 + axis] = Math.min(boxes[left * 6 + axis]!, boxes[right * 6 + axis]!);
      boxes[node * 6 + 3 + axis] = Math.max(boxes[left * 6 + 3 + axis]!, boxes[right * 6 + 3 + axis]!);
    }
    return node;
  }

  /** The first place whose cell has the highest bit in which the cells differ; the middle when they do not. */
  private splitPlace(cells: Uint32Array, from: number, until: number): number {
    const { order } = this;
    const first = cells[order[from]!]!;
    const last = cells[order[until - 1]!]!;
    if (first === last) return (from + until) >>> 1;
    const bit = 31 - Math.clz32(first ^ last);
    const limit = (last >>> bit) << bit;
    let below = from;
    let above = until - 1;
    while (above - below > 1) {
      const middle = (below + above) >>> 1;
      if (cells[order[middle]!]! < limit) below = middle;
      else above = middle;
    }
    return above;
  }

  private fillLeaf(leaf: number, from: number, until: number): void {
    const { order, mesh } = this;
    const { positions, triangles } = mesh;
    let [minX, minY, minZ] = [Infinity, Infinity, Infinity];
    let [maxX, maxY, maxZ] = [-Infinity, -Infinity, -Infinity];
    for (let place = from; place < until; place++) {
      const first = order[place]! * 3;
      for (let i = first; i < first + 3; i++) {
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
    }
    const { boxes } = this;
    const at = leaf * 6;
    boxes[at] = minX;
    boxes[at + 1] = minY;
    boxes[at + 2] = minZ;
    boxes[at + 3] = maxX;
    boxes[at + 4] = maxY;
    boxes[at + 5] = maxZ;
    this.right[leaf] = LEAF;
    this.from[leaf] = from;
    this.until[leaf] = until;
  }

  private enlarge(): void {
    const count = this.right.length * 2;
    this.boxes = enlarged(this.boxes, new Float64Array(count * 6));
    this.right = enlarged(this.right, new Uint32Array(count));
    this.from = enlarged(this.from, new Uint32Array(count));
    this.until = enlarged(this.until, new Uint32Array(count));
  }
}

function doTouch(boxes: Float64Array, one: number, other: number): boolean {
  return (
    boxes[one]! <= boxes[other + 3]! &&
    boxes[one + 1]! <= boxes[other + 4]! &&
    boxes[one + 2]! <= boxes[other + 5]! &&
    boxes[one + 3]! >= boxes[other]! &&
    boxes[one + 4]! >= boxes[other + 1]! &&
    boxes[one + 5]! >= boxes[other + 2]!
  );
}

/** A surface passes through about as many cells as a side of the box has, squared. */
const axisBits = (triangles: number) => Math.min(MOST_AXIS_BITS, Math.ceil(Math.log2(triangles + 1) / 2));

/** For each triangle the cell of its middle, by its place on a Morton curve through the box. */
function cellsOf({ positions, triangles }: Mesh, { min, max }: Box, bits: number): Uint32Array {
  const cells = new Uint32Array(triangles.length / 3);
  const [minX, minY, minZ] = min;
  // Of the sum of three corners, so that nothing has to be divided by three; a flat box has one cell.
  const scale = (axis: 0 | 1 | 2) => (max[axis] > min[axis] ? (2 ** bits - 1) / (max[axis] - min[axis]) / 3 : 0);
  const [scaleX, scaleY, scaleZ] = [scale(0), scale(1), scale(2)];
  for (let triangle = 0; triangle < cells.length; triangle++) {
    const a = triangles[triangle * 3]! * 3;
    const b = triangles[triangle * 3 + 1]! * 3;
    const c = triangles[triangle * 3 + 2]! * 3;
    const x = (positions[a]! + positions[b]! + positions[c]! - 3 * minX) * scaleX;
    const y = (positions[a + 1]! + positions[b + 1]! + positions[c + 1]! - 3 * minY) * scaleY;
    const z = (positions[a + 2]! + positions[b + 2]! + positions[c + 2]! - 3 * minZ) * scaleZ;
    cells[triangle] = (spread(x) << 2) | (spread(y) << 1) | spread(z);
  }
  return cells;
}

/** The triangles in the order of their cells, those of a cell as they come: a counting sort. */
function sortedByCell(cells: Uint32Array, count: number): Uint32Array {
  const starts = new Uint32Array(count);
  for (let triangle = 0; triangle < cells.length; triangle++) starts[cells[triangle]!]!++;
  for (let cell = 0, sum = 0; cell < count; cell++) {
    const here = starts[cell]!;
    starts[cell] = sum;
    sum += here;
  }
  const order = new Uint32Array(cells.length);
  for (let triangle = 0; triangle < cells.length; triangle++) order[starts[cells[triangle]!]!++] = triangle;
  return order;
}
