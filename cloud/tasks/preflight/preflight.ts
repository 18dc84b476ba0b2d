/** Reads a model file of any kind that the shop takes and says whether it can be printed. */
import { type CheckOptions, checkMesh } from '../../domain/files/checks';
import { estimate, type PrintParameters } from '../../domain/files/estimate';
import { measure } from '../../domain/files/measures';
import {
  type ByteSource,
  CHECKS,
  type CheckName,
  type Finding,
  type Format,
  type Outcome,
  type ReadModel,
  type Report,
  UnreadableModel,
} from '../../domain/files/model';
import { readObj } from '../../domain/files/obj';
import { drawPicture, type PictureSize } from '../../domain/files/picture';
import { readStl } from '../../domain/files/stl';
import { surfaceOf } from '../../domain/files/surface';
import { topologyOf } from '../../domain/files/topology';
import type { StepReader } from './step';

export interface PreflightOptions extends Omit<CheckOptions, 'unit'> {
  /** Ways to print it; an estimate is made for each. */
  prints?: PrintParameters[];
  /** Of the picture; without, none is drawn. */
  picture?: PictureSize;
  /** For several STEP files, one after the other; without, each is read by one of its own. */
  stepReader?: StepReader;
}

interface Reader {
  format: Format;
  read: (source: ByteSource, options: PreflightOptions) => ReadModel | Promise<ReadModel>;
}

/** Loaded when the first such file comes: the packages that they need take longer to load than an STL to read. */
const THREE_MF: Reader = {
  format: '3mf',
  read: async (source) => (await import('../../domain/files/threemf')).read3mf(source),
};
const STEP: Reader = {
  format: 'step',
  read: async (source, { stepReader }) => stepReader?.read(source) ?? (await import('./step')).readStep(source),
};

/** By the ending of the file's name. */
const READERS = new Map<string | undefined, Reader>([
  ['stl', { format: 'stl', read: readStl }],
  ['3mf', THREE_MF],
  ['step', STEP],
  ['stp', STEP],
  ['obj', { format: 'obj', read: readObj }],
]);

/** Whoever read the file to its end found nothing wrong with these unless it said so. */
const BY_READERS: readonly CheckName[] = ['wellFormed', 'supported', 'finite', 'withinLimits'];

/** From best to worst. */
const OUTCOMES: readonly Outcome[] = ['passed', 'skipped', 'warned', 'failed'];

/**
 * The report on a file, by the ending of its name. Nothing throws: what cannot be read is a failed check.
 * Reading and checking need memory and time in proportion to the file; only the searches have a limit.
 */
export async function preflight(source: ByteSource, fileName: string, options: PreflightOptions): Promise<Report> {
  const start = performance.now();
  const reader = READERS.get(fileName.split('.').at(-1)?.toLowerCase());
  const report = await reportOf(source, reader, options).catch((error) => ({
    findings: [findingOf(error)],
    estimates: [],
  }));
  return { format: reader?.format, ...report, tookMs: Math.round(performance.now() - start) };
}

async function reportOf(
  source: ByteSource,
  reader: Reader | undefined,
  options: PreflightOptions,
): Promise<Omit<Report, 'tookMs'>> {
  if (!reader) throw new UnreadableModel('supported', 'Files with this ending are not read.');
  const { mesh, kind, unit, findings } = await reader.read(source, options);
  const topology = topologyOf(mesh);
  const surface = surfaceOf(mesh);
  const byReaders = BY_READERS.map((check): Finding => ({ check, outcome: 'passed' }));
  const found = [...byReaders, ...findings, ...checkMesh(mesh, { ...options, unit }, topology, surface)];
  const findingsOfEach = worstOfEach(found);
  if (mesh.triangles.length === 0) return { kind, unit, findings: findingsOfEach, estimates: [] };
  const measures = measure(mesh, topology, surface);
  const { prints = [], picture } = options;
  return {
    kind,
    unit,
    findings: findingsOfEach,
    measures,
    estimates: prints.map((print) => estimate(measures, mesh, print)),
    ...(picture ? { picture: drawPicture(mesh, picture) } : {}),
  };
}

function findingOf(error: unknown): Finding {
  if (error instanceof UnreadableModel) return { check: error.check, outcome: 'failed', detail: error.message };
  const why = error instanceof Error ? error.message : String(error);
  return { check: 'wellFormed', outcome: 'failed', detail: `Reading it ended with an error: ${why}` };
}

/** One finding of each check, the worst, in the order of CHECKS. */
function worstOfEach(findings: Finding[]): Finding[] {
  const worst = new Map<CheckName, Finding>();
  for (const finding of findings) {
    const before = worst.get(finding.check);
    if (!before || OUTCOMES.indexOf(finding.outcome) > OUTCOMES.indexOf(before.outcome)) {
      worst.set(finding.check, finding);
    }
  }
  return CHECKS.flatMap((check) => worst.get(check) ?? []);
}
