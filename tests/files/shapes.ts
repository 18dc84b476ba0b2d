/** Meshes made here, and the files that they would come in. */
import { MeshBuilder } from '../../cloud/domain/files/corners';
import type { Finding, Mesh, Outcome, Point } from '../../cloud/domain/files/model';

/** Three corners, counter-clockwise as seen from outside. */
export type Triangle = readonly [Point, Point, Point];

const BOX_FACES = ['023', '031', '457', '476', '015', '054', '267', '273', '046', '062', '137', '175'];

/** A box from one corner to the opposite one: 12 triangles. */
export function box(from: Point, to: Point): Triangle[] {
  const corner = (digit: string): Point => {
    const bits = Number(digit);
    return [(bits & 1 ? to : from)[0], (bits & 2 ? to : from)[1], (bits & 4 ? to : from)[2]];
  };
  return BOX_FACES.map((face) => [...face].map(corner) as unknown as Triangle);
}

export const cube = (edge: number, at: Point = [0, 0, 0]) => box(at, [at[0] + edge, at[1] + edge, at[2] + edge]);

/** A ball of so many steps from pole to pole and twice as many around, about the origin. */
export function ball(radius: number, steps: number): Triangle[] {
  const place = (ring: number, step: number): Point => {
    if (ring === 0) return [0, 0, radius];
    if (ring === steps) return [0, 0, -radius];
    const down = (Math.PI * ring) / steps;
    const around = (Math.PI * (step % (2 * steps))) / steps;
    return [
      radius * Math.sin(down) * Math.cos(around),
      radius * Math.sin(down) * Math.sin(around),
      radius * Math.cos(down),
    ];
  };
  const triangles: Triangle[] = [];
  for (let ring = 0; ring < steps; ring++) {
    for (let step = 0; step < 2 * steps; step++) {
      const [a, b] = [place(ring, step), place(ring + 1, step)];
      const [c, d] = [place(ring + 1, step + 1), place(ring, step + 1)];
      if (ring + 1 < steps) triangles.push([a, b, c]);
      if (ring > 0) triangles.push([a, c, d]);
    }
  }
  return triangles;
}

export const turnedOver = (triangles: readonly Triangle[]): Triangle[] => triangles.map(([a, b, c]) => [a, c, b]);

export function moved(triangles: readonly Triangle[], by: Point): Triangle[] {
  const move = (point: Point): Point => [point[0] + by[0], point[1] + by[1], point[2] + by[2]];
  return triangles.map(([a, b, c]) => [move(a), move(b), move(c)]);
}

export function meshOf(triangles: readonly Triangle[]): Mesh {
  const builder = new MeshBuilder();
  for (const triangle of triangles) builder.addLooseTriangle(Float64Array.from(triangle.flat()));
  return builder.mesh();
}

const HEADER_BYTES = 84;
const TRIANGLE_BYTES = 50;

/** `header` stands at the beginning of the 80 bytes that mean nothing. */
export function binaryStl(triangles: readonly Triangle[], header = ''): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES + triangles.length * TRIANGLE_BYTES);
  bytes.write(header, 0, 'latin1');
  bytes.writeUInt32LE(triangles.length, 80);
  triangles.forEach((triangle, index) => {
    triangle.flat().forEach((value, place) => {
      bytes.writeFloatLE(value, HEADER_BYTES + index * TRIANGLE_BYTES + 12 + place * 4);
    });
  });
  return bytes;
}

/** One solid, as programs write it. */
export function asciiStl(triangles: readonly Triangle[], name = 'part'): string {
  const facets = triangles.map((corners) => {
    const lines = corners.map((corner) => `      vertex ${corner.map((value) => value.toExponential(6)).join(' ')}`);
    return `  facet normal 0 0 0\n    outer loop\n${lines.join('\n')}\n    endloop\n  endfacet`;
  });
  return `solid ${name}\n${facets.join('\n')}\nendsolid ${name}\n`;
}

/** Each triangle with three `v` lines of its own. */
export function obj(triangles: readonly Triangle[]): string {
  const lines = triangles.map((corners, index) => {
    const places = corners.map((corner) => `v ${corner.join(' ')}`).join('\n');
    return `${places}\nf ${index * 3 + 1} ${index * 3 + 2} ${index * 3 + 3}`;
  });
  return `# made here\n${lines.join('\n')}\n`;
}

/** The checks of one outcome by name. */
export const namesOf = (findings: readonly Finding[], outcome: Outcome) =>
  findings.filter((finding) => finding.outcome === outcome).map(({ check }) => check);
