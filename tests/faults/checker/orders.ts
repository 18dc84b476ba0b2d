/** What must hold for what customers bring about: orders, payments, requests, and jobs that were split. */
import type { Known } from './checker';

const idsOf = (rows: { objectId?: string }[]) => rows.map(({ objectId }) => objectId).sort();

export async function* ordersAreWhole({ snapshot }: Known): AsyncGenerator<string> {
  const lines = await snapshot.grouped('OrderLine', 'order');
  const jobs = await snapshot.grouped('PrintJob', 'order');
  const placed = new Set(
    (await snapshot.rows('AuditEvent')).flatMap(({ action, entityId }) => (action === 'place' ? [entityId] : [])),
  );
  for (const { objectId, orderNumber, totalPrice } of await snapshot.rows('Order')) {
    const mine = (lines.get(objectId) ?? []).sort((one, other) => one.number - other.number);
    const printed = (jobs.get(objectId) ?? []).filter(({ reprintOf, parentJob }) => !reprintOf && !parentJob);
    if (mine.length === 0) yield `${orderNumber} has no lines`;
    if (!placed.has(objectId)) yield `${orderNumber} was never placed`;
    if (mine.some(({ number }, index) => number !== index + 1)) yield `${orderNumber} lacks a line`;
    if (String(idsOf(printed)) !== String(mine.map(({ printJob }) => printJob).sort()))
      yield `${orderNumber} has ${mine.length} lines and ${printed.length} jobs`;
    if (mine.reduce((sum, { lineTotal }) => sum + lineTotal, 0) !== totalPrice)
      yield `${orderNumber} costs something else than its lines`;
  }
  const ordered = (await snapshot.rows('QuoteJob')).filter(({ orderLine }) => orderLine);
  const inCarts = new Set((await snapshot.rows('CartLine')).map(({ job }) => job));
  for (const { objectId } of ordered) if (inCarts.has(objectId)) yield `QuoteJob ${objectId} is ordered and in a cart`;
}

export async function* paidOnce({ snapshot }: Known): AsyncGenerator<string> {
  const payments = await snapshot.grouped('Payment', 'order');
  const acts = await snapshot.grouped('AuditEvent', 'entityId');
  for (const { objectId, orderNumber, paymentState, paymentMethod } of await snapshot.rows('Order')) {
    if (paymentMethod !== 'stripe' && paymentMethod !== 'paypal') continue;
    const paid = (payments.get(objectId) ?? []).filter(({ state, attention }) => state === 'Paid' && !attention);
    const moves = (acts.get(objectId) ?? []).filter(({ action }) => action === 'pay').length;
    if (paid.length > 1 || moves > 1) yield `${orderNumber} was paid ${paid.length} times, on record ${moves} times`;
    if ((paymentState === 'Paid') !== (paid.length === 1))
      yield `${orderNumber} is ${paymentState} with ${paid.length} payments`;
  }
}

export async function* requestsAreWhole({ snapshot }: Known): AsyncGenerator<string> {
  const jobs = new Set((await snapshot.rows('PrintJob')).map(({ requestKey }) => requestKey));
  for (const { objectId, requestKey, items } of await snapshot.rows('PrintRequest'))
    for (const index of items.keys())
      if (!jobs.has(`${requestKey}:${index}`)) yield `PrintRequest ${objectId} lacks the job of file ${index}`;
}

export async function* splitJobsAreWhole({ snapshot }: Known): AsyncGenerator<string> {
  const runs = await snapshot.grouped('PrintJob', 'parentJob');
  for (const { objectId, jobNumber, runCount, quantity } of await snapshot.rows('PrintJob')) {
    if (!runCount) continue;
    const mine = runs.get(objectId) ?? [];
    if (mine.length !== runCount) yield `${jobNumber} has ${mine.length} runs of ${runCount}`;
    if (mine.reduce((sum, run) => sum + run.quantity, 0) !== quantity) yield `${jobNumber} prints another quantity`;
  }
}
