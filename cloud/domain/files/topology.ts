/** How the triangles of a mesh hang together: edges, fans around corners, shells. */
import type { Mesh } from './model';

/** Some places of one kind: how many, and a corner at one of them. */
export interface Places {
  count: number;
  corner?: number;
}

/**
 * A half-edge is the side of a triangle that runs from its corner to the next one; it has the number
 * of its place in `mesh.triangles`.
 */
export interface Topology {
  /** For each half-edge the other one at the same edge; OPEN where there is none, CROWDED where there are several. */
  mates: Int32Array;
  /** Edges with an odd number of triangles: something is missing there. */
  openEdges: Places;
  /** Edges with more than two triangles. */
  crowdedEdges: Places;
  /** Edges that do not run as often one way as the other; edges with an odd number of triangles left out. */
  turnedEdges: Places;
  /** Corners around which the triangles form more than one fan; corners of crowded edges left out. */
  pinchedCorners: Places;
  /** Triangles with two corners in the same place. They take no part in anything else here. */
  collapsedTriangles: Places;
  /** Triangles with the same three corners as another, that one not counted. */
  duplicateTriangles: Places;
  /** The shell of each triangle, from 0; NO_SHELL for collapsed triangles. */
  shellOf: Int32Array;
  /** Triangles are of one shell when a chain of edges with just two triangles leads from one to the other. */
  shells: number;
}

const OPEN = -1;
const CROWDED = -2;
export const NO_SHELL = -1;

const COLLAPSED = -3;

/** In place of a corner's number of fans; more than one is SEVERAL. */
const SEVERAL = 2;
const AT_CROWDED = 3;

/** Up to so many half-edges are compared each with each; more are sorted. */
const FEW = 24;

const nextInTriangle = (halfEdge: number) => (halfEdge % 3 === 2 ? halfEdge - 2 : halfEdge + 1);
const previousInTriangle = (halfEdge: number) => (halfEdge % 3 === 0 ? halfEdge + 2 : halfEdge - 1);

function note(places: Places, corner: number): void {
  if (places.count++ === 0) places.corner = corner;
}

/**
 * Linear in the triangles: half-edges are put in order by their lower corner, then matched among the
 * few of each corner. A corner with very many edges costs a sort.
 */
export function topologyOf(mesh: Mesh): Topology {
  const places = () => ({ count: 0 }) as Places;
  const topology: Topology = {
    mates: new Int32Array(mesh.triangles.length),
    openEdges: places(),
    crowdedEdges: places(),
    turnedEdges: places(),
    pinchedCorners: places(),
    collapsedTriangles: places(),
    duplicateTriangles: places(),
    shellOf: new Int32Array(mesh.triangles.length / 3),
    shells: 0,
  };
  findCollapsed(mesh, topology);
  new EdgeMatcher(mesh, topology).matchAll();
  findPinched(mesh, topology);
  findShells(topology);
  return topology;
}

function findCollapsed({ triangles }: Mesh, { mates, collapsedTriangles }: Topology): void {
  for (let at = 0; at < triangles.length; at += 3) {
    const a = triangles[at]!;
    const b = triangles[at + 1]!;
    const c = triangles[at + 2]!;
    if (a !== b && b !== c && c !== a) continue;
    note(collapsedTriangles, a);
    mates.fill(COLLAPSED, at, at + 3);
  }
}

class EdgeMatcher {
  private readonly triangles: Uint32Array;
  private readonly mates: Int32Array;
  /** The far corners of the half-edges being matched. */
  private readonly far = new Uint32Array(FEW);
  private readonly group = new Uint32Array(FEW);

  constructor(
    private readonly mesh: Mesh,
    private readonly topology: Topology,
  ) {
    this.triangles = mesh.triangles;
    this.mates = topology.mates;
  }

  matchAll(): void {
    const corners = this.mesh.positions.length / 3;
    const ends = this.countByLowerCorner(corners);
    const ordered = this.orderByLowerCorner(ends);
    for (let corner = 0, from = 0; corner < corners; corner++) {
      const until = ends[corner]!;
      if (until - from <= FEW) this.matchFew(ordered, from, until, corner);
      else this.matchMany(ordered.subarray(from, until), corner);
      from = until;
    }
  }

  /** For each corner, where its half-edges begin in the order. */
  private countByLowerCorner(corners: number): Uint32Array {
    const { triangles, mates } = this;
    const starts = new Uint32Array(corners);
    for (let at = 0; at < triangles.length; at += 3) {
      if (mates[at] === COLLAPSED) continue;
      const a = triangles[at]!;
      const b = triangles[at + 1]!;
      const c = triangles[at + 2]!;
      starts[a < b ? a : b]!++;
      starts[b < c ? b : c]!++;
      starts[c < a ? c : a]!++;
    }
    for (let corner = 0, sum = 0; corner < corners; corner++) {
      const count = starts[corner]!;
      starts[corner] = sum;
      sum += count;
    }
    return starts;
  }

  /** Moves each corner's start to its end while putting the half-edges in order. */
  private orderByLowerCorner(starts: Uint32Array): Uint32Array {
    const { triangles, mates } = this;
    const ordered = new Uint32Array(triangles.length);
    for (let at = 0; at < triangles.length; at += 3) {
      if (mates[at] === COLLAPSED) continue;
      const a = triangles[at]!;
      const b = triangles[at + 1]!;
      const c = triangles[at + 2]!;
      ordered[starts[a < b ? a : b]!++] = at;
      ordered[starts[b < c ? b : c]!++] = at + 1;
      ordered[starts[c < a ? c : a]!++] = at + 2;
    }
    return ordered;
  }

  private otherEnd(halfEdge: number, corner: number): number {
    const start = this.triangles[halfEdge]!;
    return start === corner ? this.triangles[nextInTriangle(halfEdge)]! : start;
  }

  private opposite(halfEdge: number): number {
    return this.triangles[previousInTriangle(halfEdge)]!;
  }

  private matchFew(ordered: Uint32Array, from: number, until: number, corner: number): void {
    const { far, group } = this;
    const count = until - from;
    for (let i = 0; i < count; i++) far[i] = this.otherEnd(ordered[from + i]!, corner);
    for (let i = 0; i < count; i++) {
      const end = far[i]!;
      if (end === corner) continue;
      let size = 0;
      group[size++] = ordered[from + i]!;
      for (let j = i + 1; j < count; j++) {
        if (far[j] !== end) continue;
        group[size++] = ordered[from + j]!;
        // No edge leads from a corner to itself: this one is done.
        far[j] = corner;
      }
      if (size === 2) this.matchPair(group[0]!, group[1]!, corner);
      else this.matchGroup(group.subarray(0, size), corner, end);
    }
  }

  private matchMany(halfEdges: Uint32Array, corner: number): void {
    const sorted = sortedBy(halfEdges, (halfEdge) => this.otherEnd(halfEdge, corner));
    for (let from = 0, until = 0; from < sorted.length; from = until) {
      const end = this.otherEnd(sorted[from]!, corner);
      while (until < sorted.length && this.otherEnd(sorted[until]!, corner) === end) until++;
      if (until - from === 2) this.matchPair(sorted[from]!, sorted[from + 1]!, corner);
      else this.matchGroup(sorted.subarray(from, until), corner, end);
    }
  }

  private matchPair(one: number, other: number, corner: number): void {
    const { triangles, mates, topology } = this;
    mates[one] = other;
    mates[other] = one;
    if (triangles[one] === triangles[other]) note(topology.turnedEdges, corner);
    const opposite = this.opposite(one);
    if (opposite === this.opposite(other) && this.isTelling(one, corner, opposite))
      note(topology.duplicateTriangles, corner);
  }

  /** Any number but two half-edges of the edge from `corner` to `end`. */
  private matchGroup(halfEdges: Uint32Array, corner: number, end: number): void {
    const { openEdges, crowdedEdges, turnedEdges, duplicateTriangles } = this.topology;
    const isOpen = halfEdges.length % 2 === 1;
    if (isOpen) note(openEdges, corner);
    if (halfEdges.length > 2) note(crowdedEdges, corner);
    let forwards = 0;
    for (const halfEdge of halfEdges) {
      this.mates[halfEdge] = halfEdges.length > 2 ? CROWDED : OPEN;
      if (this.triangles[halfEdge] === corner) forwards++;
    }
    if (!isOpen && forwards * 2 !== halfEdges.length) note(turnedEdges, corner);
    if (halfEdges.length === 1) return;
    const sorted = sortedBy(halfEdges, (halfEdge) => this.opposite(halfEdge));
    for (let i = 1; i < sorted.length; i++) {
      const opposite = this.opposite(sorted[i]!);
      if (opposite > end && opposite === this.opposite(sorted[i - 1]!)) note(duplicateTriangles, corner);
    }
  }

  /** Is it the edge between the two lowest corners of its triangle? A pair of triangles is counted there only. */
  private isTelling(halfEdge: number, corner: number, opposite: number): boolean {
    return opposite > this.otherEnd(halfEdge, corner);
  }
}

/** Half-edges in the order of a corner that each of them has, without an object for each. */
function sortedBy(halfEdges: Uint32Array, cornerOf: (halfEdge: number) => number): Uint32Array {
  const count = halfEdges.length;
  // Corner and place in one number: exact, as the product of both counts stays far below 2^53.
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) keys[i] = cornerOf(halfEdges[i]!) * count + i;
  keys.sort();
  const sorted = new Uint32Array(count);
  for (let i = 0; i < count; i++) sorted[i] = halfEdges[keys[i]! % count]!;
  return sorted;
}

/** Walks around every fan of every corner: has a corner more than one? */
function findPinched({ triangles, positions }: Mesh, { mates, pinchedCorners }: Topology): void {
  const corners = positions.length / 3;
  const fans = new Uint8Array(corners);
  const isWalked = new Uint8Array(triangles.length);
  for (let halfEdge = 0; halfEdge < triangles.length; halfEdge++) {
    if (isWalked[halfEdge] || mates[halfEdge] === COLLAPSED) continue;
    const corner = triangles[halfEdge]!;
    let isCrowded = walkFan(triangles, mates, halfEdge, isWalked, true) === CROWDED;
    if (walkFan(triangles, mates, halfEdge, isWalked, false) === CROWDED) isCrowded = true;
    // A corner of a crowded edge is told of there; no other fan of it makes a difference any more.
    if (isCrowded) fans[corner] = AT_CROWDED;
    else if (fans[corner] !== AT_CROWDED && fans[corner]! < SEVERAL) fans[corner]!++;
  }
  for (let corner = 0; corner < corners; corner++) {
    if (fans[corner] === SEVERAL) note(pinchedCorners, corner);
  }
}

/**
 * Marks the half-edges of a fan that start at the corner where `start` does, on one side of it or, where
 * that leads all around, everywhere. Answers with what ended the fan: OPEN, CROWDED, or a half-edge
 * when it was marked already.
 */
function walkFan(
  triangles: Uint32Array,
  mates: Int32Array,
  start: number,
  isWalked: Uint8Array,
  isLeftByIncoming: boolean,
): number {
  const corner = triangles[start]!;
  let outgoing = start;
  let leavesByIncoming = isLeftByIncoming;
  for (;;) {
    isWalked[outgoing] = 1;
    const mate = mates[leavesByIncoming ? previousInTriangle(outgoing) : outgoing]!;
    if (mate < 0) return mate;
    // A mate that starts at the corner was come in by, so the other of the two edges is the way on.
    leavesByIncoming = triangles[mate] === corner;
    outgoing = leavesByIncoming ? mate : nextInTriangle(mate);
    if (isWalked[outgoing]) return outgoing;
  }
}

/** Joins the triangles at either side of each edge (union-find), then numbers what hangs together. */
function findShells(topology: Topology): void {
  const { mates, shellOf } = topology;
  // Each triangle leads to one before it, the first of a shell to itself.
  const leads = shellOf;
  for (let triangle = 0; triangle < leads.length; triangle++) leads[triangle] = triangle;
  for (let triangle = 0, halfEdge = 0; triangle < leads.length; triangle++) {
    for (let side = 0; side < 3; side++, halfEdge++) {
      const mate = mates[halfEdge]!;
      if (mate >= 0 && mate < halfEdge) join(leads, triangle, Math.floor(mate / 3));
    }
  }
  for (let triangle = 0; triangle < leads.length; triangle++) {
    const lead = leads[triangle]!;
    if (mates[triangle * 3] === COLLAPSED) shellOf[triangle] = NO_SHELL;
    else shellOf[triangle] = lead === triangle ? topology.shells++ : shellOf[lead]!;
  }
}

function join(leads: Int32Array, one: number, other: number): void {
  const first = firstOf(leads, one);
  const second = firstOf(leads, other);
  if (first < second) leads[second] = first;
  else leads[first] = second;
}

/** Halves the way for those that come after. */
function firstOf(leads: Int32Array, triangle: number): number {
  let at = triangle;
  while (leads[at] !== at) {
    leads[at] = leads[leads[at]!]!;
    at = leads[at]!;
  }
  return at;
}
