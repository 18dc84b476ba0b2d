/** What must hold for mails: one for each move that its customer is told of, and each in the post once. */
import type { Known } from './checker';
import { groupedBy, type Row } from './snapshot';

/** Told once in the life of a job, however often it comes there. */
const ONCE: Record<string, string> = {
  start: 'inProduction',
  startUnquoted: 'inProduction',
  finish: 'ready',
  dispatch: 'dispatched',
};
/** Told each time. */
const EACH_TIME: Record<string, string> = { decline: 'declined', requestRevision: 'revisionRequested' };
const OF_ORDERS: Record<string, string> = {
  place: 'orderPlaced',
  confirm: 'orderConfirmed',
  pay: 'orderPaid',
  finish: 'orderReady',
  dispatch: 'orderDispatched',
  cancel: 'orderCancelled',
};

const countsOf = (items: string[]) =>
  new Map([...groupedBy(items, (item) => item)].map(([key, all]) => [key, all.length]));

function* differences(name: string, expected: string[], found: string[]): Generator<string> {
  const [should, is] = [countsOf(expected), countsOf(found)];
  for (const event of new Set([...expected, ...found]))
    if (should.get(event) !== is.get(event))
      yield `${name} was mailed ${is.get(event) ?? 0} times that it is ${event}, not ${should.get(event) ?? 0} times`;
}

/** Quotes and links aside, which are mailed for other reasons than a move. */
function expectedOf(job: Row, actions: Row[]): string[] {
  const moves = actions.map(({ action }) => action as string);
  const once = new Set(moves.flatMap((move) => ONCE[move] ?? []));
  const byPeople = actions.filter(({ action, actorType }) => action !== 'requestRevision' || actorType !== 'system');
  const each = byPeople.flatMap(({ action }) => EACH_TIME[action] ?? []);
  // The customer of an order is told the rest by the order.
  return job.order ? each : ['received', ...once, ...each];
}

export async function* movesAreMailedOnce({ snapshot }: Known): AsyncGenerator<string> {
  const actions = await snapshot.grouped('AuditEvent', 'entityId');
  const ofJobs = await snapshot.grouped('EmailMessage', 'printJob');
  const counted = new Set(['received', ...Object.values(ONCE), ...Object.values(EACH_TIME)]);
  for (const job of await snapshot.rows('PrintJob')) {
    const acts = actions.get(job.objectId) ?? [];
    const isOtherwise = job.parentJob || job.runCount || job.notifyCustomer === false;
    if (isOtherwise || acts.some(({ action }) => action === 'declineQuote')) continue;
    const mails = (ofJobs.get(job.objectId) ?? []).map(({ event }) => event).filter((event) => counted.has(event));
    yield* differences(job.jobNumber, expectedOf(job, acts), mails);
  }
  const ofOrders = await snapshot.grouped('EmailMessage', 'order');
  const told = new Set(Object.values(OF_ORDERS));
  for (const { objectId, orderNumber } of await snapshot.rows('Order')) {
    const expected = (actions.get(objectId) ?? []).flatMap(({ action }) => OF_ORDERS[action] ?? []);
    const mails = (ofOrders.get(objectId) ?? []).map(({ event }) => event).filter((event) => told.has(event));
    yield* differences(orderNumber, expected, mails);
  }
}

export async function* arrivedOnce({ snapshot, taken }: Known): AsyncGenerator<string> {
  if (!taken) return;
  const arrived = groupedBy(taken, ({ id }) => id);
  for (const [id, times] of arrived) if (times.length > 1) yield `Mail ${id} arrived ${times.length} times`;
  // Its link was opened before it went out: it has nothing to say any more.
  for (const { objectId, state, lastError } of await snapshot.rows('EmailMessage'))
    if (state === 'GivenUp' && /link in it was used/.test(lastError)) continue;
    else if (state !== 'Sent') yield `Mail ${objectId} is ${state}`;
    else if (!arrived.has(objectId)) yield `Mail ${objectId} is said to be sent, and never arrived`;
}
