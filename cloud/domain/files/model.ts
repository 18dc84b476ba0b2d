/** What a model file turns into when it is read, and what is found out about it. */

/** A surface of triangles, in millimetres. Corners in the same place are one corner. */
export interface Mesh {
  /** x, y and z of each corner. */
  positions: Float64Array;
  /** Three indices of corners a triangle, counter-clockwise as seen from outside. */
  triangles: Uint32Array;
}

export type Point = readonly [x: number, y: number, z: number];

export const FORMATS = ['stl', '3mf', 'step', 'obj'] as const;
export type Format = (typeof FORMATS)[number];

/** Every check by name, in the order in which it is shown. */
export const CHECKS = [
  'wellFormed',
  'supported',
  'notEmpty',
  'finite',
  'withinLimits',
  'plausibleSize',
  'watertight',
  'manifoldEdges',
  'manifoldVertices',
  'consistentOrientation',
  'outwardOrientation',
  'degenerateTriangles',
  'duplicateTriangles',
  'selfIntersections',
  'oneShell',
  'buildVolume',
  'thinWalls',
  'overhangs',
] as const;
export type CheckName = (typeof CHECKS)[number];

/**
 * passed; failed: it cannot be printed like this; warned: somebody should look; skipped: it was not
 * looked at, and `detail` says why.
 */
export type Outcome = 'passed' | 'failed' | 'warned' | 'skipped';

export interface Finding {
  check: CheckName;
  outcome: Outcome;
  /** How many places are wrong. */
  count?: number;
  /** One of them, in the file's own coordinates turned into millimetres. */
  at?: Point;
  /** What exactly is wrong, as one English sentence, where the check's own words do not say it all. */
  detail?: string;
}

/** A file that cannot be read to its end: the check it fails, and the sentence that says how. */
export class UnreadableModel extends Error {
  constructor(
    readonly check: CheckName,
    detail: string,
  ) {
    super(detail);
  }
}

/** Bytes that are read as they are needed, so that no file has to be in memory whole. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from `offset` on, `length` of them or as many as there are. The next read may reuse the memory. */
  read(offset: number, length: number): Uint8Array;
}

export interface ReadModel {
  format: Format;
  /** Which kind of it, such as “binary”, and which program wrote it where the file says so. */
  kind: string;
  mesh: Mesh;
  /** The unit that the file names; undefined where the format has none. */
  unit?: string;
  /** What was found while reading, warnings such as a part of the format that was left out. */
  findings: Finding[];
}

export interface Measures {
  /** Cubic millimetres; what is inside out counts as negative. */
  volumeMm3: number;
  areaMm2: number;
  min: Point;
  max: Point;
  triangles: number;
  corners: number;
  shells: number;
}

/** For one copy as it lies in the file. */
export interface Estimate {
  grams: number;
  minutes: number;
}

export interface Report {
  format?: Format;
  kind?: string;
  unit?: string;
  /** In the order of CHECKS; each at most once. */
  findings: Finding[];
  measures?: Measures;
  /** For each of the print parameters asked for, in their order; none without measures. */
  estimates: Estimate[];
  /** A PNG of the model, when one was asked for. */
  picture?: Uint8Array;
  /** Milliseconds that reading and checking took. */
  tookMs: number;
}
