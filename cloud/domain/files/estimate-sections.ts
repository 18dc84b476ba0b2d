/** Cuts a mesh into layers: the outlines of some of them, and how much of the surface looks up and down at each. */
import type { Mesh } from './model';

/** One closed outline of a layer, or an open one where the mesh has a hole. */
export interface Contour {
  /** Millimetres between one corner and the next. */
  lengths: number[];
  /** Radians by which the outline turns at the end of each of them; to the left is positive. */
  turns: number[];
  perimeterMm: number;
  /** Negative for the outline of a hole. */
  areaMm2: number;
}

export interface Layers {
  count: number;
  heightMm: number;
  bottomMm: number;
}

/** Pieces of outlines that are made altogether; beyond it, only every so manieth layer is cut. */
const MOST_PIECES = 400_000;

/** The layers whose middle lies in the range, as the first and the one behind the last. */
function layersBetween(low: number, high: number, { count, heightMm, bottomMm }: Layers): [number, number] {
  const first = Math.ceil((low - bottomMm) / heightMm - 0.5);
  const behind = Math.ceil((high - bottomMm) / heightMm - 0.5);
  return [Math.min(count, Math.max(0, first)), Math.min(count, Math.max(0, behind))];
}

/** Calls back with the lowest and the highest z of each triangle. */
function forEachHeight({ positions, triangles }: Mesh, take: (triangle: number, low: number, high: number) => void) {
  for (let triangle = 0; triangle * 3 < triangles.length; triangle++) {
    const a = positions[triangles[triangle * 3]! * 3 + 2]!;
    const b = positions[triangles[triangle * 3 + 1]! * 3 + 2]!;
    const c = positions[triangles[triangle * 3 + 2]! * 3 + 2]!;
    take(triangle, Math.min(a, b, c), Math.max(a, b, c));
  }
}

/** How many triangles each layer cuts. */
function countPieces(mesh: Mesh, layers: Layers): Float64Array {
  const counts = new Float64Array(layers.count + 1);
  forEachHeight(mesh, (_, low, high) => {
    const [first, behind] = layersBetween(low, high, layers);
    counts[first]!++;
    counts[behind]!--;
  });
  for (let layer = 1; layer < counts.length; layer++) counts[layer]! += counts[layer - 1]!;
  return counts.subarray(0, layers.count);
}

/** The triangles that each of the sampled layers cuts, the samples in ascending order. */
function sortIntoLayers(mesh: Mesh, layers: Layers, sampled: number[], counts: Float64Array, mostPieces: number) {
  const lists = sampled.map((layer) => new Uint32Array(Math.min(mostPieces, counts[layer]!)));
  const used = new Uint32Array(sampled.length);
  /** The first sample at each layer or above it. */
  const sampleFrom = new Uint32Array(layers.count + 1).fill(sampled.length);
  sampled.forEach((layer, sample) => {
    sampleFrom[layer] = sample;
  });
  for (let layer = layers.count - 1; layer >= 0; layer--) {
    sampleFrom[layer] = Math.min(sampleFrom[layer]!, sampleFrom[layer + 1]!);
  }
  forEachHeight(mesh, (triangle, low, high) => {
    const [first, behind] = layersBetween(low, high, layers);
    for (let sample = sampleFrom[first]!; sample < sampleFrom[behind]!; sample++) {
      const list = lists[sample]!;
      if (used[sample]! < list.length) list[used[sample]!++] = triangle;
    }
  });
  return lists;
}

/** The pieces that the triangles leave in the plane, each from one edge of the mesh to another one. */
interface Pieces {
  /** x and y of the beginning of each. */
  starts: Float64Array;
  /** The edge at which each ends, by the numbers of its corners; the piece that begins there goes on. */
  ends: Float64Array;
  byStart: Map<number, number>;
}

/** With the outside to the right, when the mesh is outside out. */
function cutTriangles({ positions, triangles }: Mesh, cut: Uint32Array, z: number): Pieces {
  const corners = positions.length / 3;
  const starts = new Float64Array(cut.length * 2);
  const ends = new Float64Array(cut.length);
  const byStart = new Map<number, number>();
  cut.forEach((triangle, piece) => {
    for (let side = 0; side < 3; side++) {
      const from = triangles[triangle * 3 + side]!;
      const to = triangles[triangle * 3 + ((side + 1) % 3)]!;
      const fromZ = positions[from * 3 + 2]!;
      const toZ = positions[to * 3 + 2]!;
      if (fromZ >= z === toZ >= z) continue;
      const edge = Math.min(from, to) * corners + Math.max(from, to);
      if (toZ >= z) {
        ends[piece] = edge;
        continue;
      }
      const share = (z - fromZ) / (toZ - fromZ);
      starts[piece * 2] = positions[from * 3]! + share * (positions[to * 3]! - positions[from * 3]!);
      starts[piece * 2 + 1] = positions[from * 3 + 1]! + share * (positions[to * 3 + 1]! - positions[from * 3 + 1]!);
      byStart.set(edge, piece);
    }
  });
  return { starts, ends, byStart };
}

/** The pieces in the order in which they hang together. */
function chainsOf({ ends, byStart }: Pieces): number[][] {
  const isUsed = new Uint8Array(ends.length);
  const chains: number[][] = [];
  for (let first = 0; first < ends.length; first++) {
    const chain: number[] = [];
    for (let piece: number | undefined = first; piece !== undefined && !isUsed[piece]; ) {
      isUsed[piece] = 1;
      chain.push(piece);
      piece = byStart.get(ends[piece]!);
    }
    if (chain.length > 2) chains.push(chain);
  }
  return chains;
}

/** Corners closer together than this are one, in millimetres: far below what a printer can follow. */
const SHORTEST = 0.01;

const isClose = (a: readonly [number, number], b: readonly [number, number]) =>
  Math.hypot(a[0] - b[0], a[1] - b[1]) <= SHORTEST;

function contourOf(chain: number[], { starts }: Pieces): Contour {
  const corners: [number, number][] = [];
  for (const piece of chain) {
    const corner: [number, number] = [starts[piece * 2]!, starts[piece * 2 + 1]!];
    if (corners.length === 0 || !isClose(corner, corners.at(-1)!)) corners.push(corner);
  }
  if (corners.length > 1 && isClose(corners[0]!, corners.at(-1)!)) corners.pop();
  const steps = corners.map(([x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length]!;
    return {
      length: Math.hypot(nextX - x, nextY - y),
      angle: Math.atan2(nextY - y, nextX - x),
      cross: x * nextY - nextX * y,
    };
  });
  const turns = steps.map(({ angle }, index) => {
    const turn = steps[(index + 1) % steps.length]!.angle - angle;
    return turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
  });
  return {
    lengths: steps.map(({ length }) => length),
    turns,
    perimeterMm: steps.reduce((sum, { length }) => sum + length, 0),
    areaMm2: steps.reduce((sum, { cross }) => sum + cross, 0) / 2,
  };
}

/** Layers that are taken to be alike: the first, the one behind the last, and the outlines in the middle of them. */
export interface Slab {
  first: number;
  behind: number;
  contours: Contour[];
}

/** Every layer for itself, or as many of them together as it takes to be done in a bounded time. */
export function* cutLayers(mesh: Mesh, layers: Layers, mostPieces = MOST_PIECES): Generator<Slab> {
  const counts = countPieces(mesh, layers);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const step = Math.max(1, Math.ceil(total / mostPieces));
  const slabs = Array.from({ length: Math.ceil(layers.count / step) }, (_, index) => {
    const first = index * step;
    const behind = Math.min(layers.count, first + step);
    return { first, behind, middle: Math.floor((first + behind - 1) / 2) };
  });
  const sorted = sortIntoLayers(
    mesh,
    layers,
    slabs.map(({ middle }) => middle),
    counts,
    mostPieces,
  );
  for (const [index, { first, behind, middle }] of slabs.entries()) {
    const pieces = cutTriangles(mesh, sorted[index]!, layers.bottomMm + (middle + 0.5) * layers.heightMm);
    yield { first, behind, contours: chainsOf(pieces).map((chain) => contourOf(chain, pieces)) };
  }
}

/** Edges of level surfaces that are looked at; the rest of a larger model goes without. */
const MOST_EDGES = 1_000_000;

/** What lies at a level edge, as bits. */
const LEVEL_UPWARDS = 1;
const LEVEL_DOWNWARDS = 2;
const ABOVE = 4;
const BELOW = 8;

/** Twice the area of the triangle seen from above, negative when it looks down, and seen from the side. */
function slopeOf({ positions, triangles }: Mesh, triangle: number): { upwards: number; sideways: number } {
  const a = triangles[triangle * 3]! * 3;
  const b = triangles[triangle * 3 + 1]! * 3;
  const c = triangles[triangle * 3 + 2]! * 3;
  const ux = positions[b]! - positions[a]!;
  const uy = positions[b + 1]! - positions[a + 1]!;
  const uz = positions[b + 2]! - positions[a + 2]!;
  const vx = positions[c]! - positions[a]!;
  const vy = positions[c + 1]! - positions[a + 1]!;
  const vz = positions[c + 2]! - positions[a + 2]!;
  return { upwards: ux * vy - uy * vx, sideways: Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz) };
}

/** Every level edge by the numbers of its corners, with what lies at it. */
function levelEdges(mesh: Mesh): Map<number, number> {
  const { positions, triangles } = mesh;
  const corners = positions.length / 3;
  const edges = new Map<number, number>();
  for (let triangle = 0; triangle * 3 < triangles.length && edges.size < MOST_EDGES; triangle++) {
    for (let side = 0; side < 3; side++) {
      const from = triangles[triangle * 3 + side]!;
      const to = triangles[triangle * 3 + ((side + 1) % 3)]!;
      const opposite = triangles[triangle * 3 + ((side + 2) % 3)]!;
      const z = positions[from * 3 + 2]!;
      if (z !== positions[to * 3 + 2]!) continue;
      const rise = positions[opposite * 3 + 2]! - z;
      const isUpwards = rise === 0 && slopeOf(mesh, triangle).upwards > 0;
      const kind = rise > 0 ? ABOVE : rise < 0 ? BELOW : isUpwards ? LEVEL_UPWARDS : LEVEL_DOWNWARDS;
      const key = Math.min(from, to) * corners + Math.max(from, to);
      edges.set(key, (edges.get(key) ?? 0) | kind);
    }
  }
  return edges;
}

/** What is next to a level surface that looks up (`side` 1) or down (-1), in millimetres for each layer. */
interface LevelBorders {
  /** Where the model goes on behind the surface. */
  covered: Float64Array;
  /** Where the surface ends at an outline of its layer. */
  free: Float64Array;
}

function levelBorders(mesh: Mesh, edges: Map<number, number>, layers: Layers, side: 1 | -1): LevelBorders {
  const { positions } = mesh;
  const corners = positions.length / 3;
  const borders = { covered: new Float64Array(layers.count), free: new Float64Array(layers.count) };
  const level = side === 1 ? LEVEL_UPWARDS : LEVEL_DOWNWARDS;
  for (const [key, kinds] of edges) {
    if (!(kinds & level) || !(kinds & (ABOVE | BELOW))) continue;
    const from = Math.floor(key / corners) * 3;
    const to = (key % corners) * 3;
    const length = Math.hypot(positions[to]! - positions[from]!, positions[to + 1]! - positions[from + 1]!);
    const isCovered = (kinds & (side === 1 ? ABOVE : BELOW)) !== 0;
    borders[isCovered ? 'covered' : 'free'][layerAt(positions[from + 2]!, layers, side)]! += length;
  }
  return borders;
}

/** The layer whose surface lies at this height: below it when it looks up, above it when it looks down. */
function layerAt(z: number, { count, heightMm, bottomMm }: Layers, side: 1 | -1): number {
  const inside = side * heightMm * 1e-3;
  return Math.min(count - 1, Math.max(0, Math.floor((z - inside - bottomMm) / heightMm)));
}

/** How a slicer closes what looks up or down. */
export interface Closing {
  /** Solid layers. */
  count: number;
  lineMm: number;
  wallsMm: number;
  /** How far a solid layer reaches under what stands on it. */
  marginMm: number;
}

/** Square millimetres that look up (`side` 1) or down (-1), seen from above, for each layer, without its walls. */
function slopingAreas(mesh: Mesh, layers: Layers, side: 1 | -1, { count, lineMm }: Closing): Float64Array {
  const changes = new Float64Array(layers.count + 1);
  forEachHeight(mesh, (triangle, low, high) => {
    const { upwards, sideways } = slopeOf(mesh, triangle);
    const seen = upwards * side;
    const isSteep = (count - 1) * layers.heightMm * seen < lineMm * sideways;
    if (!(seen > 0) || isSteep) return;
    const first = layerAt(low, layers, side);
    const last = layerAt(high, layers, side);
    const area = seen / 2 / (last - first + 1);
    changes[first]! += area;
    changes[last + 1]! -= area;
  });
  for (let layer = 1; layer < changes.length; layer++) changes[layer]! += changes[layer - 1]!;
  return changes.subarray(0, layers.count);
}

/**
 * Square millimetres that have to be closed by solid layers, for each layer and for both sides. Slopes that recede by
 * less than a line in all solid layers together are closed by their walls.
 */
export function exposedAreas(mesh: Mesh, layers: Layers, top: Closing, bottom: Closing) {
  const edges = levelEdges(mesh);
  const areasOf = (side: 1 | -1, closing: Closing) => {
    const { covered, free } = levelBorders(mesh, edges, layers, side);
    return slopingAreas(mesh, layers, side, closing).map((area, layer) =>
      Math.max(0, area + covered[layer]! * closing.marginMm - free[layer]! * closing.wallsMm),
    );
  };
  return { top: areasOf(1, top), bottom: areasOf(-1, bottom) };
}
