/** Everything that is looked at in a mesh before it is printed. */
import { BoxTree, BUILT_A_MS, Deadline, TimeIsUp } from './boxtree';
import { findIntersections } from './intersections';
import type { CheckName, Finding, Mesh, Outcome, Point } from './model';
import { insideOutShells } from './shells';
import { type Box, type Surface, surfaceOf } from './surface';
import { type Places, type Topology, topologyOf } from './topology';
import { sampleWalls } from './walls';

/** The space that a printer prints in, in millimetres. */
export interface BuildVolume {
  name: string;
  x: number;
  y: number;
  z: number;
}

export interface CheckOptions {
  /** Of the printers in use; without any it is not looked at whether the model fits. */
  buildVolumes?: BuildVolume[];
  /** The unit that the file names; where it names none, one is guessed for sizes that are not plausible. */
  unit?: string;
  /** For the searches that can take long: thin walls and self-intersections, together. */
  timeLimitMs: number;
  /** The thinnest wall that prints well; 0.8 when absent, two lines of a 0.4 mm nozzle. */
  minWallMm?: number;
  /** Of the surface, how much may hang over before somebody should look; 0.1 when absent. */
  mostOverhang?: number;
}

const DEFAULT_MIN_WALL_MM = 0.8;
const DEFAULT_MOST_OVERHANG = 0.1;

/** Largest dimensions that are taken as they are. */
const PLAUSIBLE_MM = { least: 1, most: 2000 };

/** The largest dimension of a usual part: of several units the one that comes nearest is the likely one. */
const USUAL_MM = 100;
const SMALL_UNITS = { metres: 1000, inches: 25.4, centimetres: 10 };

/** Which of the checks on shape need a closed surface that knows its inside. */
const CLOSED: readonly CheckName[] = ['watertight', 'consistentOrientation', 'outwardOrientation'];

/** Every check of a mesh, each once, in the order of CHECKS; those that passed as well. */
export function checkMesh(
  mesh: Mesh,
  options: CheckOptions,
  topology = topologyOf(mesh),
  surface = surfaceOf(mesh),
): Finding[] {
  if (mesh.triangles.length === 0) return [{ check: 'notEmpty', outcome: 'failed' }];
  const findings: Finding[] = [
    { check: 'notEmpty', outcome: 'passed' },
    plausibleSize(surface, options.unit),
    ...topologyFindings(mesh, topology, surface),
  ];
  const isClosed = findings.every(({ check, outcome }) => outcome === 'passed' || !CLOSED.includes(check));
  const searches = new Searches(mesh, surface, options, isClosed);
  const thinWalls = searches.thinWalls();
  findings.push(searches.selfIntersections(), oneShell(topology.shells), buildVolume(surface, options.buildVolumes));
  findings.push(thinWalls, overhangs(surface, options.mostOverhang));
  return findings;
}

const pointOf = ({ positions }: Mesh, corner: number): Point => [
  positions[corner * 3]!,
  positions[corner * 3 + 1]!,
  positions[corner * 3 + 2]!,
];

/** Passed when there are none of the places, else `otherwise`. */
function noneOf(mesh: Mesh, check: CheckName, { count, corner }: Places, otherwise: Outcome): Finding {
  if (count === 0) return { check, outcome: 'passed' };
  return { check, outcome: otherwise, count, at: corner === undefined ? undefined : pointOf(mesh, corner) };
}

function topologyFindings(mesh: Mesh, topology: Topology, surface: Surface): Finding[] {
  return [
    noneOf(mesh, 'watertight', topology.openEdges, 'failed'),
    noneOf(mesh, 'manifoldEdges', topology.crowdedEdges, 'failed'),
    noneOf(mesh, 'manifoldVertices', topology.pinchedCorners, 'warned'),
    noneOf(mesh, 'consistentOrientation', topology.turnedEdges, 'failed'),
    noneOf(mesh, 'outwardOrientation', insideOutShells(mesh, topology, surface), 'failed'),
    noneOf(mesh, 'degenerateTriangles', degenerateTriangles(topology, surface), 'warned'),
    noneOf(mesh, 'duplicateTriangles', topology.duplicateTriangles, 'warned'),
  ];
}

/** Triangles with two corners in the same place, and those with three and no area. */
function degenerateTriangles({ collapsedTriangles }: Topology, { flatTriangles }: Surface): Places {
  return {
    count: collapsedTriangles.count + flatTriangles.count,
    corner: collapsedTriangles.corner ?? flatTriangles.corner,
  };
}

/** x, y and z in millimetres. */
const sizeOf = ({ min, max }: Box) => [max[0] - min[0], max[1] - min[1], max[2] - min[2]] as const;

/** Four digits that count, with commas between thousands. */
const shown = (value: number) => value.toLocaleString('en', { maximumSignificantDigits: 4 });

function plausibleSize(box: Box, unit: string | undefined): Finding {
  const longest = Math.max(...sizeOf(box));
  if (longest >= PLAUSIBLE_MM.least && longest <= PLAUSIBLE_MM.most)
    return { check: 'plausibleSize', outcome: 'passed' };
  const said = `The longest side is ${shown(longest)} mm.`;
  const guess = unit === undefined ? ` ${guessedUnit(longest)}` : '';
  return { check: 'plausibleSize', outcome: 'warned', detail: `${said}${guess}` };
}

/** Which unit the numbers of a file without one are likely to be in. */
function guessedUnit(longest: number): string {
  if (longest > PLAUSIBLE_MM.most) return `If the file is in micrometres, it is ${shown(longest / 1000)} mm.`;
  const farness = (factor: number) => Math.abs(Math.log((longest * factor) / USUAL_MM));
  const [[unit, factor]] = Object.entries(SMALL_UNITS).sort(([, a], [, b]) => farness(a) - farness(b)) as [
    [string, number],
  ];
  return `The file is probably in ${unit}; then it is ${shown(longest * factor)} mm.`;
}

function oneShell(shells: number): Finding {
  if (shells <= 1) return { check: 'oneShell', outcome: 'passed' };
  return { check: 'oneShell', outcome: 'warned', count: shells };
}

/** Turned by right angles, a box fits when its sides in order of length fit. */
function buildVolume(box: Box, volumes: BuildVolume[] | undefined): Finding {
  const check = 'buildVolume';
  if (!volumes?.length) return { check, outcome: 'skipped', detail: 'No printer in use has a build volume.' };
  const ordered = (sides: readonly number[]) => [...sides].sort((a, b) => a - b);
  const sides = ordered(sizeOf(box));
  const fitting = volumes.filter(({ x, y, z }) => ordered([x, y, z]).every((side, at) => sides[at]! <= side));
  if (fitting.length)
    return { check, outcome: 'passed', detail: `It fits ${fitting.map(({ name }) => name).join(', ')}.` };
  const size = sizeOf(box).map(shown).join(' × ');
  return { check, outcome: 'failed', detail: `It measures ${size} mm and fits no printer in use.` };
}

/** The searches share a tree and the time. */
class Searches {
  private readonly deadline: Deadline;
  private built?: BoxTree;

  constructor(
    private readonly mesh: Mesh,
    private readonly surface: Surface,
    private readonly options: CheckOptions,
    private readonly isClosed: boolean,
  ) {
    this.deadline = new Deadline(options.timeLimitMs);
  }

  /** Throws TimeIsUp where building the tree alone would take the time that is left. */
  private get tree(): BoxTree {
    const buildMs = this.built ? 0 : this.surface.areas.length / BUILT_A_MS;
    if (buildMs > this.deadline.leftMs) throw new TimeIsUp();
    this.built ??= new BoxTree(this.mesh, this.surface);
    return this.built;
  }

  selfIntersections(): Finding {
    const check = 'selfIntersections';
    return this.inTime(check, () => {
      const { count, at, complete } = findIntersections(this.tree, this.deadline);
      if (!complete && count === 0) throw new TimeIsUp();
      if (count === 0) return { check, outcome: 'passed' };
      const detail = complete ? undefined : 'There may be more: the time for the search was over.';
      return { check, outcome: 'warned', count, at, ...(detail ? { detail } : {}) };
    });
  }

  thinWalls(): Finding {
    const check = 'thinWalls';
    if (!this.isClosed)
      return { check, outcome: 'skipped', detail: 'Only a closed surface that faces outward has walls to measure.' };
    return this.inTime(check, () => {
      const limit = this.options.minWallMm ?? DEFAULT_MIN_WALL_MM;
      const { sampled, thin, thinnestMm, at } = sampleWalls(this.tree, this.surface, limit, this.deadline);
      if (thin === 0) return { check, outcome: 'passed', detail: `Looked at in ${shown(sampled)} places.` };
      const places = `${shown(thin)} of ${shown(sampled)} places looked at`;
      const detail = `Thinner than ${limit} mm in ${places}; the thinnest is ${shown(thinnestMm)} mm.`;
      return { check, outcome: 'warned', count: thin, at, detail };
    });
  }

  private inTime(check: CheckName, search: () => Finding): Finding {
    try {
      return search();
    } catch (error) {
      if (!(error instanceof TimeIsUp)) throw error;
      const triangles = (this.mesh.triangles.length / 3).toLocaleString('en');
      const detail = `${triangles} triangles take longer than the ${this.options.timeLimitMs} ms that are given to it.`;
      return { check, outcome: 'skipped', detail };
    }
  }
}

/** The share of the surface that faces down at less than 45 degrees to the bed and does not lie on it. */
function overhangs({ hangingMm2, areaMm2 }: Surface, most = DEFAULT_MOST_OVERHANG): Finding {
  if (hangingMm2 <= most * areaMm2) return { check: 'overhangs', outcome: 'passed' };
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const detail = `${percent(hangingMm2 / areaMm2)} of the surface hangs over; up to ${percent(most)} is usual.`;
  return { check: 'overhangs', outcome: 'warned', detail };
}
