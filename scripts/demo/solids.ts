/** Models made in code: closed solids, as the binary STL files that a slicer takes. */

type Point = [number, number, number];
type Triangle = [Point, Point, Point];

export interface Solid {
  /** Binary STL, millimetres. */
  stl: Buffer;
  volumeMm3: number;
}

const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const dot = (a: Point, b: Point) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

function binaryStl(triangles: Triangle[]): Buffer {
  const stl = Buffer.alloc(84 + triangles.length * 50);
  stl.write('A demo model of the print shop');
  stl.writeUInt32LE(triangles.length, 80);
  triangles.forEach(([a, b, c], index) => {
    const across = cross(minus(b, a), minus(c, a));
    const length = Math.sqrt(dot(across, across)) || 1;
    const normal = across.map((part) => part / length);
    for (const [place, value] of [...normal, ...a, ...b, ...c].entries())
      stl.writeFloatLE(value, 84 + index * 50 + place * 4);
  });
  return stl;
}

/**
 * A flat outline raised to a height. The outline runs counter-clockwise and can be seen whole from
 * its first point.
 */
function raise(outline: [number, number][], height: number): Solid {
  const at = (index: number, z: number): Point => [...(outline[index % outline.length] as [number, number]), z];
  const triangles: Triangle[] = [];
  outline.forEach((_corner, index) => {
    if (index > 0 && index < outline.length - 1)
      triangles.push(
        [at(0, height), at(index, height), at(index + 1, height)],
        [at(0, 0), at(index + 1, 0), at(index, 0)],
      );
    triangles.push(
      [at(index, 0), at(index + 1, 0), at(index + 1, height)],
      [at(index, 0), at(index + 1, height), at(index, height)],
    );
  });
  const volumeMm3 = triangles.reduce((sum, [a, b, c]) => sum + dot(a, cross(b, c)) / 6, 0);
  return { stl: binaryStl(triangles), volumeMm3 };
}

const rectangle = (width: number, depth: number): [number, number][] => [
  [0, 0],
  [width, 0],
  [width, depth],
  [0, depth],
];

/** The inner corner of the angle comes first: from there all of it is seen. */
const angle = (leg: number, thickness: number): [number, number][] => [
  [thickness, thickness],
  [thickness, leg],
  [0, leg],
  [0, 0],
  [leg, 0],
  [leg, thickness],
];

const round = (diameter: number, corners: number): [number, number][] =>
  Array.from({ length: corners }, (_corner, index) => {
    const turn = (2 * Math.PI * index) / corners;
    return [(diameter / 2) * (1 + Math.cos(turn)), (diameter / 2) * (1 + Math.sin(turn))];
  });

/** The models that demo jobs come with, by name. */
export const SOLIDS = {
  cube: () => raise(rectangle(30, 30), 30),
  bracket: () => raise(angle(60, 8), 40),
  shim: () => raise(rectangle(80, 25), 4),
  standoff: () => raise(round(14, 6), 35),
  knob: () => raise(round(42, 64), 18),
} as const;

export type SolidName = keyof typeof SOLIDS;
