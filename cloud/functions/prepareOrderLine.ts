/** Makes the document that a printer is given for an order line, and puts the line's queue entry to Prepared with it. */
import { isDeepStrictEqual } from 'node:util';
import Parse from 'parse/node';
import type { PrintProfile } from '../../schema/generated';
import { AT_PRINTER, AT_REST, createPayload, isInHand, movePayload, newestPayload } from '../data/payloads';
import { fileOfJob } from '../data/preflights';
import { profileFor } from '../data/print-profiles';
import { openItemOf, openJobOfLine } from '../data/production';
import { ShopError } from '../domain/errors';
import { type PayloadFacts, payloadOf } from '../domain/orders/payload';
import { ownContext } from '../kernel/own-save';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { type Call, coordinatorsOnly, onlyKnown, rowNamed, type Verb } from './calling';

const CLASS = 'PrinterAssignmentPayload';

const namedIf = (call: Call, name: string, className: string): Promise<Row | undefined> =>
  call.params[name] === undefined ? Promise.resolve(undefined) : rowNamed(call, 'prepareOrderLine', name, className);

/** orderLineId, printerId?, queueId?. Answers { payloadId, queueItemId?, payload }; with nothing changed since, with the same. */
export const prepareOrderLine: Verb = async (call) => {
  const { params, tools } = call;
  coordinatorsOnly(call, 'prepare', 'OrderLine');
  onlyKnown(params, ['orderLineId', 'printerId', 'queueId']);
  const line = await rowNamed(call, 'prepareOrderLine', 'orderLineId', 'OrderLine');
  const queue = await namedIf(call, 'queueId', 'ProductionQueue');
  const item = await entryOf(call, line, queue);
  if (item && !['Waiting', 'Prepared', 'Failed'].includes(item.status))
    throw new ShopError('production.notPrepared', { status: item.status });
  const printer = (await namedIf(call, 'printerId', 'Printer')) ?? (await printerOf(item, queue, tools));
  const document = payloadOf(await factsOf(tools, line, printer));
  const payload = await keptPayload(tools, line, document, printer);
  if (item) await assign(call, item, payload);
  return { payloadId: payload.objectId, queueItemId: item?.objectId, payload: payload.payload };
};

/** The line's open entry, made in the queue named when there is none. */
async function entryOf({ as, tools }: Call, line: Row, queue: Row | undefined): Promise<Row | undefined> {
  const open = await openItemOf(tools, line.objectId);
  if (open || !queue) return open;
  const item = new (Parse.Object.extend('ProductionQueueItem'))() as Parse.Object;
  try {
    await item.save(
      { queue: pointerTo('ProductionQueue', queue.objectId), orderLine: pointerTo('OrderLine', line.objectId) },
      as,
    );
  } catch (error) {
    // Asked twice at the same time: the other one made it.
    const made = await openItemOf(tools, line.objectId);
    if (!made) throw error;
    return made;
  }
  return openItemOf(tools, line.objectId);
}

/** The printer that the entry's queue feeds. */
async function printerOf(item: Row | undefined, queue: Row | undefined, { store }: Tools): Promise<Row | undefined> {
  const fed = (item && (await store.get('ProductionQueue', item.queue.objectId))) ?? queue;
  return fed?.printer && store.get('Printer', fed.printer.objectId);
}

async function factsOf(tools: Tools, line: Row, printer: Row | undefined): Promise<PayloadFacts> {
  const { store } = tools;
  const [order, job] = await Promise.all([store.get('Order', line.order.objectId), openJobOfLine(tools, line)]);
  if (!order || !job) throw new ShopError('production.noJob');
  const [file, profile, material, batch] = await Promise.all([
    fileOfJob(tools, job),
    profileFor(store, job.quality, job.materialType),
    store.first('Material', { name: job.materialType }),
    job.materialBatch && store.get('MaterialBatch', job.materialBatch.objectId),
  ]);
  if (!file?.sha256 || !profile) throw new ShopError('production.noFile');
  return {
    order,
    line,
    job,
    file,
    profile: profile as unknown as PrintProfile,
    material,
    batchCode: batch?.batchCode,
    printer,
  } as unknown as PayloadFacts;
}

/** The newest document when it says the same, or one with the next number; of several askers one makes it. */
async function keptPayload(tools: Tools, line: Row, payload: Record<string, unknown>, printer: Row | undefined) {
  for (;;) {
    const newest = await newestPayload(tools, line.objectId);
    const isSame = isDeepStrictEqual(newest?.payload, payload) && newest?.printer?.objectId === printer?.objectId;
    if (newest?.status === 'Prepared' && isSame) return newest;
    if (newest && AT_PRINTER.includes(newest.status))
      throw new ShopError('production.atPrinter', { number: newest.number, status: newest.status });
    if (newest && AT_REST.includes(newest.status)) {
      if (isInHand(newest)) throw new ShopError('production.beingSent', { number: newest.number });
      const supersede = { from: AT_REST, to: 'Superseded', claimId: null } as const;
      if (!(await movePayload(tools, newest.objectId, supersede))) continue;
    }
    const number = (newest?.number ?? 0) + 1;
    if (await createPayload(tools, { lineId: line.objectId, number, payload, printer }))
      return (await newestPayload(tools, line.objectId)) as Row;
  }
}

/** Points the entry at the document; safe to do twice. */
async function assign({ as, tools }: Call, seen: Row, payload: Row): Promise<void> {
  const item = (await tools.store.get('ProductionQueueItem', seen.objectId)) as Row;
  const isAssigned = item.printerAssignment?.objectId === payload.objectId;
  if (isAssigned && item.status === 'Prepared') return;
  const object = Parse.Object.extend('ProductionQueueItem').createWithoutData(item.objectId) as Parse.Object;
  const sets = { printerAssignment: pointerTo(CLASS, payload.objectId) };
  const step = item.status === 'Prepared' ? {} : { status: 'Prepared' };
  try {
    await object.save({ ...step, revision: item.revision }, { ...as, context: ownContext({ sets }) });
  } catch (error) {
    const now = await tools.store.get('ProductionQueueItem', item.objectId);
    if (now?.status !== 'Prepared' || now.printerAssignment?.objectId !== payload.objectId) throw error;
  }
}
