/** What a job's file says about the job: the verdict on it, and how much material and time it takes. */
import Parse from 'parse/node';
import type { PrintJob } from '../../schema/generated';
import { type Experience, type Learnt, learn, MOST_JOBS } from '../domain/jobs/calibration';
import { FILE_IS_OPEN } from '../domain/jobs/model-files';
import { grams as roundedGrams } from '../domain/stock/grams';
import { OWN_SAVE } from '../kernel/own-save';
import { pointerTo, type Row, sameValue } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { isJudged, preflightOf } from './preflights';
import { USUAL_QUALITY } from './print-profiles';
import { revisionKeyOf } from './stored-files';

export interface OneCopy {
  quality: string;
  materialType?: string;
  materialCm3: number;
  minutes: number;
  source: 'preflight' | 'slicer';
}

export interface FileEstimate {
  source: OneCopy['source'];
  quality: string;
  materialType: string;
  quantity: number;
  /** With what was learnt from finished jobs. */
  grams: number;
  minutes: number;
  /** Without it. */
  plainGrams: number;
  plainMinutes: number;
  gramsLearnt?: Learnt;
  minutesLearnt?: Learnt;
}

const wholeMinutes = (minutes: number) => Math.max(1, Math.round(minutes));
const centigrams = (grams: number) => roundedGrams(Math.round(grams * 100));

type Wanted = Partial<Pick<PrintJob, 'quality' | 'materialType'>>;

/** The estimate by the profile of the quality for the material, or else for all. */
export function copyFor({ quality = USUAL_QUALITY, materialType }: Wanted, estimates: OneCopy[]): OneCopy | undefined {
  const ofQuality = estimates.filter((estimate) => estimate.quality === quality);
  return (
    ofQuality.find((estimate) => estimate.materialType === materialType) ??
    ofQuality.find((estimate) => estimate.materialType === undefined)
  );
}

/** The newest finished jobs of the same material and quality, with what their files had said. */
async function experienceOf({ store }: Tools, { materialType, quality = USUAL_QUALITY }: PrintJob) {
  const finished = { status: 'Completed', fileEstimate: { $exists: true }, runCount: null, parentJob: null };
  const jobs = (await store.find(
    'PrintJob',
    { ...finished, materialType, quality },
    {
      sort: { closedAt: -1 },
      limit: MOST_JOBS * 2,
      keys: ['fileEstimate', 'approvedMaterialGrams', 'actualPrintMinutes', 'attempt'],
    },
  )) as unknown as (PrintJob & { fileEstimate: FileEstimate })[];
  // The scrap of a failed print counts towards the job, not towards what its file takes.
  const once = jobs.filter(({ attempt }) => (attempt ?? 1) === 1);
  const pairs = (plain: (job: FileEstimate) => number, actual: (job: PrintJob) => number | undefined): Experience[] =>
    once.map((job) => ({ plain: plain(job.fileEstimate), actual: actual(job) ?? 0 }));
  return {
    grams: learn(
      pairs(
        ({ plainGrams }) => plainGrams,
        ({ approvedMaterialGrams }) => approvedMaterialGrams,
      ),
    ),
    minutes: learn(
      pairs(
        ({ plainMinutes }) => plainMinutes,
        ({ actualPrintMinutes }) => actualPrintMinutes,
      ),
    ),
  };
}

async function estimateFor(tools: Tools, job: PrintJob, estimates: OneCopy[]): Promise<FileEstimate | undefined> {
  const copy = copyFor(job, estimates);
  const material = await tools.store.first('Material', { name: job.materialType });
  if (!copy || !material) return undefined;
  const { quality = USUAL_QUALITY, materialType, quantity = 1 } = job;
  const plainGrams = copy.materialCm3 * material.densityGramsPerCm3 * quantity;
  const plainMinutes = copy.minutes * quantity;
  const learnt = await experienceOf(tools, job);
  return {
    source: copy.source,
    quality,
    materialType,
    quantity,
    grams: centigrams(plainGrams * (learnt.grams?.factor ?? 1)),
    minutes: wholeMinutes(plainMinutes * (learnt.minutes?.factor ?? 1)),
    plainGrams: centigrams(plainGrams),
    plainMinutes: wholeMinutes(plainMinutes),
    ...(learnt.grams ? { gramsLearnt: learnt.grams } : {}),
    ...(learnt.minutes ? { minutesLearnt: learnt.minutes } : {}),
  };
}

/** The fields of a job that its file decides; without a verdict yet, that one is awaited. */
export async function toldByFile(tools: Tools, job: Row, found: Row | undefined) {
  if (!isJudged(found)) return { preflight: 'Waiting', fileEstimate: undefined };
  const fileEstimate = await estimateFor(tools, job as unknown as PrintJob, found.estimates ?? []);
  return { preflight: found.verdict as string, fileEstimate };
}

/**
 * Brings a job to what its newest file says: the verdict, the file's estimate, and the job's own
 * estimates unless a person gave them. Safe to repeat; without a verdict yet it notes that one is awaited.
 */
export async function followFile(tools: Tools, jobId: string): Promise<void> {
  const { store } = tools;
  const job = await store.get('PrintJob', jobId);
  if (!job || job.parentJob) return;
  const revision = await store.unique('FileRevision', 'revisionKey', revisionKeyOf(jobId, job.fileRevision));
  const found = revision?.storageName && (await preflightOf(tools, revision.storageName));
  // Its own effect links a new file first, and comes here then.
  if (!revision) return;
  if (!found) return note(tools, job, { preflight: undefined, fileEstimate: undefined });
  const told = await toldByFile(tools, job, found);
  // Whoever hears the verdict finds the figures there.
  if (told.fileEstimate) await fillEstimates(tools, job, told.fileEstimate);
  await note(tools, job, told);
}

/** Beside the job's revisions: nobody's save is refused since the server has looked at the file. */
async function note({ store }: Tools, job: Row, fields: Record<string, unknown>): Promise<void> {
  if (Object.entries(fields).every(([field, value]) => sameValue(job[field], value))) return;
  const asSeen = { objectId: job.objectId, fileRevision: job.fileRevision ?? null };
  if (!(await store.update('PrintJob', asSeen, fields))) return;
  await store.publish('PrintJob', job, { ...job, ...fields } as Row);
  if (!job.runCount) return;
  const { preflight } = fields;
  for (const run of await store.find('PrintJob', { parentJob: pointerTo('PrintJob', job.objectId) }))
    if (run.preflight !== preflight && (await store.update('PrintJob', { objectId: run.objectId }, { preflight })))
      await store.publish('PrintJob', run, { ...run, preflight } as Row);
}

/** Once the material is reserved or a price was given by them, the figures stay. */
async function fillEstimates({ store }: Tools, { objectId }: Row, { grams, minutes }: FileEstimate): Promise<void> {
  for (;;) {
    const job = await store.get('PrintJob', objectId);
    if (!job || job.runCount || job.estimateSource === 'person' || !FILE_IS_OPEN.includes(job.status)) return;
    if (job.estimatedMaterialGrams === grams && job.estimatedPrintMinutes === minutes) return;
    try {
      const object = Parse.Object.extend('PrintJob').createWithoutData(objectId) as Parse.Object;
      await object.save({ estimatedMaterialGrams: grams, estimatedPrintMinutes: minutes }, OWN_SAVE);
      return;
    } catch (error) {
      // Somebody else was faster; what they wrote decides whether there is still something to fill in.
      const now = await store.get('PrintJob', objectId);
      if (now?.revision === job.revision) throw error;
    }
  }
}
