/** Gives the rows of the demo shop the dates of their story, where Parse Server puts the day of the seeding. */
import { type Row, sameValue } from '../../cloud/kernel/record';
import type { Tools } from '../../cloud/kernel/tools';
import { daysAgo } from './clock';

/** The last time that somebody weighed what is on the shelf. */
const WEIGHED_DAYS_AGO = 2;
/** Writes under way at the same time. */
const AT_ONCE = 16;

interface Life {
  className: string;
  objectId: string;
  first: Date;
  last: Date;
}

interface Dated {
  className: string;
  objectId: string;
  dates: Record<string, string>;
}

const from = (first: Date, last = first) => ({ createdAt: first.toISOString(), updatedAt: last.toISOString() });

/** When each audited row was made and changed last, by the record. */
function livesIn(events: Row[]): Life[] {
  const lives = new Map<string, Life>();
  for (const { entityType: className, entityId: objectId, occurredAt } of events) {
    const life = lives.get(objectId) ?? { className, objectId, first: occurredAt, last: occurredAt };
    if (occurredAt < life.first) life.first = occurredAt;
    if (occurredAt > life.last) life.last = occurredAt;
    lives.set(objectId, life);
  }
  return [...lives.values()];
}

/** What the server wrote by itself has its date already, unless a crash put it off. */
function dateRow(className: string, { objectId, createdAt }: Row, moment: Date): Dated[] {
  return createdAt.getTime() === moment.getTime() ? [] : [{ className, objectId, dates: from(moment) }];
}

/** A file came with the write that made it the job's newest. */
function dateFile(file: Row, events: Row[]): Dated[] {
  const came = events.find(
    ({ entityId, newValue }) => entityId === file.printJob?.objectId && sameValue(newValue?.fileRevision, file.number),
  );
  if (!came) return [];
  const dates = { ...from(came.occurredAt), uploadedAt: came.occurredAt };
  return [{ className: 'FileRevision', objectId: file.objectId, dates }];
}

/** The status whose news a mail tells. */
const NEWS: Record<string, string> = {
  quoted: 'Quoted',
  revisionRequested: 'Revision Requested',
  declined: 'Declined',
  inProduction: 'Printing',
  ready: 'Ready',
  dispatched: 'Dispatched',
};

/** A mail was written with the write that it tells of. */
function dateMail(mail: Row, events: Row[]): Dated[] {
  const { event, printJob } = mail;
  const told = events.find(
    ({ entityId, action, toStatus }) =>
      entityId === printJob?.objectId && (event === 'received' ? action === 'create' : toStatus === NEWS[event]),
  );
  return told ? dateRow('EmailMessage', mail, told.occurredAt) : [];
}

async function collect(rows: AsyncGenerator<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** Safe to repeat. */
export async function backdate({ store }: Tools): Promise<void> {
  const events = await collect(store.all('AuditEvent'));
  const files = await collect(store.all('FileRevision'));
  const adjustments = await collect(store.all('StockAdjustment'));
  const weighed = from(new Date(daysAgo(WEIGHED_DAYS_AGO)));
  const quotes = await collect(store.all('JobQuote'));
  const mails = await collect(store.all('EmailMessage'));
  const byTime = [...events].sort((one, other) => one.occurredAt - other.occurredAt);
  const waiting: Dated[] = [
    ...events.flatMap((event) => dateRow('AuditEvent', event, event.occurredAt)),
    ...livesIn(events).map(({ className, objectId, first, last }) => ({
      className,
      objectId,
      dates: from(first, last),
    })),
    ...quotes.flatMap((quote) => dateRow('JobQuote', quote, quote.sentAt)),
    ...adjustments.map(({ objectId }) => ({ className: 'StockAdjustment', objectId, dates: weighed })),
    ...mails.flatMap((mail) => dateMail(mail, byTime)),
    ...files.flatMap((file) => dateFile(file, events)),
  ];
  const write = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop())
      await store.update(next.className, { objectId: next.objectId }, next.dates);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, write));
}
