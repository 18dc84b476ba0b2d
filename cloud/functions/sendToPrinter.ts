/** Hands the document of an order line to its printer: sliced, uploaded, and printed once, whatever breaks off. */
import type { FileHandle } from 'node:fs/promises';
import Parse from 'parse/node';
import type { PrintJob, PrintProfile } from '../../schema/generated';
import { checkIsFree, handOver, hasBegun, noteFailed, noteSent } from '../data/hand-over';
import { readFacts } from '../data/jobs';
import { AT_PRINTER, AT_REST, claimPayload, whileHeld } from '../data/payloads';
import { fileOfJob } from '../data/preflights';
import { parametersOf } from '../data/print-profiles';
import { openItemOf } from '../data/production';
import { ShopError } from '../domain/errors';
import type { PrintParameters } from '../domain/files/estimate';
import { checkMove, factsNeeded, type MoveFacts } from '../domain/jobs/guards';
import type { PrinterPayload } from '../domain/orders/payload';
import type { Connect, Plate, PrinterConnection } from '../domain/orders/printer';
import { lifecycleOf, noSuchMove } from '../kernel/lifecycle';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { openTo } from '../triggers/jobs/PrintJob';
import { type Call, coordinatorsOnly, flagOf, onlyKnown, rowNamed, type Verb } from './calling';

export interface Sliced {
  file: FileHandle;
  fileName: string;
  print: PrintParameters;
  plate: Plate;
}

/** Makes G-code of a model, and hands its path to `use`. */
export type Slice = <T>(what: Sliced, use: (gcode: string) => Promise<T>) => Promise<T>;

interface Handing {
  call: Call;
  claimed: Row;
  connection: PrinterConnection;
  printer: Row;
  slice: Slice | undefined;
}

/**
 * payloadId, again? Answers { status, remoteName }; what is at the printer already is answered as it is. After a try
 * of which nobody knows what came, production.unsure is thrown until somebody who has looked sends again: true.
 */
export function sendToPrinter(connect: Connect, slice: Slice | undefined): Verb {
  return async (call) => {
    const { params, tools } = call;
    coordinatorsOnly(call, 'send', 'PrinterAssignmentPayload');
    onlyKnown(params, ['payloadId', 'again']);
    const again = flagOf(params, 'again');
    const payload = await rowNamed(call, 'sendToPrinter', 'payloadId', 'PrinterAssignmentPayload');
    if (AT_PRINTER.includes(payload.status)) return { status: payload.status, remoteName: payload.remoteName };
    if (!AT_REST.includes(payload.status))
      throw new ShopError('production.superseded', { number: payload.number, status: payload.status });
    const printer = payload.printer && (await tools.store.get('Printer', payload.printer.objectId));
    const connection = printer && connect(printer);
    if (!connection) throw new ShopError('production.noConnector', { printer: printer?.name ?? 'a printer' });
    await checkIsPrepared(tools, payload);
    await checkJobMayStart(tools, payload);
    await checkNothingElseIsThere(tools, printer);
    const claimed = await claimPayload(tools, payload, { attempts: payload.attempts + 1 });
    if (!claimed) throw new ShopError('production.beingSent', { number: payload.number });
    const handing = { call, claimed, connection, printer, slice };
    return whileHeld(tools, claimed, () => handClaimed(handing, again));
  };
}

async function checkIsPrepared(tools: Tools, payload: Row): Promise<void> {
  const item = await openItemOf(tools, payload.orderLine.objectId);
  const isItsOwn = item?.printerAssignment?.objectId === payload.objectId;
  if (!isItsOwn || item?.status !== 'Prepared')
    throw new ShopError('production.notPrepared', { status: item ? item.status : 'in none' });
}

/** What the job's own rules refuse is refused before anything is printed. */
async function checkJobMayStart(tools: Tools, payload: Row): Promise<void> {
  const item = await openItemOf(tools, payload.orderLine.objectId);
  const job = item?.printJob && (await tools.store.get('PrintJob', item.printJob.objectId));
  if (!job) throw new ShopError('production.noJob');
  if (job.runCount || job.status === 'Printing') return;
  if (job.status !== 'Queued') throw noSuchMove('PrintJob', lifecycleOf(tools.schema), job, 'Printing', openTo);
  const facts = await readFacts(tools.store, job, factsNeeded('start'));
  checkMove({ job: job as unknown as PrintJob, move: 'start', now: tools.now(), ...facts } as MoveFacts);
}

async function checkNothingElseIsThere({ store }: Tools, printer: Row): Promise<void> {
  const where = { printer: pointerTo('Printer', printer.objectId), status: { $in: AT_PRINTER } };
  const other = await store.first('PrinterAssignmentPayload', where);
  if (other)
    throw new ShopError('production.printerBusy', { printer: printer.name, why: other.remoteName ?? other.status });
}

async function handClaimed(handing: Handing, again: boolean): Promise<{ status: string; remoteName: string }> {
  const { call, claimed } = handing;
  const { tools } = call;
  try {
    const remoteName = await begunBefore(handing, again).then((begun) => begun ?? printIt(handing));
    if (!(await noteSent(tools, claimed, remoteName)))
      throw new ShopError('production.beingSent', { number: claimed.number });
    await moveEntry(call, claimed);
    return { status: 'Sent', remoteName };
  } catch (error) {
    await noteFailed(tools, claimed, error instanceof ShopError ? error.message : 'The server could not finish it.');
    throw error;
  }
}

/** An earlier try of which nobody knew what came: its file's name, when the printer has begun it after all. */
async function begunBefore({ claimed, connection, printer }: Handing, again: boolean): Promise<string | undefined> {
  const { printAskedAt, remoteName, number } = claimed;
  if (!printAskedAt || !remoteName) return undefined;
  if (await hasBegun(connection, remoteName)) return remoteName;
  if (!again) throw new ShopError('production.unsure', { printer: printer.name, number });
  return undefined;
}

async function printIt({ call: { tools }, claimed, connection, printer, slice }: Handing): Promise<string> {
  await checkIsFree(connection, printer.name);
  const payload = claimed.payload as PrinterPayload;
  if (!slice) throw new ShopError('production.noSlicer', { file: payload.file.name });
  const plate = plateOf(payload, printer);
  const item = await openItemOf(tools, claimed.orderLine.objectId);
  const job = item?.printJob && (await tools.store.get('PrintJob', item.printJob.objectId));
  const revision = job && (await fileOfJob(tools, job));
  // The file of the document, not one that came since.
  if (revision?.sha256 !== payload.file.sha256)
    throw new ShopError('production.superseded', { number: claimed.number, status: 'out of date' });
  const file = await tools.files.open(revision.storageName);
  try {
    const print = parametersOf({ ...payload.settings, setUpMinutes: 0 } as unknown as PrintProfile);
    return await slice({ file, fileName: payload.file.name, print, plate }, (gcode) =>
      handOver(tools, {
        connection,
        printer: printer.name,
        claimed,
        gcode,
        mayPrint: () => checkIsPrepared(tools, claimed),
      }),
    );
  } finally {
    await file.close();
  }
}

function plateOf({ quantity, material }: PrinterPayload, printer: Row): Plate {
  if (material.nozzleCelsius === undefined)
    throw new ShopError('production.noTemperature', { material: material.name });
  return {
    copies: quantity,
    widthMm: printer.buildWidthMm,
    depthMm: printer.buildDepthMm,
    heightMm: printer.buildHeightMm,
    nozzleCelsius: material.nozzleCelsius,
    bedCelsius: material.bedCelsius ?? 0,
  };
}

/** The entry follows; where it cannot, whoever watches the printer moves it on. */
async function moveEntry({ as, tools }: Call, payload: Row): Promise<void> {
  const item = await openItemOf(tools, payload.orderLine.objectId);
  if (item?.status !== 'Prepared') return;
  const object = Parse.Object.extend('ProductionQueueItem').createWithoutData(item.objectId) as Parse.Object;
  await object.save({ status: 'Sent', revision: item.revision }, as).catch(() => undefined);
}
