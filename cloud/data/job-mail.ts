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

/** To whom a mail about the job goes, and in which language; undefined when its client is gone. */
async function headOf({ store }: Tools, job: Row) {
  const client = await store.get('Client', job.client.objectId);
  return (
    client && {
      printJob: job.objectId,
      to: { address: client.email as string, name: client.contactName as string },
      language: (job.language ?? client.language) as EmailMessageLanguage | undefined,
    }
  );
}

const MINUTE_MS = 60_000;

/** Mails the customer the job's link; pressed twice within a minute, once. */
export async function mailLink(job: Row, tools: Tools): Promise<void> {
  const mail = await headOf(tools, job);
  const minute = new Date(Math.floor(tools.now().getTime() / MINUTE_MS) * MINUTE_MS);
  if (mail) await putMail(tools, { ...mail, event: 'link', occurrence: minute.toISOString(), data: factsOf(job) });
}

/** The effect `mail` of a job. */
export async function mailCustomer(job: Row, effect: Effect, tools: Tools): Promise<void> {
  const { event, revision, reason = '' } = effect as MailEffect;
  const mail = job.parentJob ? undefined : await headOf(tools, job);
  if (!mail) return;
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
