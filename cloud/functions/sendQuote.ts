/** Offers a price for a job in review, or a newer one for a job that is Quoted already. */
import Parse from 'parse/node';
import type { FileCheck, PrintJob } from '../../schema/generated';
import { latestCheck } from '../data/jobs';
import { newObjectId } from '../data/store';
import { ShopError } from '../domain/errors';
import { guards } from '../domain/jobs/guards';
import { ofWholeJob } from '../domain/jobs/runs';
import { lifecycleOf, noSuchMove } from '../kernel/lifecycle';
import { ownContext } from '../kernel/own-save';
import { pointerTo, type Row } from '../kernel/record';
import { openTo } from '../triggers/jobs/PrintJob';
import { type Call, coordinatorsOnly, jobFor, type Verb } from './calling';
import { offerOf } from './offer';

/** The job as it is read for the quote, when a quote may be sent for it. */
async function quotableJob(call: Call): Promise<Row> {
  coordinatorsOnly(call, 'quote', 'PrintJob');
  const job = await jobFor(call);
  if (job.parentJob) throw ofWholeJob(job as unknown as PrintJob);
  return job;
}

async function checkQuotable(job: Row, { tools }: Call): Promise<void> {
  if (job.status !== 'File Review' && job.status !== 'Quoted')
    throw noSuchMove('PrintJob', lifecycleOf(tools.schema), job, 'Quoted', openTo);
  const check = (await latestCheck(tools.store, job)) as FileCheck | undefined;
  for (const guard of guards.quote.filter((one) => one.needs?.includes('latestCheck')))
    guard({ job: job as unknown as PrintJob, move: 'quote', now: tools.now(), latestCheck: check });
}

/** jobId, and the offer as offerOf takes it. Answers { quoteId, number, validUntil, status }. */
export const sendQuote: Verb = async (call) => {
  const { actor, params, as, tools } = call;
  const { store } = tools;
  const job = await quotableJob(call);
  const offer = offerOf(params, tools.now());
  await checkQuotable(job, call);
  const printJob = pointerTo('PrintJob', job.objectId);
  const highest = await store.first('JobQuote', { printJob }, { sort: { number: -1 } });
  const number = (highest?.number ?? 0) + 1;
  const quoteId = newObjectId();
  const isNewest = await store.createOnce('JobQuote', {
    objectId: quoteId,
    printJob,
    number,
    quoteKey: `${job.objectId}:${number}`,
    fileRevision: job.fileRevision,
    ...offer,
    state: 'Sent',
    sentAt: tools.now(),
    sentBy: actor.technicianId ? pointerTo('Technician', actor.technicianId) : undefined,
    ACL: { 'role:coordinator': { read: true } },
  });
  if (!isNewest) throw new ShopError('write.stale', { class: 'PrintJob', now: 'newer', yours: job.revision ?? 0 });
  const toQuote = Parse.Object.extend('PrintJob').createWithoutData(job.objectId) as Parse.Object;
  toQuote.set('quoteRequested', true);
  if (job.status === 'File Review') toQuote.set('status', 'Quoted');
  // The price was made for the job as it was read. With this write it is sent; until then the job knows nothing of it.
  toQuote.set('revision', job.revision);
  const sets = { quoteNumber: number, quoteState: 'Sent' };
  try {
    await toQuote.save(null, { ...as, context: ownContext({ sets, isAdmin: actor.type === 'admin' }) });
  } catch (error) {
    await store.remove('JobQuote', { objectId: quoteId });
    throw error;
  }
  return { quoteId, number, validUntil: offer.validUntil.toISOString(), status: 'Quoted' };
};
