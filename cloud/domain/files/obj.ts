/** Reads the surfaces of a Wavefront OBJ file; curves, materials and everything else are passed over. */
import { enlarged, isFiniteMm, MeshBuilder } from './corners';
import type { ByteSource, Finding, Point, ReadModel } from './model';
import { quoted, TextReader } from './text';

/** Stands for a corner with a coordinate that is no finite number. */
const NOT_FINITE = 0xffff_ffff;

/** Of a polygon's area: what is covered twice by no more than this is covered once for all purposes. */
const NEGLIGIBLE_SHARE = 1e-6;

/** The number of a corner of the mesh for each `v` of the file, growing. */
class FileCorners {
  count = 0;
  private numbers = new Uint32Array(1024);

  add(corner: number): void {
    if (this.count === this.numbers.length) this.numbers = enlarged(this.numbers, new Uint32Array(this.count * 2));
    this.numbers[this.count++] = corner;
  }

  /** By the file's index: from 1 on, or back from the last one for negative ones. Undefined where there is none. */
  at(index: number): number | undefined {
    const place = index < 0 ? this.count + index : index - 1;
    return place >= 0 && place < this.count ? this.numbers[place] : undefined;
  }
}

/**
 * Takes `v` and `f` lines (Wavefront Advanced Visualizer, appendix B1). The format has no unit. Throws
 * UnreadableModel: wellFormed for a number that is none or an index that names no corner, withinLimits.
 */
export function readObj(source: ByteSource): ReadModel {
  const reader = new ObjReader(source);
  reader.read();
  return { format: 'obj', kind: 'text', mesh: reader.builder.mesh(), findings: reader.findings() };
}

class ObjReader {
  readonly builder = new MeshBuilder();
  private readonly text: TextReader;
  private readonly corners = new FileCorners();
  private readonly place = new Float64Array(3);
  private notFinite = 0;
  private overlapping = 0;
  private overlappingAt = 0;

  constructor(source: ByteSource) {
    this.text = new TextReader(source, true);
  }

  read(): void {
    const { text } = this;
    while (!text.atEnd()) {
      if (text.accept('v')) this.readCorner();
      else if (text.accept('f')) this.readFace();
      text.skipLine();
    }
  }

  findings(): Finding[] {
    const findings: Finding[] = [];
    if (this.notFinite > 0) {
      const detail = 'Faces with a corner that is not in a finite place were left out.';
      findings.push({ check: 'finite', outcome: 'failed', count: this.notFinite, detail });
    }
    if (this.overlapping > 0) {
      const detail = 'Faces with several inward bends were split into triangles that overlap.';
      const at = this.pointOf(this.overlappingAt);
      findings.push({ check: 'supported', outcome: 'warned', count: this.overlapping, at, detail });
    }
    return findings;
  }

  private pointOf(corner: number): Point {
    const positions = this.builder.corners.positions();
    return [positions[corner * 3]!, positions[corner * 3 + 1]!, positions[corner * 3 + 2]!];
  }

  /** x, y, z; a weight or colours may follow. */
  private readCorner(): void {
    const { text, place } = this;
    for (let axis = 0; axis < 3; axis++) {
      if (text.atLineEnd()) throw text.error('a corner needs three coordinates');
      place[axis] = text.number();
    }
    const hasPlace = place.every(isFiniteMm);
    this.corners.add(hasPlace ? this.builder.corners.addFrom(place, 0) : NOT_FINITE);
  }

  private readFace(): void {
    const { text } = this;
    const polygon: number[] = [];
    while (!text.atLineEnd()) polygon.push(this.readIndex());
    if (polygon.length < 3) throw text.error('a face needs three corners');
    if (polygon.includes(NOT_FINITE)) this.notFinite++;
    else this.addPolygon(polygon);
  }

  /** v, v/vt, v//vn or v/vt/vn: only the corner counts. */
  private readIndex(): number {
    const { text } = this;
    const index = text.leadingInteger();
    const corner = this.corners.at(index);
    if (corner !== undefined) return corner;
    throw text.error(`${quoted(Number.isNaN(index) ? text.word() : String(index))} names no corner`);
  }

  /**
   * A fan from any corner is right for a convex polygon. One with a single inward bend, such as an L,
   * is split rightly from the corner of the bend. Whatever the fan, volume and edges of a flat polygon
   * come out right, as parts that it covers too often are covered backwards as well.
   */
  private addPolygon(polygon: number[]): void {
    const start = polygon.length === 3 ? 0 : this.bestStart(polygon);
    if (start === undefined) {
      if (this.overlapping++ === 0) this.overlappingAt = polygon[0]!;
    }
    const first = start ?? 0;
    const corner = (step: number) => polygon[(first + step) % polygon.length]!;
    for (let step = 1; step + 1 < polygon.length; step++) {
      this.builder.addTriangle(corner(0), corner(step), corner(step + 1));
    }
  }

  /** The place of a corner from which no triangle of the fan is turned over. Looks at each corner a few times. */
  private bestStart(polygon: number[]): number | undefined {
    const positions = this.builder.corners.positions();
    const normal = polygonNormal(positions, polygon);
    if (isFanUpright(positions, polygon, 0, normal)) return 0;
    const bend = onlyInwardBend(positions, polygon, normal);
    return bend !== undefined && isFanUpright(positions, polygon, bend, normal) ? bend : undefined;
  }
}

const dot = (one: Point, other: Point) => one[0] * other[0] + one[1] * other[1] + one[2] * other[2];

/** Twice the area vector of the triangle of three corners. */
function areaVector(positions: Float64Array, a: number, b: number, c: number): Point {
  const side = (corner: number, axis: number) => positions[corner * 3 + axis]! - positions[a * 3 + axis]!;
  const [ux, uy, uz] = [side(b, 0), side(b, 1), side(b, 2)];
  const [vx, vy, vz] = [side(c, 0), side(c, 1), side(c, 2)];
  return [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
}

/** Twice the area vector of a polygon: the sum over a fan, which does not depend on where it starts (Newell). */
function polygonNormal(positions: Float64Array, polygon: number[]): Point {
  const sum: [number, number, number] = [0, 0, 0];
  for (let step = 1; step + 1 < polygon.length; step++) {
    const [x, y, z] = areaVector(positions, polygon[0]!, polygon[step]!, polygon[step + 1]!);
    sum[0] += x;
    sum[1] += y;
    sum[2] += z;
  }
  return sum;
}

/** The place of the only corner at which the outline turns the other way; undefined when there is none or several. */
function onlyInwardBend(positions: Float64Array, polygon: number[], normal: Point): number | undefined {
  const least = -NEGLIGIBLE_SHARE * dot(normal, normal);
  const isBend = (corner: number, at: number) => {
    const before = polygon.at(at - 1)!;
    const after = polygon[(at + 1) % polygon.length]!;
    return dot(areaVector(positions, before, corner, after), normal) < least;
  };
  const bend = polygon.findIndex(isBend);
  return bend >= 0 && bend === polygon.findLastIndex(isBend) ? bend : undefined;
}

/** Is no triangle of the fan turned over by more than rounding explains? */
function isFanUpright(positions: Float64Array, polygon: number[], start: number, normal: Point): boolean {
  const corner = (step: number) => polygon[(start + step) % polygon.length]!;
  const least = -NEGLIGIBLE_SHARE * dot(normal, normal);
  for (let step = 1; step + 1 < polygon.length; step++) {
    if (dot(areaVector(positions, corner(0), corner(step), corner(step + 1)), normal) < least) return false;
  }
  return true;
}
