/** Entries of production queues: one open for an order line, and the print job goes along with their moves. */

import { AT_PRINTER, AT_REST, isInHand, movePayload } from '../../data/payloads';
import { endOfQueue, openJobOfLine } from '../../data/production';
import { ShopError } from '../../domain/errors';
import type { Change } from '../../kernel/change';
import { type Effect, pointerTo, type Row } from '../../kernel/record';
import type { ClassRules, Deletion, Tools } from '../../kernel/tools';
import { carryJob } from './job-of-item';

export const ProductionQueueItemRules: ClassRules = {
  beforeSave: [takeLine, enterQueue, reasonIsGiven, notWhileHandedOver, noteMove, carryJob],
  beforeDelete: [notAtPrinter],
  effects: { followItem },
  taken: (field) => (field === 'openKey' ? new ShopError('production.lineTaken') : undefined),
};

/** What an entry knows of its order line. */
async function takeLine(change: Change, tools: Tools): Promise<void> {
  if (!change.isCreate) return;
  const line = (await tools.store.get('OrderLine', change.after.orderLine.objectId)) as Row;
  const order = (await tools.store.get('Order', line.order.objectId)) as Row;
  if (['Cancelled', 'Completed'].includes(order.lifecycleStage))
    throw new ShopError('production.orderClosed', { order: order.orderNumber, stage: order.lifecycleStage });
  const job = await openJobOfLine(tools, line);
  if (!job) throw new ShopError('production.noJob');
  change.set('order', pointerTo('Order', order.objectId));
  change.set('printJob', pointerTo('PrintJob', job.objectId));
  change.set('estimatedMinutes', job.estimatedPrintMinutes);
  change.set('dueDate', job.dueDate ?? order.dueDate);
  change.set('openKey', line.objectId);
  change.set('statusChangedAt', change.now);
}

/** Into active queues only, at their end unless a place is named. */
async function enterQueue(change: Change, tools: Tools): Promise<void> {
  if (!change.changes('queue')) return;
  const queueId = change.after.queue.objectId as string;
  const queue = await tools.store.get('ProductionQueue', queueId);
  if (!queue?.active) throw new ShopError('production.queueClosed', { queue: queue?.name ?? queueId });
  const isPlaced = change.sent.has('position') && change.changes('position') && change.after.position !== undefined;
  if (!isPlaced) change.set('position', await endOfQueue(tools, queueId));
}

function reasonIsGiven(change: Change): void {
  const { move } = change;
  if (move !== 'fail' && move !== 'cancel') return;
  // The reason of an earlier move does not answer for this one.
  if (!change.sent.has('statusReason')) change.set('statusReason', undefined);
  if (!change.after.statusReason?.trim()) throw new ShopError('production.noReason', { move });
}

/** While a server hands the document to a printer, nobody else decides about the entry. */
async function notWhileHandedOver(change: Change, { store }: Tools): Promise<void> {
  const assigned = change.before?.printerAssignment;
  if (!change.move || !assigned) return;
  const payload = await store.get('PrinterAssignmentPayload', assigned.objectId);
  if (payload && AT_REST.includes(payload.status) && isInHand(payload))
    throw new ShopError('production.beingSent', { number: payload.number });
}

function noteMove(change: Change): void {
  const { move, after, before } = change;
  if (!move) return;
  change.set('statusChangedAt', change.now);
  if (after.status === 'Done' || after.status === 'Cancelled') change.set('openKey', undefined);
  // What a printer said of an earlier try says nothing of the next.
  if (move === 'prepare' || move === 'putBack') change.set('printerState', undefined);
  const payload = before?.printerAssignment?.objectId;
  if (payload) change.effects.push({ kind: 'followItem', payload, to: after.status, reason: after.statusReason });
}

/** The document goes where its entry went. */
async function followItem(_item: Row, { payload, to, reason }: Effect, tools: Tools): Promise<void> {
  const id = payload as string;
  if (to === 'Printing') await movePayload(tools, id, { from: ['Sent'], to });
  if (to === 'Done') await movePayload(tools, id, { from: AT_PRINTER, to });
  if (to === 'Failed')
    await movePayload(tools, id, { from: ['Prepared', ...AT_PRINTER], to, more: { lastError: reason ?? '' } });
  if (to === 'Cancelled') await movePayload(tools, id, { from: AT_REST, to: 'Superseded' });
}

async function notAtPrinter({ before }: Deletion, { store }: Tools): Promise<void> {
  const assigned =
    before.printerAssignment && (await store.get('PrinterAssignmentPayload', before.printerAssignment.objectId));
  if (assigned && (AT_PRINTER.includes(assigned.status) || isInHand(assigned)))
    throw new ShopError('production.atPrinter', { number: assigned.number, status: assigned.status });
}
