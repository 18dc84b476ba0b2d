/** What must hold for the audit: an event for each write of a row, and moves that follow from one another. */
import type { Known } from './checker';
import { groupedBy, type Row } from './snapshot';

/** Postings move a batch's revision on, fences that of a log, sharing that of a client: none is anybody's act. */
const MOVED_ON_SILENTLY = new Set(['MaterialBatch', 'TimeLog', 'Client', 'ProductionQueueItem']);
/** What the shop itself brings along, at its first start or with an order, was made by nobody. */
const BROUGHT_ALONG = new Set([
  'CatalogItem',
  'Material',
  'PaymentMethodConfig',
  'PrintProfile',
  'ProjectWorkspace',
  'ToleranceClass',
  'TurnaroundProfile',
]);
/** The first act on record of an order is its placing, once all of it is there. */
const FIRST: Record<string, number> = { Order: 2 };

const revisionOf = ({ eventKey }: Row) => Number(eventKey.split(':')[2]);

async function eventsByRow({ snapshot }: Known): Promise<Map<unknown, Row[]>> {
  return groupedBy(await snapshot.rows('AuditEvent'), ({ entityType, entityId }) => `${entityType} ${entityId}`);
}

export async function* auditHasNoGaps(known: Known): AsyncGenerator<string> {
  const byRow = await eventsByRow(known);
  const there = new Set<string>();
  for (const { className, rules } of known.snapshot.schema.classes.values()) {
    if (!rules?.audited) continue;
    for (const row of await known.snapshot.rows(className)) {
      const name = `${className} ${row.objectId}`;
      there.add(name);
      const revisions = (byRow.get(name) ?? []).map(revisionOf);
      yield* gapsOf(name, className, row.revision ?? 1, revisions);
    }
  }
  for (const [name, events] of byRow)
    if (!there.has(name as string) && !events.some(({ action }) => action === 'delete'))
      yield `${name} is on record, and gone with no word of it`;
}

function* gapsOf(name: string, className: string, newest: number, revisions: number[]): Generator<string> {
  const seen = new Set(revisions);
  if (seen.size < revisions.length) yield `${name} has two events of one write`;
  for (const revision of seen)
    if (revision > newest) yield `${name} has an event of write ${revision}, which never was`;
  for (let revision = FIRST[className] ?? 1; revision <= newest; revision++)
    if (!seen.has(revision) && !(revision > 1 ? MOVED_ON_SILENTLY : BROUGHT_ALONG).has(className))
      yield `${name} has no event of write ${revision} of ${newest}`;
}

export async function* movesFollow(known: Known): AsyncGenerator<string> {
  for (const [name, events] of await eventsByRow(known)) {
    const moves = events.filter(({ toStatus }) => toStatus).sort((one, other) => revisionOf(one) - revisionOf(other));
    const inOneGraph = !String(name).startsWith('Order ');
    for (const [index, { fromStatus, action }] of moves.entries())
      if (inOneGraph && index > 0 && fromStatus !== moves[index - 1]?.toStatus)
        yield `${name}: ${action} began at ${fromStatus}, where it was not`;
  }
  const jobs = new Map((await known.snapshot.rows('PrintJob')).map((job) => [`PrintJob ${job.objectId}`, job]));
  for (const [name, events] of await eventsByRow(known)) {
    const last = events.filter(({ toStatus }) => toStatus).sort((one, other) => revisionOf(other) - revisionOf(one))[0];
    const job = jobs.get(name as string);
    if (last && job && last.toStatus !== job.status)
      yield `${name} is ${job.status}, and was last moved to ${last.toStatus}`;
  }
}
