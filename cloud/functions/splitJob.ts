/** Splits a job into runs, each with its own technician, batch, checks and logs. */
import type { PrintJob } from '../../schema/generated';
import { checkIsActive } from '../data/jobs';
import { newObjectId } from '../data/store';
import { ShopError } from '../domain/errors';
import { checkSplit, shareEstimates } from '../domain/jobs/runs';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { fileUrlOf } from '../triggers/jobs/file-of-job';
import { type Call, coordinatorsOnly, jobFor, listOf, type Verb } from './calling';

/** What a run has from the whole job. */
const COPIED = [
  'client',
  'fileName',
  'fileRevision',
  'materialType',
  'color',
  'quality',
  'preflight',
  'estimateSource',
  'dueDate',
  'priority',
  'status',
  'queuePosition',
  'origin',
  'customerNotes',
  'wishedDate',
  'language',
  'quoteRequested',
  'materialBatch',
];

async function namedRow(className: string, id: unknown, tools: Tools): Promise<Row | undefined> {
  if (id === undefined) return undefined;
  const row = typeof id === 'string' ? await tools.store.get(className, id) : undefined;
  if (!row) throw new ShopError('input.noSuchRow', { class: 'splitJob', field: 'runs', target: className });
  return row;
}

/** jobId, runs: [{ quantity, assignedTechnicianId?, materialBatchId? }]. Answers { jobNumber, runs: [{ objectId, jobNumber, quantity }] }. */
export const splitJob: Verb = async (call) => {
  const { actor, tools } = call;
  coordinatorsOnly(call, 'split', 'PrintJob');
  const job = await jobFor(call);
  const asked = listOf(call.params, 'runs');
  const quantities = asked.map((run) => run.quantity as number);
  checkSplit(job as unknown as PrintJob, quantities);
  const runs = await planRuns(job, asked, quantities, call);
  const at = tools.now();
  const revision = (job.revision ?? 0) + 1;
  const effect = {
    kind: 'createRuns',
    runs,
    at: at.toISOString(),
    actorId: actor.id,
    actorType: actor.type,
    actorName: actor.name,
  };
  const audit = {
    kind: 'audit',
    action: 'split',
    actorId: actor.id,
    actorType: actor.type,
    actorName: actor.name,
    newValue: { runs: quantities },
    occurredAt: at,
    revision,
  };
  const changes = {
    runCount: runs.length,
    revision,
    updatedAt: at.toISOString(),
    unsettled: [...(job.unsettled ?? []), audit, effect],
    unsettledSince: at,
  };
  if (!(await tools.store.update('PrintJob', { objectId: job.objectId, revision: job.revision }, changes)))
    throw splitElsewhere(job);
  const split = { ...job, ...changes, updatedAt: at } as unknown as Row;
  await tools.settle('PrintJob', split);
  await tools.store.publish('PrintJob', job, split);
  return {
    jobNumber: job.jobNumber,
    runs: runs.map(({ objectId, jobNumber, quantity }) => ({ objectId, jobNumber, quantity })),
  };
};

/** An uploaded file is fetched through the job that one may read; an address is the same for all. */
function fileUrlOfRun(job: Row, runId: string, publicUrl: string): string {
  const isUpload = job.fileUrl.endsWith(fileUrlOf('', job.objectId));
  return isUpload ? fileUrlOf(publicUrl, runId) : job.fileUrl;
}

async function checkNumberIsFree(jobNumber: string, job: Row, { store }: Tools): Promise<void> {
  const taken = await store.first('PrintJob', { jobNumber });
  if (taken?.parentJob?.objectId === job.objectId) throw splitElsewhere(job);
  if (taken) throw new ShopError('value.taken', { class: 'PrintJob', field: 'jobNumber', value: jobNumber });
}

const splitElsewhere = ({ revision = 0 }: Row) =>
  new ShopError('write.stale', { class: 'PrintJob', now: 'newer', yours: revision });

async function planRuns(job: Row, asked: Record<string, unknown>[], quantities: number[], { tools }: Call) {
  const copied = Object.fromEntries(
    COPIED.filter((field) => job[field] !== undefined).map((field) => [field, job[field]]),
  );
  const estimates = shareEstimates(job as unknown as PrintJob, quantities);
  return Promise.all(
    asked.map(async (run, index) => {
      const objectId = newObjectId();
      const jobNumber = `${job.jobNumber}/${index + 1}`;
      await checkNumberIsFree(jobNumber, job, tools);
      const technicianId = run.assignedTechnicianId ?? job.assignedTechnician?.objectId;
      const technician = await namedRow('Technician', technicianId, tools);
      if (technician) await checkIsActive(tools.store, technician.objectId);
      const batch = await namedRow('MaterialBatch', run.materialBatchId, tools);
      if (batch && batch.materialType !== job.materialType)
        throw new ShopError('job.wrongBatch', {
          batch: batch.batchCode,
          material: batch.materialType,
          needed: job.materialType,
        });
      return {
        ...copied,
        objectId,
        jobNumber,
        fileUrl: fileUrlOfRun(job, objectId, tools.config.publicUrl),
        quantity: quantities[index],
        estimatedMaterialGrams: estimates[index]?.grams,
        estimatedPrintMinutes: estimates[index]?.minutes,
        attempt: 1,
        statusChangedAt: tools.now(),
        ...(technician ? { assignedTechnician: pointerTo('Technician', technician.objectId) } : {}),
        ...(batch ? { materialBatch: pointerTo('MaterialBatch', batch.objectId) } : {}),
      };
    }),
  );
}
