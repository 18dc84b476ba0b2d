/** The mails that a job's moves bring about. A run never mails: its customer knows the whole job. */
import type { EmailMessageLanguage } from '../../schema/generated';
import type { JobMailEvent } from '../domain/jobs/telling';
import type { JobFacts } from '../domain/record/mail-data';
import { type Effect, pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { newestQuote } from './jobs';
import { putMail } from './mail';

/** What a write of the job leaves to be mailed; its words are those of that write. */
export interface MailEffect extends Effect {
  kind: 'mail';
  event: JobMailEvent;
  revision: number;
  reason?: string;
}

const factsOf = (job: Row): JobFacts => ({
  jobNumber: job.jobNumber,
  fileName: job.fileName,
  materialType: job.materialType,
  color: job.color,
  quantity: job.quantity ?? 1,
  dueDate: job.dueDate?.toISOString(),
});

/** The numbers under which its parcels travel: its own, or those of its runs. */
async function trackingNumbersOf({ store }: Tools, job: Row): Promise<string[]> {
  const runs = job.runCount ? await store.find('PrintJob', { parentJob: pointerTo('PrintJob', job.objectId) }) : [];
  const numbers = [job, ...runs].map(({ trackingNumber }) => trackingNumber).filter((one) => typeof one === 'string');
  return [...new Set(numbers)];
}

/** The effect `mail` of a job. */
export async function mailCustomer(job: Row, effect: Effect, tools: Tools): Promise<void> {
  const { event, revision, reason = '' } = effect as MailEffect;
  const client = await tools.store.get('Client', job.client.objectId);
  if (!client || job.parentJob) return;
  const mail = {
    printJob: job.objectId,
    to: { address: client.email, name: client.contactName },
    language: (job.language ?? client.language) as EmailMessageLanguage | undefined,
  };
  const facts = factsOf(job);
  switch (event) {
    case 'quoted': {
      const quote = await newestQuote(tools.store, job);
      if (!quote) return;
      const { number, totalMinor, currency } = quote;
      const data = { ...facts, quoteNumber: number, totalMinor, currency, validUntil: quote.validUntil.toISOString() };
      return putMail(tools, { ...mail, event, occurrence: String(number), data });
    }
    case 'revisionRequested':
    case 'declined':
      return putMail(tools, { ...mail, event, occurrence: String(revision), data: { ...facts, reason } });
    case 'dispatched': {
      const trackingNumbers = await trackingNumbersOf(tools, job);
      return putMail(tools, { ...mail, event, occurrence: 'once', data: { ...facts, trackingNumbers } });
    }
    default:
      // Once a job, however many runs and reprints it takes.
      return putMail(tools, { ...mail, event, occurrence: 'once', data: facts });
  }
}
