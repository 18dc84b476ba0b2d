/** Which closed shells of a mesh are inside out. */

import type { Mesh, Point } from './model';
import { type Box, centreOf, type Surface, sixfoldVolume } from './surface';
import { NO_SHELL, type Places, type Topology } from './topology';

/** Boxes compared and triangles looked at to tell cavities from shells that are inside out: some 100 ms. */
const MOST_STEPS = 5_000_000;

/** Of the cube around the model: a volume below that is rounding. */
const NO_VOLUME = 1e-12;

/**
 * Closed shells of negative volume that are no cavities. Closed is a shell whose every edge has two
 * triangles. A cavity is a shell that the other closed shells around it wind about: their winding number
 * at one of its corners is at least a half. With very many shells, not each can be looked at; the rest is
 * taken for cavities.
 */
export function insideOutShells(mesh: Mesh, topology: Topology, surface: Surface): Places {
  if (topology.shells === 1 && surface.volumeMm3 > 0) return { count: 0 };
  const shells = new Shells(mesh, topology, surface);
  const found: Places = { count: 0 };
  for (const shell of shells.inward()) {
    if (!shells.isCavity(shell) && found.count++ === 0) found.corner = shells.corners[shell];
  }
  return found;
}

class Shells {
  /** A corner of each. */
  readonly corners: Uint32Array;
  private readonly volumes: Float64Array;
  private readonly isClosed: Uint8Array;
  /** Least x, y, z and most x, y, z of each. */
  private boxes?: Float64Array;
  private readonly leastVolume: number;
  private steps = 0;

  constructor(
    private readonly mesh: Mesh,
    private readonly topology: Topology,
    box: Box,
  ) {
    const count = topology.shells;
    this.corners = new Uint32Array(count);
    this.volumes = new Float64Array(count);
    this.isClosed = new Uint8Array(count).fill(1);
    const longest = Math.max(...box.max.map((most, axis) => most - box.min[axis]!));
    this.leastVolume = NO_VOLUME * longest ** 3;
    this.addTriangles(centreOf(box));
  }

  /** The closed ones that show their inner side outward. */
  inward(): number[] {
    const inward: number[] = [];
    for (let shell = 0; shell < this.volumes.length; shell++) {
      if (this.isClosed[shell] && this.volumes[shell]! < -this.leastVolume) inward.push(shell);
    }
    return inward;
  }

  isCavity(shell: number): boolean {
    const around = this.around(shell);
    if (this.steps > MOST_STEPS) return true;
    if (around.size === 0) return false;
    this.steps += this.mesh.triangles.length / 3;
    return this.windingOf(around, this.corners[shell]!) >= 0.5;
  }

  private addTriangles(centre: Point): void {
    const { positions, triangles } = this.mesh;
    const { mates, shellOf } = this.topology;
    for (let triangle = 0; triangle < shellOf.length; triangle++) {
      const shell = shellOf[triangle]!;
      if (shell === NO_SHELL) continue;
      const at = triangle * 3;
      if (mates[at]! < 0 || mates[at + 1]! < 0 || mates[at + 2]! < 0) this.isClosed[shell] = 0;
      const volume = sixfoldVolume(positions, triangles[at]!, triangles[at + 1]!, triangles[at + 2]!, centre) / 6;
      this.volumes[shell]! += volume;
      this.corners[shell] = triangles[at]!;
    }
  }

  private boxesOfAll(): Float64Array {
    const { positions, triangles } = this.mesh;
    const { shellOf, shells } = this.topology;
    const boxes = Float64Array.from({ length: shells * 6 }, (_, at) => (at % 6 < 3 ? Infinity : -Infinity));
    for (let i = 0; i < triangles.length; i++) {
      const shell = shellOf[Math.floor(i / 3)]!;
      if (shell === NO_SHELL) continue;
      for (let axis = 0; axis < 3; axis++) {
        const least = shell * 6 + axis;
        const value = positions[triangles[i]! * 3 + axis]!;
        boxes[least] = Math.min(boxes[least]!, value);
        boxes[least + 3] = Math.max(boxes[least + 3]!, value);
      }
    }
    return boxes;
  }

  /** The closed shells whose boxes hold the box of this one. */
  private around(shell: number): Set<number> {
    const around = new Set<number>();
    for (let other = 0; other < this.volumes.length && this.steps <= MOST_STEPS; other++) {
      this.steps++;
      if (other !== shell && this.isClosed[other] && this.holds(other * 6, shell * 6)) around.add(other);
    }
    return around;
  }

  private holds(outer: number, inner: number): boolean {
    this.boxes ??= this.boxesOfAll();
    const { boxes } = this;
    for (let axis = 0; axis < 3; axis++) {
      if (boxes[outer + axis]! > boxes[inner + axis]!) return false;
      if (boxes[outer + 3 + axis]! < boxes[inner + 3 + axis]!) return false;
    }
    return true;
  }

  /** How often some shells wind around a corner: the solid angles that their triangles cover, through 4π. */
  private windingOf(shells: Set<number>, corner: number): number {
    const { positions, triangles } = this.mesh;
    const { shellOf } = this.topology;
    const point: Point = [positions[corner * 3]!, positions[corner * 3 + 1]!, positions[corner * 3 + 2]!];
    let angle = 0;
    for (let triangle = 0; triangle < shellOf.length; triangle++) {
      if (!shells.has(shellOf[triangle]!)) continue;
      const at = triangle * 3;
      angle += solidAngle(positions, triangles[at]!, triangles[at + 1]!, triangles[at + 2]!, point);
    }
    return angle / (4 * Math.PI);
  }
}

/** A. Van Oosterom, J. Strackee, “The Solid Angle of a Plane Triangle”, IEEE Transactions BME-30(2), 1983. */
function solidAngle(positions: Float64Array, a: number, b: number, c: number, from: Point): number {
  const ax = positions[a * 3]! - from[0];
  const ay = positions[a * 3 + 1]! - from[1];
  const az = positions[a * 3 + 2]! - from[2];
  const bx = positions[b * 3]! - from[0];
  const by = positions[b * 3 + 1]! - from[1];
  const bz = positions[b * 3 + 2]! - from[2];
  const cx = positions[c * 3]! - from[0];
  const cy = positions[c * 3 + 1]! - from[1];
  const cz = positions[c * 3 + 2]! - from[2];
  const lengthA = Math.sqrt(ax * ax + ay * ay + az * az);
  const lengthB = Math.sqrt(bx * bx + by * by + bz * bz);
  const lengthC = Math.sqrt(cx * cx + cy * cy + cz * cz);
  const product = ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
  const divisor =
    lengthA * lengthB * lengthC +
    (ax * bx + ay * by + az * bz) * lengthC +
    (bx * cx + by * cy + bz * cz) * lengthA +
    (cx * ax + cy * ay + cz * az) * lengthB;
  return 2 * Math.atan2(product, divisor);
}
