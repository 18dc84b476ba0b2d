/** What a customer sees of a job by its link, and no more. */
import type { JobQuote, PrintJob, PrintJobStatus } from '../../schema/generated';
import { newestQuote } from '../data/jobs';
import { jobOfToken } from '../data/links';
import { preflightOfJob } from '../data/preflights';
import { plainHistory, plainStatus, reasonForCustomer } from '../domain/jobs/plain-status';
import { isAcceptable, standingOf } from '../domain/sales/standing';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { problemsOf } from './checkUpload';
import type { PublicCall } from './public';

async function stepsOf({ store }: Tools, job: Row): Promise<{ status: PrintJobStatus; at: Date }[]> {
  const events = await store.find(
    'AuditEvent',
    { entityType: 'PrintJob', entityId: job.objectId, toStatus: { $exists: true } },
    { sort: { occurredAt: 1 } },
  );
  const steps = events.map(({ toStatus, occurredAt }) => ({
    status: toStatus as PrintJobStatus,
    at: occurredAt as Date,
  }));
  // The newest move may not be on record yet; where the job stands is known all the same.
  const isRecorded = (steps.at(-1)?.status ?? 'Received') === job.status;
  return [
    { status: 'Received', at: job.createdAt },
    ...steps,
    ...(isRecorded ? [] : [{ status: job.status as PrintJobStatus, at: job.updatedAt as Date }]),
  ];
}

function shownQuote(quote: JobQuote, now: Date) {
  return {
    number: quote.number,
    lines: ((quote.lines ?? []) as Record<string, unknown>[]).map(({ description, quantity, unitMinor }) => ({
      description,
      quantity,
      unitMinor,
    })),
    setupMinor: quote.setupMinor ?? 0,
    discountMinor: quote.discountMinor ?? 0,
    netMinor: quote.netMinor ?? quote.totalMinor,
    taxBasisPoints: quote.taxBasisPoints ?? 0,
    taxMinor: quote.taxMinor ?? 0,
    totalMinor: quote.totalMinor,
    currency: quote.currency,
    validUntil: quote.validUntil.toISOString(),
    state: standingOf(quote, now),
  };
}

async function messagesOf({ store }: Tools, job: Row): Promise<{ text: string; at: string }[]> {
  const where = { printJob: pointerTo('PrintJob', job.objectId), visibleToCustomer: true, deletingSince: null };
  const notes = await store.find('JobNote', where, { sort: { createdAt: 1 } });
  return notes.map(({ message, createdAt }) => ({ text: message, at: createdAt.toISOString() }));
}

/** Everything that the page shows of the job. */
export async function viewOf(tools: Tools, row: Row) {
  const job = row as unknown as PrintJob;
  const now = tools.now();
  const [steps, found, messages, preflight] = await Promise.all([
    stepsOf(tools, row),
    newestQuote(tools.store, row),
    messagesOf(tools, row),
    preflightOfJob(tools, row),
  ]);
  // The quote's own row follows the job's a moment later.
  const quote = found && ({ ...found, state: job.quoteState ?? found.state } as unknown as JobQuote);
  return {
    jobNumber: job.jobNumber,
    statusWord: plainStatus(job),
    history: plainHistory(steps).map(({ statusKey, at }) => ({ statusKey, at: at.toISOString() })),
    item: {
      fileName: job.fileName,
      materialType: job.materialType,
      color: job.color,
      quantity: job.quantity ?? 1,
      preflight: job.preflight,
      problems: problemsOf(preflight),
      hasPicture: preflight?.hasPicture === true,
    },
    quote: quote && shownQuote(quote, now),
    canAccept: isAcceptable(job, quote, now),
    canDecline: job.status === 'Quoted' && quote !== undefined,
    canUpload: job.status === 'Revision Requested' && tools.schema.classes.has('ModelUpload'),
    reason: reasonForCustomer(job),
    trackingNumber: job.trackingNumber,
    messages,
  };
}

/** token. Answers what the status page shows. */
export async function trackJob({ params, tools }: PublicCall) {
  return viewOf(tools, await jobOfToken(tools, params.token));
}
