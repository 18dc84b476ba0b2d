/** Offers a price for a job in review, or a newer one for a job that is Quoted already. */
import Parse from 'parse/node';
import type { FileCheck, PrintJob } from '../../schema/generated';
import { latestCheck } from '../data/jobs';
import { newObjectId } from '../data/store';
import { ShopError } from '../domain/errors';
import { guards } from '../domain/jobs/guards';
import { ofWholeJob } from '../domain/jobs/runs';
import { lifecycleOf, noSuchMove } from '../kernel/lifecycle';
import { pointerTo, type Row } from '../kernel/record';
import { openTo } from '../triggers/jobs/PrintJob';
import { jobFor, numberOf, textOf, type Verb } from './calling';

const DAY_MS = 86_400_000;

/**
 * jobId, totalMinor (whole minor units), currency (ISO 4217), validDays (1 to 365, 30 when not
 * sent). Answers { quoteId, number, validUntil, status }.
 */
export const sendQuote: Verb = async (call) => {
  const { actor, params, as, tools } = call;
  if (!actor.roles.has('coordinator'))
    throw new ShopError('write.forbidden', { operation: 'quote', class: 'PrintJob', by: 'a coordinator' });
  const object = await jobFor(call);
  const job = (await tools.store.get('PrintJob', object.id as string)) as Row;
  if (job.parentJob) throw ofWholeJob(job as unknown as PrintJob);
  const totalMinor = numberOf(params, 'totalMinor', 0, 1e12);
  const currency = textOf(params, 'currency', 3);
  if (!/^[A-Z]{3}$/.test(currency))
    throw new ShopError('input.badArgument', { what: 'currency must be an ISO 4217 code such as EUR.' });
  const validDays = params.validDays === undefined ? 30 : numberOf(params, 'validDays', 1, 365);
  if (job.status !== 'File Review' && job.status !== 'Quoted')
    throw noSuchMove(lifecycleOf(tools.schema), job, 'Quoted', openTo);
  const check = (await latestCheck(tools.store, job)) as FileCheck | undefined;
  for (const guard of guards.quote.filter((one) => one.needs?.includes('latestCheck')))
    guard({ job: job as unknown as PrintJob, move: 'quote', now: tools.now(), latestCheck: check });
  const number =
    ((await tools.store.first('JobQuote', { printJob: pointerTo('PrintJob', job.objectId) }, { sort: { number: -1 } }))
      ?.number ?? 0) + 1;
  const validUntil = new Date(tools.now().getTime() + validDays * DAY_MS);
  const quoteId = newObjectId();
  const stale = new ShopError('write.stale', { class: 'PrintJob', now: 'newer', yours: job.revision ?? 0 });
  const isNewest = await tools.store.createOnce('JobQuote', {
    objectId: quoteId,
    printJob: pointerTo('PrintJob', job.objectId),
    number,
    quoteKey: `${job.objectId}:${number}`,
    fileRevision: job.fileRevision,
    totalMinor,
    currency,
    validUntil,
    sentAt: tools.now(),
    sentBy: actor.technicianId ? pointerTo('Technician', actor.technicianId) : undefined,
    ACL: { 'role:coordinator': { read: true } },
  });
  if (!isNewest) throw stale;
  const toQuote = Parse.Object.extend('PrintJob').createWithoutData(job.objectId) as Parse.Object;
  toQuote.set('quoteRequested', true);
  if (job.status === 'File Review') toQuote.set('status', 'Quoted');
  // The price was made for the job as it was read; what cannot be sent was never offered.
  toQuote.set('revision', job.revision);
  try {
    await toQuote.save(null, as);
  } catch (error) {
    await tools.store.remove('JobQuote', { objectId: quoteId });
    throw error;
  }
  return { quoteId, number, validUntil: validUntil.toISOString(), status: 'Quoted' };
};
