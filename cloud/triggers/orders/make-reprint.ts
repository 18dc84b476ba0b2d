/** Makes the job of an accepted reprint: one, whatever breaks off in between. */
import Parse from 'parse/node';
import { fileForJob } from '../../data/order-files';
import { followJobs } from '../../data/orders';
import { fileOfJob } from '../../data/preflights';
import { jobOfLine } from '../../data/support-rows';
import { ownSave } from '../../kernel/own-save';
import { type Effect, pointerTo, type Row } from '../../kernel/record';
import type { Tools } from '../../kernel/tools';

/** What the second job has from the first. */
const COPIED = ['materialType', 'color', 'quality', 'toleranceMm', 'language', 'notifyCustomer'];

export async function makeReprint(request: Row, effect: Effect, tools: Tools): Promise<void> {
  const { store } = tools;
  const requestKey = `reprint:${request.objectId}`;
  if (!(await store.first('PrintJob', { requestKey }))) await makeJob(request, requestKey, tools);
  const job = await store.first('PrintJob', { requestKey });
  if (!job) throw new Error(`The reprint ${request.objectId} has no job to print again`);
  const printJob = pointerTo('PrintJob', job.objectId);
  if (await store.update('ReprintRequest', { objectId: request.objectId, printJob: null }, { printJob }))
    await store.publish('ReprintRequest', request, { ...request, printJob });
  // Something is made again: the order goes back, however far it had come.
  await followJobs(job, effect, tools);
}

async function makeJob(request: Row, requestKey: string, tools: Tools): Promise<void> {
  const { store } = tools;
  const { order, orderLine, customerNotes } = request;
  const line = await store.get('OrderLine', orderLine.objectId);
  const first = await jobOfLine(tools, orderLine.objectId);
  if (!line || !first) return;
  const fields = {
    ...Object.fromEntries(COPIED.map((field) => [field, first[field]])),
    ...(await fileOf(first, requestKey, tools)),
    client: Parse.Object.extend('Client').createWithoutData(first.client.objectId),
    quantity: request.quantity ?? line.quantity,
  };
  const reprintOf = pointerTo('PrintJob', first.objectId);
  const job = new (Parse.Object.extend('PrintJob'))() as Parse.Object;
  try {
    await job.save(
      fields,
      ownSave({ sets: { origin: 'store', requestKey, order, orderLine, reprintOf, customerNotes } }),
    );
  } catch (error) {
    // The sweep at the same time: the other one made it.
    if (!(await store.first('PrintJob', { requestKey }))) throw error;
  }
}

/** The newest file of the job, as a file of its own; an address is the same for both. */
async function fileOf(job: Row, taker: string, tools: Tools): Promise<Record<string, unknown>> {
  const revision = await fileOfJob(tools, job);
  if (!revision?.storageName) return { fileUrl: job.fileUrl, fileName: job.fileName };
  const file = await fileForJob(tools, revision.storageName, revision.fileName, taker);
  return { file: Parse.File.fromJSON(file) };
}
