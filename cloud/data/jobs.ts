/** The reads and writes about jobs that the server makes for itself. */
import { ShopError } from '../domain/errors';
import type { FactName, MoveFacts } from '../domain/jobs/guards';
import { grams, hundredths, sumGrams } from '../domain/stock/grams';
import { pointerTo, type Row } from '../kernel/record';
import { Turns } from '../kernel/turns';
import type { Store } from './store';

const jobPointer = (jobId: string) => pointerTo('PrintJob', jobId);

/** The newest check of the job's file; a run without one of its own goes by that of the whole job. */
export async function latestCheck(store: Store, job: Row): Promise<Row | undefined> {
  const where = { printJob: jobPointer(job.objectId), fileRevision: job.fileRevision };
  const own = await store.first('FileCheck', where, { sort: { createdAt: -1 } });
  if (own || !job.parentJob) return own;
  return store.first('FileCheck', { ...where, printJob: job.parentJob }, { sort: { createdAt: -1 } });
}

/** The quote that counts; one of a higher number was never sent. */
export async function newestQuote(store: Store, job: Row): Promise<Row | undefined> {
  const sent = job.quoteNumber === undefined ? {} : { number: job.quoteNumber };
  return store.first('JobQuote', { printJob: jobPointer(job.objectId), ...sent }, { sort: { number: -1 } });
}

async function runningLogOf(store: Store, jobId: string): Promise<string | undefined> {
  const log = await store.first('TimeLog', { printJob: jobPointer(jobId), endTime: { $exists: false } });
  return log && ((await store.get('Technician', log.technician.objectId))?.username as string | undefined);
}

const readers: { [Fact in FactName]: (store: Store, job: Row) => Promise<MoveFacts[Fact]> } = {
  latestCheck: (store, job) => latestCheck(store, job) as Promise<MoveFacts['latestCheck']>,
  newestQuote: (store, job) => newestQuote(store, job) as Promise<MoveFacts['newestQuote']>,
  batch: async (store, job) =>
    job.materialBatch && ((await store.get('MaterialBatch', job.materialBatch.objectId)) as MoveFacts['batch']),
  runningLogOf: (store, job) => runningLogOf(store, job.objectId),
  undecidedLogs: (store, job) =>
    store.count('TimeLog', { printJob: jobPointer(job.objectId), approvalStatus: 'Pending' }),
};

/** Reads the facts that a move's guards ask for, all at once. */
export async function readFacts(store: Store, job: Row, names: FactName[]): Promise<Partial<MoveFacts>> {
  const values = await Promise.all(names.map((name) => readers[name](store, job)));
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}

/** Throws job.inactiveTechnician for somebody who works here no more. */
export async function checkIsActive(store: Store, technicianId: string): Promise<void> {
  const technician = await store.get('Technician', technicianId);
  if (technician && !technician.isActive)
    throw new ShopError('job.inactiveTechnician', { technician: technician.username });
}

/**
 * The next number of a series, 1 first, or the first of so many in a row. Never gives one twice; a
 * number is lost when its job is refused.
 */
export async function nextNumber(store: Store, name: string, count = 1): Promise<number> {
  for (;;) {
    const row = await store.first('Counter', { name });
    if (!row) {
      await store.createOnce('Counter', { name, value: 0 });
      continue;
    }
    const value = row.value + count;
    if (await store.update('Counter', { objectId: row.objectId, value: row.value }, { value })) return row.value + 1;
  }
}

export const jobNumberOf = (number: number) => `PJ-${String(number).padStart(6, '0')}`;

export interface Usage {
  approvedMaterialGrams: number;
  actualPrintMinutes: number;
}

/** Approved grams and print minutes of a job, and of its runs when it was split. */
async function usageOfJob(store: Store, jobId: string): Promise<Usage> {
  const ids = [jobId];
  for await (const run of store.all('PrintJob', { parentJob: jobPointer(jobId) })) ids.push(run.objectId);
  const amounts: number[] = [];
  let minutes = 0;
  for (const id of ids)
    for await (const log of store.all('TimeLog', { printJob: jobPointer(id), approvalStatus: 'Approved' })) {
      if (log.deletingSince) continue;
      if (log.materialGrams) amounts.push(log.materialGrams);
      if (log.activityType === 'Print') minutes += log.minutesLogged;
    }
  return { approvedMaterialGrams: sumGrams(amounts), actualPrintMinutes: minutes };
}

const recounts = new Turns();

/** Recounts what a job has used and whether that is over its estimate; a run's whole job as well. */
export function recountUsage(store: Store, jobId: string): Promise<void> {
  return recounts.share(jobId, () => recount(store, jobId));
}

/** Exact under concurrency: a sum is written only over the count it was read after. */
async function recount(store: Store, jobId: string): Promise<void> {
  for (;;) {
    const job = await store.get('PrintJob', jobId);
    if (!job) return;
    const usage = await usageOfJob(store, jobId);
    const over = hundredths(usage.approvedMaterialGrams) - hundredths(job.estimatedMaterialGrams);
    const overEstimateGrams = grams(Math.max(0, over));
    const seen = job.usageRevision ?? null;
    const changes = { ...usage, overEstimateGrams, usageRevision: (job.usageRevision ?? 0) + 1 };
    if (await store.update('PrintJob', { objectId: jobId, usageRevision: seen }, changes)) {
      const differs = (Object.keys(changes) as (keyof typeof changes)[]).some(
        (field) => field !== 'usageRevision' && job[field] !== changes[field],
      );
      if (differs) await store.publish('PrintJob', job, { ...job, ...changes });
      if (job.parentJob) await recountUsage(store, job.parentJob.objectId);
      return;
    }
  }
}
