/** Reads STL, binary and ASCII. */
import { CornerIndex, checkTriangleCount, isFiniteMm, MeshBuilder } from './corners';
import { type ByteSource, type Finding, type Mesh, type Point, type ReadModel, UnreadableModel } from './model';
import { EndOfText, TextReader } from './text';

/** 80 bytes of anything, then the number of triangles as a 32-bit unsigned integer. */
const HEADER_BYTES = 84;
const COUNT_OFFSET = 80;
/** The normal and three corners as 32-bit floats, then two bytes of anything. */
const TRIANGLE_BYTES = 50;
const NORMAL_BYTES = 12;
const TRIANGLES_A_READ = 1024;

/** A closed surface has about half as many corners as triangles (Euler's formula); a read brings three a triangle. */
const expectedCorners = (triangles: number) => Math.ceil(triangles * 0.51) + 3 * Math.min(triangles, TRIANGLES_A_READ);

/**
 * A file that is as long as its count of triangles says is binary, whatever it begins with; otherwise
 * text that begins with “solid” is ASCII. Throws UnreadableModel: wellFormed, withinLimits.
 */
export function readStl(source: ByteSource): ReadModel {
  const head = source.read(0, HEADER_BYTES + TRIANGLE_BYTES);
  const count = head.length < HEADER_BYTES ? undefined : viewOf(head).getUint32(COUNT_OFFSET, true);
  const sizeFits = count !== undefined && source.size === sizeOf(count);
  if (!sizeFits && isText(head)) return readAscii(source);
  if (count === undefined) throw new UnreadableModel('wellFormed', 'The file is too short for an STL file.');
  return readBinary(source, count);
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const sizeOf = (triangles: number) => HEADER_BYTES + triangles * TRIANGLE_BYTES;

/** Text has no zero bytes; the upper byte of a binary count or the two bytes after a triangle nearly always are. */
const isText = (head: Uint8Array) =>
  !head.includes(0) && /^(ï»¿)?\s*solid\b/i.test(new TextDecoder('latin1').decode(head));

const amount = (count: number) => `${count.toLocaleString('en')} triangle${count === 1 ? '' : 's'}`;

/** Counts the triangles that were left out because a coordinate of theirs is no finite number. */
class LeftOut {
  private count = 0;
  private first = 0;
  private at?: Point;

  note(triangle: number, coordinates: ArrayLike<number>): void {
    if (this.count++ > 0) return;
    this.first = triangle;
    for (let at = 0; at < 9 && !this.at; at += 3) {
      const point = [coordinates[at]!, coordinates[at + 1]!, coordinates[at + 2]!] as const;
      if (point.every(isFiniteMm)) this.at = point;
    }
  }

  findings(): Finding[] {
    if (this.count === 0) return [];
    const detail = `Triangle ${(this.first + 1).toLocaleString('en')} has a coordinate that is not a finite number.`;
    return [{ check: 'finite', outcome: 'failed', count: this.count, at: this.at, detail }];
  }
}

function readBinary(source: ByteSource, count: number): ReadModel {
  const more = source.size - sizeOf(count);
  if (more < 0) {
    const there = Math.floor((source.size - HEADER_BYTES) / TRIANGLE_BYTES);
    throw new UnreadableModel('wellFormed', `It announces ${amount(count)} and holds ${amount(there)}.`);
  }
  checkTriangleCount(count);
  const leftOut = new LeftOut();
  const mesh = readTriangles(source, count, leftOut);
  const findings = leftOut.findings();
  if (more > 0) {
    const detail = `${more.toLocaleString('en')} bytes follow the last triangle; they were left out.`;
    findings.push({ check: 'wellFormed', outcome: 'warned', detail });
  }
  return { format: 'stl', kind: 'binary', mesh, findings };
}

function readTriangles(source: ByteSource, count: number, leftOut: LeftOut): Mesh {
  const corners = new CornerIndex(expectedCorners(count));
  const triangles = new Uint32Array(count * 3);
  const coordinates = new Float64Array(TRIANGLES_A_READ * 9);
  let filled = 0;
  for (let done = 0; done < count; ) {
    const bytes = source.read(sizeOf(done), Math.min(count - done, TRIANGLES_A_READ) * TRIANGLE_BYTES);
    const here = Math.floor(bytes.length / TRIANGLE_BYTES);
    if (here === 0) throw new UnreadableModel('wellFormed', `The file ended after ${amount(done)}.`);
    const finite = readCoordinates(viewOf(bytes), done, here, coordinates, leftOut);
    corners.addAll(coordinates, finite * 3, triangles, filled);
    filled += finite * 3;
    done += here;
  }
  return { positions: corners.positions(), triangles: triangles.subarray(0, filled) };
}

/** Fills in the corners of those triangles that have finite ones only; answers with how many these are. */
function readCoordinates(
  view: DataView,
  first: number,
  count: number,
  coordinates: Float64Array,
  leftOut: LeftOut,
): number {
  let finite = 0;
  for (let i = 0; i < count; i++) {
    const offset = i * TRIANGLE_BYTES + NORMAL_BYTES;
    let sum = 0;
    for (let j = 0; j < 9; j++) {
      const value = view.getFloat32(offset + j * 4, true);
      coordinates[finite * 9 + j] = value;
      sum += value;
    }
    // Nine finite 32-bit floats cannot add up to infinity in 64 bits; anything else does, or to NaN.
    if (Number.isFinite(sum)) finite++;
    else leftOut.note(first + i, coordinates.subarray(finite * 9, finite * 9 + 9));
  }
  return finite;
}

function readAscii(source: ByteSource): ReadModel {
  const text = new TextReader(source);
  const builder = new MeshBuilder();
  const leftOut = new LeftOut();
  const findings: Finding[] = [];
  try {
    readSolids(text, builder, leftOut);
  } catch (error) {
    if (!(error instanceof EndOfText)) throw error;
    const detail = `The file breaks off before the end of a solid, after ${amount(builder.count)}.`;
    findings.push({ check: 'wellFormed', outcome: 'failed', detail });
  }
  return { format: 'stl', kind: 'ASCII', mesh: builder.mesh(), findings: [...findings, ...leftOut.findings()] };
}

/** solid NAME, facets, endsolid NAME; and that as often as it comes. Throws EndOfText within a solid. */
function readSolids(text: TextReader, builder: MeshBuilder, leftOut: LeftOut): void {
  while (!text.atEnd()) {
    text.expect('solid');
    text.skipLine();
    while (!text.accept('endsolid')) readFacet(text, builder, leftOut);
    text.skipLine();
  }
}

const coordinates = new Float64Array(9);

function readFacet(text: TextReader, builder: MeshBuilder, leftOut: LeftOut): void {
  text.expect('facet');
  text.expect('normal');
  for (let i = 0; i < 3; i++) text.number();
  text.expect('outer');
  text.expect('loop');
  for (let at = 0; at < 9; at += 3) {
    text.expect('vertex');
    for (let axis = 0; axis < 3; axis++) coordinates[at + axis] = text.number();
  }
  text.expect('endloop');
  text.expect('endfacet');
  if (!coordinates.every(isFiniteMm)) {
    leftOut.note(builder.count, coordinates);
    return;
  }
  builder.addLooseTriangle(coordinates);
}
