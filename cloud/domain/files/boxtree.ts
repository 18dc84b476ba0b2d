/** A tree of boxes over the triangles of a mesh: finds those near a box or on a ray without looking at all. */
import type { Box } from './measures';
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

/** Bits of each axis in a Morton code, at most: a counter for each cell takes 8 MB then. */
const MOST_AXIS_BITS = 7;

/** Nodes on the way to a leaf, twice: a stack of a search is never longer. */
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
    box: Box,
  ) {
    const count = mesh.triangles.length / 3;
    this.leaves = Math.ceil(count / LEAF_TRIANGLES);
    this.firstLeaf = 2 ** Math.ceil(Math.log2(Math.max(1, this.leaves)));
    const bits = axisBits(count);
    this.order = sortedByCell(cellsOf(mesh, box, bits), 8 ** bits);
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
      const node = (firstLeaf + ((place / LEAF_TRIANGLES) | 0)) * 6;
      const first = order[place]! * 3;
      for (let i = first; i < first + 3; i++) {
        const at = triangles[i]! * 3;
        const x = positions[at]!;
        const y = positions[at + 1]!;
        const z = positions[at + 2]!;
        boxes[node] = Math.min(boxes[node]!, x);
        boxes[node + 1] = Math.min(boxes[node + 1]!, y);
        boxes[node + 2] = Math.min(boxes[node + 2]!, z);
        boxes[node + 3] = Math.max(boxes[node + 3]!, x);
        boxes[node + 4] = Math.max(boxes[node + 4]!, y);
        boxes[node + 5] = Math.max(boxes[node + 5]!, z);
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
