/** Splits a job into runs, each with its own technician, batch, checks and logs. */
import type { PrintJob } from '../../schema/generated';
import { newObjectId } from '../data/store';
import { ShopError } from '../domain/errors';
import { checkSplit, shareEstimates } from '../domain/jobs/runs';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { createRuns } from '../triggers/jobs/runs-of-job';
import { type Call, jobFor, listOf, type Verb } from './calling';

/** What a run has from the whole job. */
const COPIED = [
  'client',
  'fileName',
  'fileUrl',
  'fileRevision',
  'materialType',
  'color',
  'dueDate',
  'priority',
  'status',
  'queuePosition',
  'quoteRequested',
  'assignedTechnician',
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
  if (!actor.roles.has('coordinator'))
    throw new ShopError('write.forbidden', { operation: 'split', class: 'PrintJob', by: 'a coordinator' });
  const { id } = await jobFor(call);
  const job = (await tools.store.get('PrintJob', id as string)) as Row;
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
    throw new ShopError('write.stale', { class: 'PrintJob', now: 'newer', yours: job.revision ?? 0 });
  const split = { ...job, ...changes, updatedAt: at } as unknown as Row;
  await createRuns(split, effect, tools);
  await tools.settle('PrintJob', split);
  await tools.store.publish('PrintJob', job, split);
  return {
    jobNumber: job.jobNumber,
    runs: runs.map(({ objectId, jobNumber, quantity }) => ({ objectId, jobNumber, quantity })),
  };
};

async function planRuns(job: Row, asked: Record<string, unknown>[], quantities: number[], { tools }: Call) {
  const copied = Object.fromEntries(
    COPIED.filter((field) => job[field] !== undefined).map((field) => [field, job[field]]),
  );
  const estimates = shareEstimates(job as unknown as PrintJob, quantities);
  return Promise.all(
    asked.map(async (run, index) => {
      const technician = await namedRow('Technician', run.assignedTechnicianId, tools);
      const batch = await namedRow('MaterialBatch', run.materialBatchId, tools);
      if (batch && batch.materialType !== job.materialType)
        throw new ShopError('job.wrongBatch', {
          batch: batch.batchCode,
          material: batch.materialType,
          needed: job.materialType,
        });
      return {
        ...copied,
        objectId: newObjectId(),
        jobNumber: `${job.jobNumber}/${index + 1}`,
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
