/** Volume, box and holes beside ADMesh (STL) and PrusaSlicer (everything else). */
import type { Report } from '../../cloud/domain/files/model';
import { preflight } from '../../cloud/tasks/preflight/preflight';
import { fileSource } from '../../cloud/tasks/preflight/source';
import { StepReader } from '../../cloud/tasks/preflight/step';
import { run, table } from './commands';
import { fetched, GEOMETRY_SAMPLES, nameOf, type Sample } from './sources';

/** Differences below are rounding: both programs compute with numbers of 32 bits and print six digits. */
const LIMIT = 1e-4;

interface Geometry {
  /** Cubic millimetres. */
  volume: number;
  /** Millimetres. */
  size: number[];
  isWatertight: boolean;
}

/** Why a file differs, found by looking at it. */
const OPEN =
  'An open surface has no volume: the sum depends on the point that it is reckoned from. The others take the first corner, we the middle of the box.';
const LOST = 'PrusaSlicer 2.5 loses the last triangle of the file and finds the hole.';
const REASONS: Record<string, string> = {
  'head.stl': OPEN,
  'Wuson.stl': OPEN,
  'Spider_ascii.stl': OPEN,
  'Spider_binary.stl': OPEN,
  'sphereWithHole.stl': OPEN,
  'flsun_qq_s.3mf': OPEN,
  'spider.obj': OPEN,
  'WusonOBJ.obj': OPEN,
  'FelixPro2_platform.obj': LOST,
  'diy220_platform.obj': LOST,
  'hms_platform.obj': 'PrusaSlicer 2.5 refuses corners with an empty texture (“1/”), which many programs write.',
  'concave_polygon.obj': 'PrusaSlicer 2.5 refuses polygons of more than four corners. It is one flat polygon.',
  'extruder-idler.stp': 'PrusaSlicer 2.5 leaves 144 open edges between the faces, which we join.',
};

/** Every number behind a label that ends with `=` or `:`. */
const numbersBehind = (text: string, label: RegExp) =>
  [...text.matchAll(new RegExp(`${label.source}\\s*[=:]\\s*(-?[\\d.]+(?:e[-+]?\\d+)?)`, 'g'))].map(([, number]) =>
    Number(number),
  );

function byAdmesh(file: string): Geometry {
  const text = run('admesh', ['--exact', file]);
  const sizes = ['X', 'Y', 'Z'].map((axis) => {
    const [least, most] = [/Min /, /Max /].map((label) => numbersBehind(text, new RegExp(label.source + axis))[0]);
    return (most ?? Number.NaN) - (least ?? Number.NaN);
  });
  const [disconnected] = numbersBehind(text, /Total disconnected facets/);
  const [volume = Number.NaN] = numbersBehind(text, /Volume/);
  return { volume, size: sizes, isWatertight: disconnected === 0 };
}

/** What the other program makes of the file; undefined when it refuses it. */
function geometryByOthers(file: string): Geometry | undefined {
  try {
    return /\.stl$/i.test(file) ? byAdmesh(file) : byPrusaSlicer(file);
  } catch {
    return undefined;
  }
}

/** A file with several objects has a section for each: their volumes are added, their boxes put together. */
function byPrusaSlicer(file: string): Geometry {
  const text = run('prusa-slicer', ['--info', file]);
  const size = ['x', 'y', 'z'].map((axis) => {
    const least = Math.min(...numbersBehind(text, new RegExp(`min_${axis}`)));
    return Math.max(...numbersBehind(text, new RegExp(`max_${axis}`))) - least;
  });
  const volume = numbersBehind(text, /volume/).reduce((sum, each) => sum + each, 0);
  return { volume, size, isWatertight: !text.includes('manifold = no') };
}

function geometryOf({ measures, findings }: Report): Geometry | undefined {
  if (!measures) return undefined;
  const { volumeMm3: volume, min, max } = measures;
  const isWatertight = findings.some(({ check, outcome }) => check === 'watertight' && outcome === 'passed');
  return { volume, size: max.map((most, axis) => most - min[axis]!), isWatertight };
}

const shown = (value: number) => value.toLocaleString('en', { maximumSignificantDigits: 7 });
const yesOrNo = (value: boolean) => (value ? 'yes' : 'no');

interface Row {
  cells: string[];
  differs: boolean;
}

/** Volume and box relative to theirs, and whether both find it closed. */
function differenceOf(ours: Geometry, theirs: Geometry) {
  const longest = Math.max(...theirs.size);
  const volume = Math.abs(ours.volume - theirs.volume) / Math.max(Math.abs(theirs.volume), 1e-9);
  const box = Math.max(...ours.size.map((side, axis) => Math.abs(side - theirs.size[axis]!))) / longest;
  return { volume, box, differs: volume > LIMIT || box > LIMIT || ours.isWatertight !== theirs.isWatertight };
}

function rowOf(sample: Sample, ours: Geometry | undefined, theirs: Geometry | undefined): Row {
  const both = ours && theirs && differenceOf(ours, theirs);
  const differs = both ? both.differs : ours !== theirs;
  const volumes = [ours, theirs].map((geometry) => (geometry ? shown(geometry.volume) : 'refused'));
  const closed = [ours, theirs].map((geometry) => (geometry ? yesOrNo(geometry.isWatertight) : 'refused'));
  const differences = both ? [both.volume, both.box].map((share) => share.toExponential(1)) : ['', ''];
  const reason = differs ? (REASONS[nameOf(sample)] ?? '**not explained**') : '';
  return { cells: [nameOf(sample), sample.from, ...volumes, ...differences, closed.join(' / '), reason], differs };
}

/** The table, and under it how many of the files agree. */
export async function compareGeometry(folder: string): Promise<string> {
  const stepReader = new StepReader();
  const rows: Row[] = [];
  for (const sample of GEOMETRY_SAMPLES) {
    const file = fetched(sample, folder);
    const source = fileSource(file);
    const report = await preflight(source, nameOf(sample), { timeLimitMs: 0, stepReader });
    source.close();
    rows.push(rowOf(sample, geometryOf(report), geometryByOthers(file)));
  }
  await stepReader.close();
  const head = ['File', 'From', 'Volume mm³', 'Theirs', 'Difference', 'Of the box', 'Watertight, ours / theirs', 'Why'];
  const agree = rows.filter(({ differs }) => !differs).length;
  const sum = `${agree} of ${rows.length} files agree within ${LIMIT} in volume and box and in being watertight; each of the others says why.`;
  return `${table(
    head,
    rows.map(({ cells }) => cells),
  )}\n\n${sum}`;
}
